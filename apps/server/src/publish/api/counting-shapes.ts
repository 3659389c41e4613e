import { formatDate } from '@vigie/kit';
import { z } from 'zod';
import type { CountingDoubt } from '../counting/counting-doubts.ts';
import type { CountingRecords } from '../counting/counting-records.ts';
import { SAID_ESTIMATED } from '../counting/counting-study.ts';
import type { CountingDay, CountingStudy, MatchedPeriod } from '../counting/counting-study.ts';
import { estimatedShare } from '../counting/counting-table.ts';
import { isoTime, time } from './shapes.ts';

const day = z.string().meta({ format: 'date' });

const dayView = z.object({
  date: day,
  counted: z.number().optional(),
  coverage: z.number(),
  estimated: z.number().describe('Passages worked out for hours that were not counted; never stored'),
  estimatedHours: z.number(),
  estimatedShare: z.number().describe('Share of the total that was worked out, 0–1'),
  saidEstimated: z.boolean().describe('The share is over the limit from which a total is said to be estimated'),
  total: z.number().optional(),
  expected: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  unusual: z.boolean().optional(),
});

const errorView = z.object({
  own: z
    .object({
      days: z.number(),
      medianPercent: z.number(),
      weightedPercent: z.number(),
      lastWeekPercent: z.number(),
      withinPercent: z.number(),
      range: z.tuple([z.number(), z.number()]),
    })
    .optional(),
  elsewhere: z.array(z.object({ place: z.string(), days: z.number(), medianPercent: z.number() })).optional(),
});

const doubtView = z.object({
  kind: z.enum([
    'negative',
    'zero-run',
    'unusual',
    'imbalance',
    'level-shift',
    'clock-hour-ahead',
    'clock-hour-late',
    'meter-wrap',
    'meter-reset',
  ]),
  channel: z.string().optional(),
  start: time,
  end: time,
  value: z.number().optional(),
  expected: z.number().optional(),
  times: z.number().optional(),
});

const periodView = z.object({
  first: day,
  last: day,
  pairs: z.number(),
  now: z.number(),
  before: z.number(),
  difference: z.number(),
  halfWidth: z.number().optional(),
  percent: z.number().optional(),
});

const recordsView = z.object({
  hour: z.object({ start: time, count: z.number() }).optional(),
  day: z.object({ date: day, count: z.number() }).optional(),
  month: z.object({ year: z.number(), month: z.number(), average: z.number() }).optional(),
  year: z.object({ year: z.number(), average: z.number(), months: z.number() }).optional(),
  since: day.optional(),
});

export const countingView = z.object({
  key: z.string(),
  name: z.string(),
  channels: z.number(),
  estimatedLimit: z.number(),
  days: z.array(dayView),
  validDays: z.number(),
  today: z.object({ date: day, expected: z.number(), low: z.number(), high: z.number() }).optional(),
  error: errorView,
  typical: z.array(
    z.object({
      use: z.enum(['working-day', 'saturday', 'sunday-or-holiday']),
      school: z.enum(['term', 'holidays', 'unknown']),
      days: z.number(),
      daily: z.number(),
      shares: z.array(z.number()),
    }),
  ),
  indices: z.object({
    morning: z.number().optional(),
    weekend: z.number().optional(),
    peakShare: z.number().optional(),
  }),
  matched: z.array(periodView),
  coefficients: z.array(z.object({ year: z.number(), month: z.number(), coefficient: z.number() })),
  records: recordsView,
  doubts: z.array(doubtView),
  neighbour: z.object({ key: z.string(), name: z.string() }).optional(),
  calendar: z.object({ zone: z.string(), source: z.string(), missing: z.array(z.string()) }),
});

function dayOf({ start: _start, date, ...line }: CountingDay): z.infer<typeof dayView> {
  const share = estimatedShare(line);
  return { ...line, date: formatDate(date), estimatedShare: share, saidEstimated: share > SAID_ESTIMATED };
}

const periodOf = ({ first, last, ...period }: MatchedPeriod): z.infer<typeof periodView> => ({
  ...period,
  first: formatDate(first),
  last: formatDate(last),
});

const doubtOf = (doubt: CountingDoubt): z.infer<typeof doubtView> => ({
  ...doubt,
  start: isoTime(doubt.start),
  end: isoTime(doubt.end),
});

const recordsOf = ({ hour, day: best, since, ...records }: CountingRecords): z.infer<typeof recordsView> => ({
  ...records,
  hour: hour && { ...hour, start: isoTime(hour.start) },
  day: best && { date: formatDate(best.date), count: best.count },
  since: since && formatDate(since),
});

/** The study as the API gives it: days as text, shares of what was worked out said. */
export function countingOf(study: CountingStudy): z.infer<typeof countingView> {
  const { own, elsewhere } = study.error;
  return {
    ...study,
    estimatedLimit: SAID_ESTIMATED,
    days: study.days.map(dayOf),
    today: study.today && { ...study.today, date: formatDate(study.today.date) },
    error: {
      own: own && { ...own, range: [own.range[0], own.range[1]] },
      elsewhere: elsewhere && [...elsewhere],
    },
    typical: study.typical.map((typical) => ({ ...typical, shares: [...typical.shares] })),
    matched: study.matched.map(periodOf),
    coefficients: [...study.coefficients],
    records: recordsOf(study.records),
    doubts: study.doubts.map(doubtOf),
    calendar: { ...study.calendar, missing: [...study.calendar.missing] },
  };
}
