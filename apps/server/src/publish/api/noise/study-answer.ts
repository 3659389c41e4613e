import { compareBeforeAfter, localDate } from '@vigie/kit';
import type { Instant, StudyDay } from '@vigie/kit';
import { z } from 'zod';
import { unprocessable } from '#platform/http/problem.ts';
import type { IndicatorRow, Reads, Scope } from '../../reads.ts';
import { ROWS, checkSpan } from './noise-deps.ts';

/** Daily levels a study may compare. */
export const STUDY_INDICATORS = [
  'noise-lden-day',
  'noise-laeq-day',
  'noise-lday',
  'noise-levening',
  'noise-lnight',
] as const;

export const STUDY_METHOD =
  'Jours appariés par jour de semaine et par saison, niveaux en énergie, chaque jour de semaine compte autant ; intervalle à 95 % par rééchantillonnage des jours (bootstrap, 2 000 tirages). Il ne contient ni l’incertitude de l’instrument ni une évolution générale de la ville.';

/** What a study asks. */
export interface StudyQuestion {
  readonly thing: string;
  readonly control?: string;
  readonly indicator: string;
  readonly beforeFrom: Instant;
  readonly beforeTo: Instant;
  readonly afterFrom: Instant;
  readonly afterTo: Instant;
  readonly season: number;
}

const sideView = z.object({ before: z.number(), after: z.number() });

const found = {
  refused: z.enum(['no-common-season', 'too-few-days']).optional(),
  before: z.number().optional(),
  after: z.number().optional(),
  difference: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  distinct: z.boolean().optional(),
  days: sideView.optional(),
  weekdays: z.array(z.number()).optional(),
  leftOut: z.object({ season: z.number(), weekday: z.number() }),
  /** Days measured too little to be compared. */
  poor: sideView,
  /** Share of the time of the compared days that was left out: rain, wind, works. */
  excluded: sideView,
};

export const studyAnswer = z.object({
  ...found,
  /** The same at the place the change did not touch. */
  control: z.object(found).optional(),
  /** The change less that of the control place; its bounds add both uncertainties in quadrature. */
  net: z.object({ difference: z.number(), low: z.number(), high: z.number(), distinct: z.boolean() }).optional(),
});
export type StudyAnswer = z.infer<typeof studyAnswer>;
type Found = Omit<StudyAnswer, 'control' | 'net'>;

interface Side {
  readonly thing: string;
  readonly indicator: string;
  readonly from: Instant;
  readonly to: Instant;
}

export function checkQuestion({ beforeFrom, beforeTo, afterFrom, afterTo }: StudyQuestion): void {
  checkSpan(beforeFrom, beforeTo);
  checkSpan(afterFrom, afterTo);
  if (afterFrom < beforeTo)
    throw unprocessable('overlapping-periods', '« Avant » doit finir quand « après » commence.');
}

/** Every day of a side, used or not. */
export async function daysOf(reads: Reads, scope: Scope, side: Side): Promise<IndicatorRow[]> {
  const days: IndicatorRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await reads.indicatorValues(scope, { ...side, limit: ROWS, cursor });
    days.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return days;
}

const isGood = ({ value, completeness }: IndicatorRow): boolean => value !== undefined && completeness === 'good';

/** Whole days of good coverage; what was excluded has taken its day down already. */
function usable(rows: readonly IndicatorRow[]): StudyDay[] {
  return rows.flatMap((row) =>
    isGood(row) && row.value !== undefined ? [{ date: localDate(row.start), level: row.value }] : [],
  );
}

function excludedShare(rows: readonly IndicatorRow[]): number {
  const good = rows.filter(isGood);
  return good.length === 0 ? 0 : good.reduce((sum, { excluded = 0 }) => sum + excluded, 0) / good.length;
}

async function compare(reads: Reads, scope: Scope, question: StudyQuestion): Promise<Found> {
  const { thing, indicator, season } = question;
  const of = (from: Instant, to: Instant) => daysOf(reads, scope, { thing, indicator, from, to });
  const before = await of(question.beforeFrom, question.beforeTo);
  const after = await of(question.afterFrom, question.afterTo);
  const poor = {
    before: before.length - before.filter(isGood).length,
    after: after.length - after.filter(isGood).length,
  };
  const excluded = { before: excludedShare(before), after: excludedShare(after) };
  const compared = compareBeforeAfter(usable(before), usable(after), { season });
  if ('refused' in compared) return { ...compared, poor, excluded };
  return { ...compared, weekdays: [...compared.weekdays], poor, excluded };
}

function netOf(own: Found, control: Found): StudyAnswer['net'] {
  const [a, b] = [own, control].map(({ difference, low, high }) =>
    difference === undefined || low === undefined || high === undefined ? undefined : { difference, low, high },
  );
  if (!a || !b) return undefined;
  const difference = a.difference - b.difference;
  const low = difference - Math.hypot(a.difference - a.low, b.high - b.difference);
  const high = difference + Math.hypot(a.high - a.difference, b.difference - b.low);
  return { difference, low, high, distinct: low > 0 || high < 0 };
}

/** The answer as the data are now. */
export async function answerStudy(reads: Reads, scope: Scope, question: StudyQuestion): Promise<StudyAnswer> {
  const own = await compare(reads, scope, question);
  if (question.control === undefined) return own;
  const control = await compare(reads, scope, { ...question, thing: question.control });
  const net = netOf(own, control);
  return { ...own, control, ...(net === undefined ? {} : { net }) };
}
