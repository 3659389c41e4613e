import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exceededLevel, ldenOf, meanLevel } from './noise.ts';
import {
  emptyPeriods,
  emptyTally,
  mergeTallies,
  periodTally,
  tallyExceeded,
  tallyLden,
  tallyLevel,
  tallyLevelMean,
} from './noise-tally.ts';

const levels = fc.array(
  fc.integer({ min: 250, max: 1_200 }).map((tenths) => tenths / 10),
  { minLength: 1, maxLength: 200 },
);

function tallyOf(values: readonly number[]) {
  const tally = emptyTally();
  for (const value of values) tallyLevel(tally, value);
  return tally;
}

describe('tallies of levels', () => {
  test('roll-up of roll-ups is the roll-up from raw, in any order', () => {
    fc.assert(
      fc.property(levels, levels, levels, (a, b, c) => {
        const parts = mergeTallies(mergeTallies(tallyOf(c), tallyOf(a)), tallyOf(b));
        const raw = [...a, ...b, ...c];
        expect(tallyLevelMean(parts)).toBeCloseTo(meanLevel(raw) ?? 0, 9);
        for (const percent of [10, 50, 90]) {
          expect(tallyExceeded(parts, percent)).toBeCloseTo(exceededLevel(raw, percent) ?? 0, 6);
        }
        expect(parts.max).toBe(Math.max(...raw));
      }),
    );
  });

  test('L10 is the high one; nothing has no level', () => {
    const tally = tallyOf([40, 50, 60, 70, 80]);
    expect(tallyExceeded(tally, 10)).toBeGreaterThan(tallyExceeded(tally, 90) ?? 0);
    expect(tallyExceeded(emptyTally(), 10)).toBeUndefined();
    expect(tallyLevelMean(emptyTally())).toBeUndefined();
    tallyLevel(tally, Number.NaN);
    expect(tally.seconds).toBe(5);
  });

  test('Lden of tallies is that of the levels themselves', () => {
    const hours = Array.from({ length: 48 }, (_, i) => ({ hour: i % 24, level: 50 + ((i * 7) % 13), duration: 1 }));
    const tallies = emptyPeriods();
    for (const { hour, level } of hours) tallyLevel(periodTally(tallies, hour), level);
    expect(tallyLden(tallies)).toBeCloseTo(ldenOf(hours) ?? 0, 9);
    expect(tallyLden(emptyPeriods())).toBeUndefined();
  });
});
