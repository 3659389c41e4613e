import { DAY, HOUR, addDays, localDay, localHour } from '@vigie/kit';
import type { Sample, WindowIndicator } from '@vigie/kit';
import { expect, it } from 'vitest';
import { dayUnusualness } from './day-unusualness.ts';
import { missedPassages } from './missed-passages.ts';

const FIRST = { year: 2026, month: 5, day: 4 };
const place = { asset: {}, longitude: 5, latitude: 43, localHour: () => 0 };

function ask({ compute }: WindowIndicator, own: Sample, past: readonly Sample[]): number | undefined {
  if (typeof compute !== 'function') throw new Error('not a function');
  return compute({ start: own.time, end: own.time + own.duration, samples: [own], past, ...place });
}

const days = Array.from({ length: 140 }, (_, at): Sample => {
  const { start, end } = localDay(addDays(FIRST, at));
  const wave = 1 + 0.08 * Math.sin(at * 1.7);
  return { time: start, duration: end - start, value: Math.round((at % 7 < 5 ? 1200 : 500) * wave) };
});

it('an ordinary day is under 3.5 usual deviations, one of half the passages is over', () => {
  const last = days.at(-1);
  if (!last) throw new Error('no day');
  const past = days.slice(0, -1);
  expect(ask(dayUnusualness, last, past)).toBeLessThan(3.5);
  expect(ask(dayUnusualness, { ...last, value: last.value / 2 }, past)).toBeGreaterThan(3.5);
  expect(ask(dayUnusualness, last, past.slice(-60))).toBeUndefined();
  // days that were not counted whole teach nothing
  const partial = past.map((day, at) => (at % 3 === 0 ? { ...day, duration: DAY / 2, value: 3 } : day));
  expect(ask(dayUnusualness, last, partial)).toBeLessThan(3.5);
});

it('VEC-M-3: three hours of zeros at 6.2 an hour are no chance, one hour is', () => {
  const begin = localDay(FIRST).start;
  const hours = Array.from({ length: 24 * 60 }, (_, at): Sample => {
    const time = begin + at * HOUR;
    return { time, duration: HOUR, value: localHour(time) < 5 ? 0 : 6.2 };
  });
  const masked = (from: number, count: number) =>
    hours.map((hour, at) =>
      at > hours.length - 24 && localHour(hour.time) >= from && localHour(hour.time) < from + count
        ? { ...hour, value: 0 }
        : hour,
    );
  const sumAt = (list: readonly Sample[], hour: number) => {
    const at = list.findLastIndex(({ time }) => localHour(time) === hour);
    const own = list[at];
    return own && ask(missedPassages, own, list.slice(0, at));
  };
  expect(sumAt(masked(10, 3), 10)).toBeCloseTo(6.2, 6);
  expect(sumAt(masked(10, 3), 12)).toBeCloseTo(18.6, 6);
  expect(Math.exp(-18.6)).toBeCloseTo(8.358e-9, 11);
  expect(sumAt(masked(10, 3), 13)).toBe(0);
  // a night without a passage is usual
  expect(sumAt(hours, 4)).toBe(0);
  expect(sumAt(hours.slice(-24 * 10), 4)).toBeUndefined();
});
