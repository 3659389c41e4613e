import { addDays, averageDailyTraffic, quarterHours } from '@vigie/kit';
import type { CivilDate, Sample } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { validDays } from './valid-days.ts';

const QUARTER = 15 * 60_000;
const TOTALS = [1240, 1310, 1355, 640, 1180, 905, 870, 1265, 1330, 1402, 1377, 1221, 980, 912];
const FIRST: CivilDate = { year: 2025, month: 5, day: 5 };

/** A day's total in its first quarter of an hour, and measured zeros after. */
const dayOf = (date: CivilDate, total: number): Sample[] =>
  quarterHours(date).map((time, i) => ({ time, duration: QUARTER, value: i === 0 ? total : 0 }));
const fortnight = TOTALS.flatMap((total, i) => dayOf(addDays(FIRST, i), total));

describe('valid days', () => {
  it('VEC-M-1: TMJ', () => {
    expect(averageDailyTraffic(validDays(fortnight))).toBeCloseTo(1141.929, 3);
  });

  it('leaves a day out rather than under-count it', () => {
    const cut = fortnight.slice(0, -10);
    expect(validDays(cut)).toHaveLength(13);
  });

  it('VEC-M-5: knows days of 92 and 100 quarter-hours', () => {
    for (const date of [
      { year: 2025, month: 3, day: 30 },
      { year: 2025, month: 10, day: 26 },
    ]) {
      expect(validDays(dayOf(date, 7))).toEqual([{ date, count: 7, covered: quarterHours(date).length * QUARTER }]);
    }
  });
});
