import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { Reads } from '../reads.ts';
import { outlooksOf } from '../river/outlook-cache.ts';
import type { RiverOutlook } from '../river/river-outlook.ts';
import { isoTime, isoTimeOrAbsent, text, time } from './shapes.ts';

const methodShape = z.enum(['persistence', 'damped-rise', 'upstream']);
const errorShape = z.object({
  lead: z.number(),
  moments: z.number(),
  meanAbsolute: z.number(),
  rootMeanSquare: z.number(),
  nineInTen: z.number(),
});

const scoreShape = z.object({ lead: z.number(), error: errorShape, persistence: errorShape, skill: z.number() });

const nowcastView = z.object({
  at: time,
  stage: z.number(),
  rise: z.number().optional(),
  method: methodShape,
  reason: z.enum(['history-too-short', 'no-better-than-persistence', 'missing-now', 'not-tried-yet']).optional(),
  steps: z.array(
    z.object({
      time,
      lead: z.number(),
      stage: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
  lag: z.number().optional(),
  basis: z.enum(['own', 'other', 'none']),
  lentBy: z.object({ key: z.string(), name: z.string() }).optional(),
  history: z.object({ from: time, to: time, episodes: z.number(), moments: z.number() }).optional(),
  tried: methodShape.optional(),
  scores: z.array(scoreShape),
  classes: z.array(z.object({ level: z.number(), scores: z.array(scoreShape) })),
});

const dischargeView = z.object({
  discharge: z.number().optional(),
  version: z.string().optional(),
  reason: z.enum(['no-curve', 'no-curve-then', 'below-curve', 'above-curve']).optional(),
  bound: z.number().optional(),
});

const outlookView = z.object({
  key: z.string(),
  name: z.string(),
  at: time.optional(),
  stage: z.number().optional(),
  rise: z.number().optional(),
  discharge: dischargeView,
  levels: z.array(
    z.object({ level: z.number(), stage: z.number(), reached: z.boolean(), minutes: z.number().optional() }),
  ),
  levelsSource: z.string().optional(),
  upstream: z.object({ key: z.string(), name: z.string() }).optional(),
  vigilance: z
    .object({ section: z.string(), name: z.string(), colour: z.number().optional(), time: time.optional() })
    .optional(),
  nowcast: nowcastView.optional(),
});

function viewNowcast({ history, ...nowcast }: NonNullable<RiverOutlook['nowcast']>): z.infer<typeof nowcastView> {
  return {
    ...nowcast,
    at: isoTime(nowcast.at),
    steps: nowcast.steps.map((step) => ({ ...step, time: isoTime(step.time) })),
    ...(history && { history: { ...history, from: isoTime(history.from), to: isoTime(history.to) } }),
    scores: [...nowcast.scores],
    classes: nowcast.classes.map(({ level, scores }) => ({ level, scores: [...scores] })),
  };
}

function viewOf({ nowcast, vigilance, levels, ...outlook }: RiverOutlook): z.infer<typeof outlookView> {
  return {
    ...outlook,
    at: isoTimeOrAbsent(outlook.at),
    levels: [...levels],
    vigilance: vigilance && { ...vigilance, time: isoTimeOrAbsent(vigilance.time) },
    nowcast: nowcast && viewNowcast(nowcast),
  };
}

/** What comes next at a level station: the next two hours with their error, levels, discharge, the State's word beside. */
export function registerRiverRoutes(
  app: HttpServer,
  deps: { readonly reads: Reads; readonly clock: { now(): number } },
): void {
  const outlook = outlooksOf(deps);
  app.get(
    '/api/v1/things/:key/nowcast',
    {
      config: { access: 'reader' },
      schema: { tags: ['things'], params: z.object({ key: text(200) }), response: { 200: outlookView } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const found = await outlook({ organisation }, request.params.key);
      if (!found) throw notFound('La station de niveau', request.params.key);
      return viewOf(found);
    },
  );
}
