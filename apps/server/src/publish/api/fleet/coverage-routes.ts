import { linkClass } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { CoveredObject } from '../../ports/fleet-reads.ts';
import { csvFile } from '../csv.ts';
import { filter, jsonNumber, text } from '../shapes.ts';
import { FLEET_TAGS } from './fleet-deps.ts';
import type { FleetDeps } from './fleet-deps.ts';

const querystring = z.strictObject({ domain: filter(text(100)) });

const properties = z.object({
  key: z.string(),
  name: z.string(),
  domain: z.string(),
  commune: z.string().optional(),
  /** Mean of seven days above what the spreading factor needs, dB; null where the network says no spreading factor. */
  margin: z.number().nullable(),
  rssi: z.number(),
  gateway: z.string().optional(),
  class: z.enum(['weak', 'fair', 'good', 'unknown']),
});

const coverageView = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
      properties,
    }),
  ),
});

function featureOf({ longitude, latitude, ...row }: CoveredObject): z.infer<typeof coverageView>['features'][number] {
  const margin = jsonNumber(row.margin);
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { ...row, margin, class: margin === null ? 'unknown' : linkClass(margin) },
  };
}

const COLUMNS = ['key', 'name', 'domain', 'commune', 'longitude', 'latitude', 'margin', 'class', 'rssi', 'gateway'];

/** How well the radio hears each object, for a map. */
export function registerFleetCoverage(app: HttpServer, { fleet }: FleetDeps): void {
  app.get(
    '/api/v1/fleet/coverage',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring, response: { 200: coverageView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const rows = await fleet.coverage({ organisation }, request.query);
      return { type: 'FeatureCollection' as const, features: rows.map(featureOf) };
    },
  );
  app.get(
    '/api/v1/fleet/coverage.csv',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring } },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const rows = (await fleet.coverage({ organisation }, request.query)).map(featureOf);
      const lines = rows.map(({ geometry, properties: row }) => {
        const [longitude, latitude] = geometry.coordinates;
        const { key, name, domain, commune = null, margin, rssi, gateway = null } = row;
        return [key, name, domain, commune, longitude, latitude, margin, row.class, rssi, gateway];
      });
      return csvFile(reply, 'couverture', { columns: COLUMNS, lines });
    },
  );
}
