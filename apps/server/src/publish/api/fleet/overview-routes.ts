import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { FLEET_STATES } from '../../ports/fleet-reads.ts';
import type { FleetConnector, FleetGateway } from '../../ports/fleet-reads.ts';
import { csvFile } from '../csv.ts';
import { isoTime, isoTimeOrAbsent, jsonNumber, time } from '../shapes.ts';
import { FLEET_TAGS } from './fleet-deps.ts';
import type { FleetDeps } from './fleet-deps.ts';

const counts = z.object({
  devices: z.number(),
  heard: z.number(),
  ...Object.fromEntries(FLEET_STATES.map((state) => [state, z.number()])),
} as Record<'devices' | 'heard' | (typeof FLEET_STATES)[number], z.ZodNumber>); // the entries are made from the names

const connectorView = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.string(),
  disabled: z.boolean(),
  devices: z.number(),
  offline: z.number(),
  lastSeen: time.optional(),
  alarm: z.string().optional(),
  silentSince: time.optional(),
});

const gatewayView = z.object({
  key: z.string(),
  name: z.string(),
  connector: z.string().optional(),
  longitude: z.number().optional(),
  latitude: z.number().optional(),
  firstSeen: time,
  lastSeen: time,
  frames: z.number(),
  devices: z.number(),
  alone: z.number(),
  offline: z.number(),
  snr: z.number().nullable(),
  alarm: z.string().optional(),
  silentSince: time.optional(),
  children: z.number(),
});

const summaryView = z.object({ counts, connectors: z.array(connectorView) });

const connectorOf = (row: FleetConnector): z.infer<typeof connectorView> => ({
  ...row,
  lastSeen: isoTimeOrAbsent(row.lastSeen),
  silentSince: isoTimeOrAbsent(row.silentSince),
});

const gatewayOf = (row: FleetGateway): z.infer<typeof gatewayView> => ({
  ...row,
  firstSeen: isoTime(row.firstSeen),
  lastSeen: isoTime(row.lastSeen),
  silentSince: isoTimeOrAbsent(row.silentSince),
  snr: jsonNumber(row.snr),
});

const NOTHING = { devices: 0, heard: 0, ...Object.fromEntries(FLEET_STATES.map((state) => [state, 0])) } as z.infer<
  typeof counts
>; // the entries are made from the names

const GATEWAY_COLUMNS = [
  'key',
  'name',
  'connector',
  'lastSeen',
  'silentSince',
  'children',
  'devices',
  'alone',
  'offline',
  'frames',
  'snr',
  'longitude',
  'latitude',
] as const;

/** How the fleet is, and its gateways. */
export function registerFleetOverview(app: HttpServer, { fleet, clock }: FleetDeps): void {
  app.get(
    '/api/v1/fleet',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, response: { 200: summaryView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const now = clock.now();
      const [found, connectors] = await Promise.all([
        fleet.counts({ organisation }, now),
        fleet.connectors({ organisation }, now),
      ]);
      return { counts: found ?? NOTHING, connectors: connectors.map(connectorOf) };
    },
  );

  const answer = z.object({ items: z.array(gatewayView) });
  app.get(
    '/api/v1/fleet/gateways',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, response: { 200: answer } } },
    async (request) => {
      const { organisation } = principalOf(request);
      return { items: (await fleet.gateways({ organisation }, clock.now())).map(gatewayOf) };
    },
  );
  app.get(
    '/api/v1/fleet/gateways.csv',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS } },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const rows = (await fleet.gateways({ organisation }, clock.now())).map(gatewayOf);
      const lines = rows.map((row) => GATEWAY_COLUMNS.map((column) => row[column] ?? null));
      return csvFile(reply, 'passerelles', { columns: GATEWAY_COLUMNS, lines });
    },
  );
}
