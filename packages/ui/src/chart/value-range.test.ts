import { describe, expect, it } from 'vitest';
import type { ChartDescription } from './chart-description.ts';
import { shownThresholds, valueRange } from './value-range.ts';

const chart = (values: readonly number[], rest: Partial<ChartDescription> = {}): ChartDescription => ({
  title: '',
  unit: 'm',
  decimals: 2,
  language: 'fr',
  zone: 'Europe/Paris',
  form: 'line',
  points: values.map((value, time) => ({ time, value, quality: 'good' })),
  joinWithin: 1,
  width: 1,
  words: { quality: { good: '', unchecked: '', partial: '', invalid: '', missing: '' }, at: (time) => time },
  ...rest,
});

describe('axis of values', () => {
  it('holds the range expected of the values', () => {
    const band = { name: '', points: [{ time: 0, low: 2, high: 40 }] };
    expect(valueRange(chart([10, 20], { band }))[1]).toBeGreaterThan(40);
  });

  it('bars begin at zero', () => {
    expect(valueRange(chart([40, 60], { form: 'bars' }))[0]).toBe(0);
    expect(valueRange(chart([0, 0], { form: 'bars' }))).toEqual([0, 1]);
  });

  it('the last digit never fills the chart, and what cannot be negative stays above zero', () => {
    const [low, high] = valueRange(chart([1, 1.01]));
    expect(high - low).toBeGreaterThan(0.1);
    expect(valueRange(chart([0, 0.02]))[0]).toBe(0);
    expect(valueRange(chart([-3, 2]))[0]).toBeLessThan(-3);
  });

  it('the next level above is shown, one far off is not', () => {
    const thresholds = [3, 1.2, 40].map((value) => ({ value, name: String(value) }));
    expect(shownThresholds(chart([0.3, 0.9], { thresholds }))?.map(({ value }) => value)).toEqual([1.2]);
    expect(shownThresholds(chart([0.3, 2], { thresholds }))?.map(({ value }) => value)).toEqual([1.2, 3]);
  });

  it('an empty chart has an axis', () => {
    const [low, high] = valueRange(chart([]));
    expect(high).toBeGreaterThan(low);
  });
});
