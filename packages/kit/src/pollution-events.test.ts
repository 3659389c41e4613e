import { expect, it } from 'vitest';
import { HOUR } from './instant.ts';
import { pollutionEvents } from './pollution-events.ts';
import type { PollutionSign } from './pollution-events.ts';

const sign = (hour: number, kind: PollutionSign['kind'], value: number): PollutionSign => ({
  time: hour * HOUR,
  kind,
  value,
});

it('signs that follow one another are one event, with its start, end and peaks', () => {
  const [first, second, ...more] = pollutionEvents(
    [sign(12, 'turbidity', 8), sign(10, 'conductivity', 40), sign(11, 'turbidity', 12), sign(30, 'turbidity', 4)],
    [],
  );
  expect(first).toEqual({
    start: 10 * HOUR,
    end: 12 * HOUR,
    signs: [
      { kind: 'conductivity', peak: 40, at: 10 * HOUR },
      { kind: 'turbidity', peak: 12, at: 11 * HOUR },
    ],
    cause: 'spill',
  });
  expect(second).toMatchObject({ start: 30 * HOUR, end: 30 * HOUR, cause: 'one-measure' });
  expect(more).toEqual([]);
});

it('the lowest oxygen is its peak; with another sign the discharge was organic', () => {
  const [event] = pollutionEvents([sign(1, 'oxygen', 3.2), sign(2, 'oxygen', 2.1), sign(2, 'turbidity', 4)], []);
  expect(event).toMatchObject({ cause: 'organic', signs: [{ kind: 'oxygen', peak: 2.1 }, { kind: 'turbidity' }] });
});

it('a river that rose within six hours explains it; one that rose the day before does not', () => {
  const signs = [sign(20, 'turbidity', 9), sign(21, 'conductivity', 30)];
  expect(pollutionEvents(signs, [15 * HOUR])[0]?.cause).toBe('flood');
  expect(pollutionEvents(signs, [2 * HOUR])[0]?.cause).toBe('spill');
});

it('one measure disturbed for days is a probe to check', () => {
  const days = Array.from({ length: 60 }, (_, hour) => sign(hour, 'turbidity', 5));
  expect(pollutionEvents(days, [])[0]?.cause).toBe('probe');
  expect(pollutionEvents([], [])).toEqual([]);
});
