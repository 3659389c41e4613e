import { PRIORITIES } from '@vigie/kit';
import type { Pack } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { LatestValue, Reads, ThingSummary } from '../reads.ts';
import { filter, flagShape, isoTimeOrAbsent, jsonNumber, page, pageOf, text, time } from './shapes.ts';

const tags = ['things'];
// A map shows a whole territory at once: its page may be larger than that of other lists.
const limit = filter(z.coerce.number().int().min(1).max(10_000)).transform((given) => given ?? 100);
/** `headline`: only the value a map shows, the domain's headline or else the first measure. */
const values = filter(z.enum(['all', 'headline']));
const query = z.strictObject({ domain: filter(text(100)), search: filter(text(200)), values, ...page, limit });

const latestView = z.object({
  datastream: z.number(),
  field: z.string(),
  quantity: z.string(),
  unit: z.string(),
  role: z.enum(['measure', 'health']),
  derived: z.boolean(),
  period: z.number(),
  time: time.optional(),
  raw: z.number().nullable(),
  adjusted: z.number().nullable(),
  flag: flagShape,
  reasons: z.array(z.string()),
});

const summaryView = z.object({
  id: z.number(),
  key: z.string(),
  name: z.string(),
  domain: z.string(),
  assetType: z.string(),
  commune: z.string().optional(),
  longitude: z.number(),
  latitude: z.number(),
  lastTime: time.optional(),
  openAlarms: z.number(),
  worstPriority: z.enum(PRIORITIES).optional(),
  latest: z.array(latestView),
});

const sheetView = summaryView.extend({
  properties: z.record(z.string(), z.unknown()),
  devices: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      connector: z.string(),
      model: z.string().optional(),
      codec: z.object({ id: z.string(), version: z.string() }).optional(),
      expectedPeriod: z.number(),
    }),
  ),
});

const latest = (value: LatestValue): z.infer<typeof latestView> => ({
  ...value,
  time: isoTimeOrAbsent(value.time),
  raw: jsonNumber(value.raw),
  adjusted: jsonNumber(value.adjusted),
  reasons: [...value.reasons],
});

const summary = (thing: ThingSummary): z.infer<typeof summaryView> => ({
  ...thing,
  lastTime: isoTimeOrAbsent(thing.lastTime),
  latest: thing.latest.map(latest),
});

export interface ThingDeps {
  readonly reads: Reads;
  readonly packs: readonly Pick<Pack, 'id' | 'publicContent'>[];
}

/** Objects of the city with their latest values. */
export function registerThingRoutes(app: HttpServer, { reads, packs }: ThingDeps): void {
  const headlines = Object.fromEntries(packs.map((pack) => [pack.id, pack.publicContent.headline]));
  app.get(
    '/api/v1/things',
    { config: { access: 'reader' }, schema: { tags, querystring: query, response: { 200: pageOf(summaryView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { values: asked, ...rest } = request.query;
      const { items, next } = await reads.things(
        { organisation },
        asked === 'headline' ? { ...rest, headlines } : rest,
      );
      return { items: items.map(summary), next };
    },
  );

  const params = z.object({ key: text(200) });
  app.get(
    '/api/v1/things/:key',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: sheetView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const thing = await reads.thing({ organisation }, request.params.key);
      if (!thing) throw notFound('L’objet', request.params.key);
      return { ...summary(thing), properties: { ...thing.properties }, devices: [...thing.devices] };
    },
  );
}
