import type { Sample, WindowIndicator } from '@vigie/kit';
import { HOUR, MINUTE, ldenOf, quantityOf, riseRate, windowOf } from '@vigie/kit';
import { describe, expect, test } from 'vitest';
import type { WindowSource } from './indicator-store.ts';
import { windowFigure, withDurations } from './window-figure.ts';
import type { FigureContext } from './window-figure.ts';

const DAY_WINDOW = windowOf('local-day', 1_748_779_200_000); // 2025-06-01
const LABEL = { fr: '', en: '' };
const indicator = (from: string, rest: Partial<WindowIndicator> = {}): WindowIndicator => ({
  kind: 'window',
  id: 'x',
  label: LABEL,
  from,
  quantity: from,
  window: 'local-day',
  compute: 'law',
  source: 'test',
  ...rest,
});
const source = (quantity: string): WindowSource => ({
  datastream: 1,
  organisation: 1,
  quantity,
  duration: 0,
  period: HOUR,
  longitude: 5.4,
  latitude: 43.5,
  asset: {},
});
const context = (quantity: string, rest: Partial<FigureContext> = {}): FigureContext => ({
  source: source(quantity),
  quantity: quantityOf(quantity),
  now: DAY_WINDOW.end + HOUR,
  zone: 'Europe/Paris',
  fault: () => undefined,
  ...rest,
});
const hourly = (values: readonly number[], duration = HOUR): Sample[] =>
  values.map((value, i) => ({ time: DAY_WINDOW.start + i * HOUR, duration, value }));

describe('windowFigure', () => {
  test.each([
    [24, 1, 'good'],
    [18, 0.75, 'good'],
    [12, 0.5, 'partial'],
  ] as const)('%s hours of 24: coverage %s, %s', (hours, coverage, completeness) => {
    const samples = hourly(Array.from({ length: hours }, () => 2));
    const figure = windowFigure(indicator('count'), { window: DAY_WINDOW, samples }, context('count'));
    expect(figure).toMatchObject({ value: hours * 2, coverage, completeness });
  });

  test('below half the figure is absent, never zero', () => {
    const samples = hourly([0, 0, 0]);
    const figure = windowFigure(indicator('count'), { window: DAY_WINDOW, samples }, context('count'));
    expect(figure).toMatchObject({ value: undefined, coverage: 0.125, completeness: 'none' });
  });

  test('a window that is not over is partial at best', () => {
    const now = DAY_WINDOW.start + 6 * HOUR;
    const samples = hourly([1, 1, 1, 1, 1, 1]);
    const figure = windowFigure(indicator('count'), { window: DAY_WINDOW, samples }, context('count', { now }));
    expect(figure).toMatchObject({ value: 6, coverage: 1, completeness: 'partial' });
  });

  test('moments stand until the next, at most for their period; a hole shows', () => {
    const times = [0, 1, 2, 3, 10];
    const samples = withDurations(
      times.map((hour) => ({ time: DAY_WINDOW.start + hour * HOUR, duration: 0, value: 1 })),
      HOUR,
    );
    const figure = windowFigure(indicator('stage'), { window: DAY_WINDOW, samples }, context('stage'));
    expect(figure.coverage).toBeCloseTo(5 / 24, 9);
  });

  test('a meter step over midnight is shared by time', () => {
    const readings = [-2, 2, 12, 22, 26].map((hour, i) => ({
      time: DAY_WINDOW.start + hour * HOUR,
      duration: 0,
      value: 100 + i * 4,
    }));
    const figure = windowFigure(
      indicator('activeEnergy'),
      { window: DAY_WINDOW, samples: readings },
      context('activeEnergy'),
    );
    expect(figure.value).toBeCloseTo(2 + 4 + 4 + 2, 9);
    expect(figure.coverage).toBe(1);
  });

  test('a pack function sees local hours; Lden of a constant 60 is 60 and its penalties', () => {
    const lden = indicator('LAeq', {
      compute: ({ samples, localHour }) =>
        ldenOf(samples.map(({ time, duration, value }) => ({ hour: localHour(time), duration, level: value }))),
    });
    const samples = hourly(Array.from({ length: 24 }, () => 60));
    expect(windowFigure(lden, { window: DAY_WINDOW, samples }, context('LAeq')).value).toBeCloseTo(66.395, 3);
  });

  test('a pack function that throws gives no figure and says so', () => {
    const told: unknown[] = [];
    const broken = indicator('stage', {
      compute: () => {
        throw new Error('division by a property');
      },
    });
    const samples = hourly(Array.from({ length: 24 }, () => 1));
    const figure = windowFigure(
      broken,
      { window: DAY_WINDOW, samples },
      context('stage', { fault: (id) => told.push(id) }),
    );
    expect(figure).toMatchObject({ value: undefined, completeness: 'none' });
    expect(told).toEqual(['x']);
  });

  test('VEC-R-2 as a trailing half-hour holds both its ends', () => {
    const samples = withDurations(
      [0.62, 0.63, 0.66, 0.71, 0.79, 0.88, 0.98].map((value, i) => ({
        time: DAY_WINDOW.start + i * 5 * MINUTE,
        duration: 0,
        value,
      })),
      5 * MINUTE,
    );
    const rise = indicator('stage', { window: 'trailing-30min', compute: (input) => riseRate(input.samples) });
    const window = windowOf('trailing-30min', DAY_WINDOW.start + 30 * MINUTE);
    const figure = windowFigure(rise, { window, samples }, context('stage'));
    expect(figure.value).toBeCloseTo(73.286, 3);
    expect(figure.completeness).toBe('good');
  });
});
