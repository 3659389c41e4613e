import { DAY, FLAG_REASONS } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { unprocessable } from '#platform/http/problem.ts';
import { WORDS_EN } from '../pages/words/words-en.ts';
import { WORDS_FR } from '../pages/words/words-fr.ts';
import type { QualityReads, SeriesQuality } from '../ports/quality.ts';
import { filter, instant, isoTime, page, pageOf, text, time } from './shapes.ts';

export interface QualityDeps {
  readonly quality: QualityReads;
}

const tags = ['quality'];
const LONGEST = 400 * DAY;

const words = z.object({ fr: z.string(), en: z.string() });
const dayView = z.object({
  day: z.string(),
  expected: z.number(),
  good: z.number(),
  notEvaluated: z.number(),
  suspect: z.number(),
  failed: z.number(),
  missing: z.number(),
  byPerson: z.number(),
  estimated: z.number(),
});
const seriesView = z.object({
  datastream: z.number(),
  device: z.string(),
  field: z.string(),
  quantity: z.string(),
  unit: z.string(),
  period: z.number(),
  days: z.array(dayView),
  reasons: z.array(z.object({ reason: z.enum(FLAG_REASONS), count: z.number(), words })),
  gaps: z.array(z.object({ from: time, to: time, missing: z.number() })),
});

const viewOf = ({ days, reasons, gaps, ...series }: SeriesQuality): z.infer<typeof seriesView> => ({
  ...series,
  days: days.map(({ counts, ...day }) => ({
    ...day,
    good: counts[1],
    notEvaluated: counts[2],
    suspect: counts[3],
    failed: counts[4],
    missing: counts[9],
  })),
  reasons: reasons.map(({ reason, count }) => ({
    reason,
    count,
    words: { fr: WORDS_FR.reasons[reason], en: WORDS_EN.reasons[reason] },
  })),
  gaps: gaps.map(({ from, to, missing }) => ({ from: isoTime(from), to: isoTime(to), missing })),
});

function checkSpan({ from, to }: { from: number; to: number }): void {
  if (to <= from) throw unprocessable('empty-interval', '« from » doit précéder « to ».');
  if (to - from > LONGEST) throw unprocessable('interval-too-long', '400 jours au plus par demande.');
}

const counts = {
  received: z.number(),
  expected: z.number(),
  suspect: z.number(),
  failed: z.number(),
};
const worstView = z.object({
  datastream: z.number(),
  thing: z.object({ key: z.string(), name: z.string() }),
  domain: z.string(),
  device: z.string(),
  model: z.string().optional(),
  quantity: z.string(),
  ...counts,
});
const groupView = z.object({ name: z.string(), series: z.number(), ...counts });

function registerOverview(app: HttpServer, { quality }: QualityDeps): void {
  const query = z.strictObject({
    from: instant,
    to: instant,
    domain: filter(text(100)),
    model: filter(text(200)),
    search: filter(text(200)),
    sort: filter(z.enum(['bad', 'missing'])).transform((given) => given ?? ('bad' as const)),
    ...page,
  });
  app.get(
    '/api/v1/quality/series',
    { config: { access: 'reader' }, schema: { tags, querystring: query, response: { 200: pageOf(worstView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      checkSpan(request.query);
      const { items, next } = await quality.worst({ organisation }, request.query);
      return { items: [...items], next };
    },
  );

  const groups = z.object({ domains: z.array(groupView), models: z.array(groupView) });
  app.get(
    '/api/v1/quality/groups',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: z.strictObject({ from: instant, to: instant }), response: { 200: groups } },
    },
    async (request) => {
      checkSpan(request.query);
      const { organisation } = principalOf(request);
      const { domains, models } = await quality.groups({ organisation }, request.query);
      return { domains: [...domains], models: [...models] };
    },
  );
}

/** Share of each flag by day, reasons in words, gaps; and the worst series of all. */
export function registerQualityRoutes(app: HttpServer, deps: QualityDeps): void {
  const query = z.strictObject({ thing: text(200), quantity: filter(text(100)), from: instant, to: instant });
  app.get(
    '/api/v1/quality',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: query, response: { 200: z.object({ items: z.array(seriesView) }) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      checkSpan(request.query);
      const series = await deps.quality.series({ organisation }, request.query);
      return { items: series.map(viewOf) };
    },
  );
  registerOverview(app, deps);
}
