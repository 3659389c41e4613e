import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { FLEET_SORTS, FLEET_STATES } from '../../ports/fleet-reads.ts';
import type { FleetDevice } from '../../ports/fleet-reads.ts';
import { csvStream } from '../csv.ts';
import { filter, isoTimeOrAbsent, jsonNumber, page, pageOf, text, time } from '../shapes.ts';
import { FLEET_TAGS } from './fleet-deps.ts';
import type { FleetDeps } from './fleet-deps.ts';

const boolean = z.enum(['true', 'false']).transform((given) => given === 'true');

const query = z.strictObject({
  state: filter(z.enum(FLEET_STATES)),
  gateway: filter(text(200)),
  connector: filter(text(200)),
  model: filter(text(200)),
  domain: filter(text(100)),
  search: filter(text(200)),
  sort: filter(z.enum(FLEET_SORTS)),
  descending: filter(boolean),
  ...page,
});

const share = z.number().nullable();

const deviceView = z.object({
  key: z.string(),
  name: z.string(),
  model: z.string().optional(),
  connector: z.string(),
  gateway: z.string().optional(),
  thing: z.object({ key: z.string(), name: z.string(), commune: z.string().optional() }),
  domain: z.string(),
  period: z.number(),
  lifeCycle: z.string(),
  hearing: z.enum(['never', 'heard', 'late', 'offline']),
  lastSeen: time.optional(),
  frames: z.number(),
  packetError: share,
  margin: z.number().nullable(),
  rssi: z.number().nullable(),
  duplicates: share,
  failures: share,
  drift: z.number().nullable(),
  battery: z.object({
    percent: z.number().nullable(),
    volts: z.number().nullable(),
    end: z.string().optional(),
    verdict: z.enum(['falling', 'steady', 'too-little-data', 'no-battery']),
  }),
});

const view = (row: FleetDevice): z.infer<typeof deviceView> => ({
  ...row,
  lastSeen: isoTimeOrAbsent(row.lastSeen),
  packetError: jsonNumber(row.packetError),
  margin: jsonNumber(row.margin),
  rssi: jsonNumber(row.rssi),
  duplicates: jsonNumber(row.duplicates),
  failures: jsonNumber(row.failures),
  drift: jsonNumber(row.drift),
  battery: { ...row.battery, percent: jsonNumber(row.battery.percent), volts: jsonNumber(row.battery.volts) },
});

type Cell = string | number | null;

/** Columns of the file, in its order. */
const COLUMNS: Readonly<Record<string, (device: z.infer<typeof deviceView>) => Cell>> = {
  device: ({ key }) => key,
  name: ({ name }) => name,
  object: ({ thing }) => thing.key,
  objectName: ({ thing }) => thing.name,
  commune: ({ thing }) => thing.commune ?? null,
  domain: ({ domain }) => domain,
  model: ({ model }) => model ?? null,
  connector: ({ connector }) => connector,
  gateway: ({ gateway }) => gateway ?? null,
  hearing: ({ hearing }) => hearing,
  lastSeen: ({ lastSeen }) => lastSeen ?? null,
  periodSeconds: ({ period }) => period,
  frames7days: ({ frames }) => frames,
  packetError: ({ packetError }) => packetError,
  marginDb: ({ margin }) => margin,
  rssiDbm: ({ rssi }) => rssi,
  duplicateShare: ({ duplicates }) => duplicates,
  failureShare: ({ failures }) => failures,
  clockDriftMs: ({ drift }) => drift,
  batteryPercent: ({ battery }) => battery.percent,
  batteryVolts: ({ battery }) => battery.volts,
  batteryEnd: ({ battery }) => battery.end ?? null,
  batteryVerdict: ({ battery }) => battery.verdict,
};

/** Devices of the fleet in one state, sorted, page by page or as one file. */
export function registerFleetDevices(app: HttpServer, { fleet, clock }: FleetDeps): void {
  const answer = pageOf(deviceView).extend({ total: z.number() });
  app.get(
    '/api/v1/fleet/devices',
    {
      config: { access: 'reader' },
      schema: { tags: FLEET_TAGS, querystring: query, response: { 200: answer } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const found = await fleet.devices({ organisation }, { ...request.query, now: clock.now() });
      return { ...found, items: found.items.map(view) };
    },
  );

  app.get(
    '/api/v1/fleet/devices.csv',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring: query } },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const asked = { ...request.query, now: clock.now() };
      const names = Object.keys(COLUMNS);
      const row = (device: FleetDevice) => Object.values(COLUMNS).map((cell) => cell(view(device)));
      reply.header('content-disposition', 'attachment; filename="parc.csv"').type('text/csv; charset=utf-8');
      return reply.send(
        csvStream(names, row, (cursor, limit) => fleet.devices({ organisation }, { ...asked, limit, cursor })),
      );
    },
  );
}
