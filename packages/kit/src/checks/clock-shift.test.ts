import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { localDay, localHour } from '../local-time.ts';
import { clockShiftFlags, clockShiftReach, hourChangesIn } from './clock-shift.ts';
import type { SeriesPoint } from './series-point.ts';

const HOURS = [4, 2, 1, 1, 3, 12, 45, 130, 142, 70, 48, 52, 66, 60, 55, 62, 88, 140, 132, 78, 45, 28, 17, 9];
const QUARTER = 15 * MINUTE;
const TEST = { kind: 'clock-shift', before: 14, after: 10 } as const;
/** Night of the autumn change of 2026. */
const CHANGE = localDay({ year: 2026, month: 10, day: 25 });
const FIRST = localDay({ year: 2026, month: 10, day: 5 }).start;
const LAST = localDay({ year: 2026, month: 11, day: 12 }).end;

/** Quarter-hours of a counter whose clock is moved by some hours after the change. */
function counted(moved: number): SeriesPoint[] {
  const points: SeriesPoint[] = [];
  for (let time = FIRST; time < LAST; time += QUARTER) {
    const truly = time > CHANGE.end ? time - moved * HOUR : time;
    points.push({ time, value: (HOURS[localHour(truly)] ?? 0) / 4 });
  }
  return points;
}

const suspect = (points: readonly SeriesPoint[]) => {
  const flags = clockShiftFlags(points, TEST);
  return points.filter((_, at) => flags[at] === 3).map(({ time }) => time);
};

test('days after the change are suspect when their clock is an hour off, for as long as they are looked at', () => {
  for (const moved of [1, -1]) {
    const found = suspect(counted(moved));
    expect(found[0]).toBeGreaterThanOrEqual(CHANGE.end);
    expect(found.length).toBeGreaterThanOrEqual(9 * 96);
    expect((found.at(-1) ?? 0) - CHANGE.start).toBeLessThan(11.1 * DAY);
  }
});

test('a right clock, too few passages, or a day cut short are not suspect', () => {
  expect(suspect(counted(0))).toEqual([]);
  expect(suspect(counted(1).map(({ time }) => ({ time, value: 0.1 })))).toEqual([]);
  const cut = counted(1).filter(({ time }) => time < CHANGE.end || localHour(time) < 20);
  expect(suspect(cut)).toEqual([]);
  expect(clockShiftFlags([], TEST)).toEqual([]);
});

test('far from a change of hour nothing is read', () => {
  const june = localDay({ year: 2026, month: 6, day: 15 });
  expect(clockShiftReach(TEST, june)).toEqual({ back: 0, ahead: 0 });
  expect(clockShiftReach(TEST, CHANGE).back).toBeGreaterThan(20 * DAY);
  expect(hourChangesIn({ start: FIRST, end: LAST })).toEqual([{ year: 2026, month: 10, day: 25 }]);
});
