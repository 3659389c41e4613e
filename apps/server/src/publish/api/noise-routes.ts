import { DAY, compareBeforeAfter, localDate, weekOfLevels } from '@vigie/kit';
import type { StudyDay } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import type { Reads, Scope } from '../reads.ts';
import { compositionFromHours } from './noise-composition.ts';
import type { ClassHours } from './noise-composition.ts';
import { filter, instant, isoTime, jsonNumber, text, time } from './shapes.ts';

interface NoiseDeps {
  readonly reads: Reads;
  readonly registry: RegistryReads;
}

const TAGS = ['noise'];
const PAGE = 1_000;
/** A year and some: what one answer may rest on. */
const LONGEST = 400 * DAY;
const METHOD =
  'Jours appariés par jour de semaine et par saison, niveaux en énergie, chaque jour de semaine compte autant ; intervalle à 95 % par rééchantillonnage des jours (bootstrap, 2 000 tirages). Il ne contient ni l’incertitude de l’instrument ni une évolution générale de la ville.';

function checkSpan(from: number, to: number): void {
  if (to <= from) throw unprocessable('empty-interval', 'Le début doit précéder la fin.');
  if (to - from > LONGEST) throw unprocessable('interval-too-long', '400 jours au plus par période.');
}

const studyView = z.object({
  thing: z.string(),
  indicator: z.string(),
  method: z.string(),
  refused: z.enum(['no-common-season', 'too-few-days']).optional(),
  before: z.number().optional(),
  after: z.number().optional(),
  difference: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  distinct: z.boolean().optional(),
  days: z.object({ before: z.number(), after: z.number() }).optional(),
  weekdays: z.array(z.number()).optional(),
  leftOut: z.object({ season: z.number(), weekday: z.number() }),
});

interface DaysAsked {
  readonly thing: string;
  readonly indicator: string;
  readonly from: number;
  readonly to: number;
}

/** Whole days of good coverage: what was excluded, for rain, wind or works, has taken its day down already. */
async function studyDays(reads: Reads, scope: Scope, asked: DaysAsked): Promise<StudyDay[]> {
  const days: StudyDay[] = [];
  let cursor: string | undefined;
  do {
    const page = await reads.indicatorValues(scope, { ...asked, limit: PAGE, cursor });
    for (const { start, value, completeness } of page.items) {
      if (value !== undefined && completeness === 'good') days.push({ date: localDate(start), level: value });
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return days;
}

/** Before and after a change of the street. */
function registerStudy(app: HttpServer, { reads }: NoiseDeps): void {
  const querystring = z.strictObject({
    thing: text(200),
    indicator: filter(
      z.enum(['noise-lden-day', 'noise-laeq-day', 'noise-lday', 'noise-levening', 'noise-lnight']),
    ).transform((given) => given ?? 'noise-lden-day'),
    beforeFrom: instant,
    beforeTo: instant,
    afterFrom: instant,
    afterTo: instant,
    season: filter(z.coerce.number().int().min(7).max(183)).describe('Days of the year between matched days; 45'),
  });
  app.get(
    '/api/v1/studies/noise',
    { config: { access: 'reader' }, schema: { tags: TAGS, querystring, response: { 200: studyView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { thing, indicator, beforeFrom, beforeTo, afterFrom, afterTo, season } = request.query;
      checkSpan(beforeFrom, beforeTo);
      checkSpan(afterFrom, afterTo);
      if (afterFrom < beforeTo)
        throw unprocessable('overlapping-periods', '« Avant » doit finir quand « après » commence.');
      const before = await studyDays(reads, scope, { thing, indicator, from: beforeFrom, to: beforeTo });
      const after = await studyDays(reads, scope, { thing, indicator, from: afterFrom, to: afterTo });
      const { weekdays, ...found } = {
        weekdays: undefined,
        ...compareBeforeAfter(before, after, season ? { season } : {}),
      };
      return { thing, indicator, method: METHOD, ...found, ...(weekdays ? { weekdays: [...weekdays] } : {}) };
    },
  );
}

const compositionView = z.object({
  thing: z.string(),
  from: time,
  to: time,
  level: z.number().nullable(),
  hours: z.number(),
  classes: z.array(
    z.object({
      sound: z.string(),
      timeShare: z.number(),
      energyShare: z.number(),
      contribution: z.number().nullable(),
    }),
  ),
});

async function seriesOf({ registry }: NoiseDeps, scope: Scope, thing: string) {
  const { items } = await registry.datastreams(scope, { thing, limit: PAGE });
  return items.filter(({ thing: of }) => of === thing);
}

/** What the sound was made of: shares of the time and of the energy, and contributions that add up to the level. */
function registerComposition(app: HttpServer, deps: NoiseDeps): void {
  const querystring = z.strictObject({ thing: text(200), from: instant, to: instant });
  app.get(
    '/api/v1/noise/composition',
    { config: { access: 'reader' }, schema: { tags: TAGS, querystring, response: { 200: compositionView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { thing, from, to } = request.query;
      checkSpan(from, to);
      const hours: ClassHours[] = [];
      for (const { id, quantity } of await seriesOf(deps, scope, thing)) {
        if (!/^(?:timeShare|LAeq)[A-Z]/.test(quantity)) continue;
        const points = await deps.reads.series(scope, { datastream: id, from, to, grain: 'hour' });
        hours.push({ quantity, points });
      }
      const { level, classes, hours: counted } = compositionFromHours(hours);
      return {
        thing,
        from: isoTime(from),
        to: isoTime(to),
        level: jsonNumber(level),
        hours: counted,
        classes: classes.map((each) => ({ ...each, contribution: jsonNumber(each.contribution) })),
      };
    },
  );
}

const weekView = z.object({
  thing: z.string(),
  cells: z.array(z.object({ weekday: z.number(), hour: z.number(), level: z.number().nullable(), days: z.number() })),
});

/** The usual week: 24 hours × 7 days by energy. */
function registerWeek(app: HttpServer, deps: NoiseDeps): void {
  const querystring = z.strictObject({ thing: text(200), from: instant, to: instant });
  app.get(
    '/api/v1/noise/week',
    { config: { access: 'reader' }, schema: { tags: TAGS, querystring, response: { 200: weekView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { thing, from, to } = request.query;
      checkSpan(from, to);
      const level = (await seriesOf(deps, scope, thing)).find(({ quantity }) => quantity === 'LAeq');
      if (level === undefined) throw notFound('La station de bruit', thing);
      const points = await deps.reads.series(scope, { datastream: level.id, from, to, grain: 'hour' });
      const samples = points.flatMap(({ time: at, value, coverage }) =>
        value === undefined ? [] : [{ time: at, value, duration: coverage }],
      );
      const cells = weekOfLevels(samples).map((cell) => ({ ...cell, level: jsonNumber(cell.level) }));
      return { thing, cells };
    },
  );
}

/** The noise observatory: composition, the usual week, studies before and after. */
export function registerNoiseRoutes(app: HttpServer, deps: NoiseDeps): void {
  registerStudy(app, deps);
  registerComposition(app, deps);
  registerWeek(app, deps);
}
