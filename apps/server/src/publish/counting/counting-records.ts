import { annualTraffic, monthsOfYear, recordDay } from '@vigie/kit';
import type { CivilDate, CountedBin, DayCount, Instant } from '@vigie/kit';

/** The busiest of what was counted whole; nothing estimated is a record. */
export interface CountingRecords {
  readonly hour: { readonly start: Instant; readonly count: number } | undefined;
  readonly day: DayCount | undefined;
  /** By its average day: a month is not busier for having 31 days. */
  readonly month: { readonly year: number; readonly month: number; readonly average: number } | undefined;
  readonly year: { readonly year: number; readonly average: number; readonly months: number } | undefined;
  /** First valid day it was looked for in. */
  readonly since: CivilDate | undefined;
}

const best = <T>(items: readonly T[], of: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>((most, item) => (most !== undefined && of(most) >= of(item) ? most : item), undefined);

/** Busiest hour, day, month and year. */
export function countingRecords(days: readonly DayCount[], bins: readonly CountedBin[]): CountingRecords {
  const years = [...new Set(days.map(({ date }) => date.year))];
  const hours = bins.flatMap(({ start, value }) => (value === undefined ? [] : [{ start, count: value }]));
  const months = years.flatMap((year) =>
    monthsOfYear(days, year).flatMap(({ month, average, usable }) => (usable ? [{ year, month, average }] : [])),
  );
  const annual = years.flatMap((year) => {
    const traffic = annualTraffic(days, year);
    return traffic === undefined ? [] : [{ year, ...traffic }];
  });
  // a year that misses its winter is not compared with whole ones
  const whole = annual.filter(({ months: counted }) => counted === 12);
  return {
    hour: best(hours, ({ count }) => count),
    day: recordDay(days),
    month: best(months, ({ average }) => average),
    year: best(whole, ({ average }) => average),
    since: days[0]?.date,
  };
}
