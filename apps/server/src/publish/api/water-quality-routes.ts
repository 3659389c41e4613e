import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { Reads } from '../reads.ts';
import { readWaterQuality } from '../river/water-quality.ts';
import type { WaterQuality } from '../river/water-quality.ts';
import { isoTime, text, time } from './shapes.ts';

/** Days of events shown: a season. */
const MOST_DAYS = 92;

const label = z.object({ fr: z.string(), en: z.string() });
const kind = z.enum(['conductivity', 'turbidity', 'oxygen']);
const view = z.object({
  key: z.string(),
  name: z.string(),
  fish: z.enum(['salmonid', 'cyprinid']),
  values: z.array(
    z.object({
      quantity: z.string(),
      value: z.number(),
      unit: z.string(),
      time,
      class: z.number().optional(),
      computed: z.boolean().optional(),
    }),
  ),
  state: z
    .object({
      class: z.number(),
      label,
      elements: z.record(z.string(), z.number()),
      because: z.array(z.string()),
    })
    .optional(),
  source: z.string(),
  caveat: label,
  events: z.array(
    z.object({
      start: time,
      end: time,
      signs: z.array(z.object({ kind, peak: z.number(), at: time })),
      cause: z.enum(['flood', 'organic', 'spill', 'probe', 'one-measure']),
      label,
    }),
  ),
});

function viewOf({ values, state, events, ...quality }: WaterQuality): z.infer<typeof view> {
  return {
    ...quality,
    values: values.map((value) => ({ ...value, time: isoTime(value.time) })),
    ...(state && { state: { ...state, elements: { ...state.elements }, because: [...state.because] } }),
    events: events.map(({ start, end, signs, ...event }) => ({
      ...event,
      start: isoTime(start),
      end: isoTime(end),
      signs: signs.map((sign) => ({ ...sign, at: isoTime(sign.at) })),
    })),
  };
}

/** What a probe says of the water: indicative instant state, and what disturbed it lately. */
export function registerWaterQualityRoutes(
  app: HttpServer,
  deps: { readonly reads: Reads; readonly clock: { now(): number } },
): void {
  app.get(
    '/api/v1/things/:key/water-quality',
    {
      config: { access: 'reader' },
      schema: {
        tags: ['things'],
        params: z.object({ key: text(200) }),
        querystring: z.strictObject({ days: z.coerce.number().int().min(1).max(MOST_DAYS).default(31) }),
        response: { 200: view },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { key } = request.params;
      const found = await readWaterQuality(deps, { organisation }, { key, days: request.query.days });
      if (!found) throw notFound('L’objet', key);
      return viewOf(found);
    },
  );
}
