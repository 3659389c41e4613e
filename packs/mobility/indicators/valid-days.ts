import { dayNumber, localDate, localDay } from '@vigie/kit';
import type { CivilDate, DayCount, Sample } from '@vigie/kit';

/** Share of the bins that makes a day valid (house choice). */
const VALID_SHARE = 0.95;

interface DayTotal {
  readonly date: CivilDate;
  readonly count: number;
  readonly covered: number;
}

/** Totals of the local days whose bins are nearly all there; the others are left out, never filled. */
export function validDays(samples: readonly Sample[]): DayCount[] {
  const days = new Map<number, DayTotal>();
  for (const { time, duration, value } of samples) {
    const date = localDate(time);
    const key = dayNumber(date);
    const before = days.get(key) ?? { date, count: 0, covered: 0 };
    days.set(key, { date, count: before.count + value, covered: before.covered + duration });
  }
  return [...days.values()].filter(({ date, covered }) => {
    const { start, end } = localDay(date);
    return covered >= VALID_SHARE * (end - start);
  });
}
