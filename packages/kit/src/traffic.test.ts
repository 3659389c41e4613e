import { expect, test } from 'vitest';
import { addDays } from './civil-date.ts';
import { median, percentile, robustZ } from './percentile.ts';
import {
  averageDailyTraffic,
  meanOf,
  morningMiddayIndex,
  peakHourShare,
  weekendIndex,
  weekendTraffic,
  workingDayTraffic,
  zeroRunProbability,
} from './traffic.ts';

const DAYS = [1240, 1310, 1355, 640, 1180, 905, 870, 1265, 1330, 1402, 1377, 1221, 980, 912].map((count, i) => ({
  date: addDays({ year: 2025, month: 5, day: 5 }, i),
  count,
}));

test('VEC-M-1 TMJ, TMJO without the holiday of 8 May, TMJWE, WWI', () => {
  expect(averageDailyTraffic(DAYS)).toBeCloseTo(1141.929, 3);
  expect(workingDayTraffic(DAYS)).toBeCloseTo(1297.778, 3);
  expect(weekendTraffic(DAYS)).toBeCloseTo(916.75, 3);
  expect(weekendIndex(DAYS)).toBeCloseTo(0.706, 3);
  expect(averageDailyTraffic([])).toBeUndefined();
});

test('VEC-M-2 profile of a day', () => {
  const hours = [4, 2, 1, 1, 3, 12, 45, 130, 142, 70, 48, 52, 66, 60, 55, 62, 88, 140, 132, 78, 45, 28, 17, 9];
  expect(peakHourShare(hours)).toBeCloseTo(11.008, 3);
  expect(morningMiddayIndex(hours)).toBeCloseTo(2.305, 3);
});

test('VEC-M-3 robust z and runs of zeros', () => {
  const usual = [120, 132, 128, 115, 140, 125];
  expect(median(usual)).toBe(126.5);
  expect(robustZ(41, usual)).toBeCloseTo(-9.612, 3);
  expect(robustZ(131, usual)).toBeCloseTo(0.506, 3);
  expect(robustZ(5, [3, 3, 3])).toBeUndefined();
  expect(zeroRunProbability(6.2, 3)).toBeCloseTo(8.358e-9, 11);
});

test('percentile type 7', () => {
  expect(percentile([1, 2, 3, 4], 0.25)).toBe(1.75);
  expect(percentile([], 0.5)).toBeUndefined();
  expect(meanOf([])).toBeUndefined();
});
