import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../instant.ts';
import { parseInstant } from '../iso-instant.ts';
import { canAlign, coveredPeriod, isLength } from './covers.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const QUARTER = 15 * MINUTE;

describe('what a value covers', () => {
  test('a moment covers no period, and neither does a value of unknown length', () => {
    expect(coveredPeriod('moment', at('2026-06-01T10:00:03Z'), QUARTER)).toBeUndefined();
    expect(coveredPeriod('before', at('2026-06-01T10:00:03Z'), 0)).toBeUndefined();
  });

  test('a count sent at 10:00:03 tells of the quarter of an hour before, to the second', () => {
    expect(coveredPeriod('before', at('2026-06-01T10:00:03Z'), QUARTER)).toEqual({
      start: at('2026-06-01T09:45:03Z'),
      end: at('2026-06-01T10:00:03Z'),
    });
  });

  test.each(['2026-06-01T10:00:03Z', '2026-06-01T09:59:58Z', '2026-06-01T10:01:59Z', '2026-06-01T10:00:00Z'])(
    'a device on the clock loses its jitter: %s',
    (said) => {
      expect(coveredPeriod('before-aligned', at(said), QUARTER)).toEqual({
        start: at('2026-06-01T09:45:00Z'),
        end: at('2026-06-01T10:00:00Z'),
      });
    },
  );

  test('a frame far from any end of a period is taken as it is', () => {
    expect(coveredPeriod('before-aligned', at('2026-06-01T10:07:00Z'), QUARTER)).toEqual({
      start: at('2026-06-01T09:52:00Z'),
      end: at('2026-06-01T10:07:00Z'),
    });
  });

  test('jitter is at most a quarter of the period', () => {
    expect(coveredPeriod('before-aligned', at('2026-06-01T10:00:20Z'), MINUTE)?.end).toBe(at('2026-06-01T10:00:20Z'));
    expect(coveredPeriod('before-aligned', at('2026-06-01T10:00:14Z'), MINUTE)?.end).toBe(at('2026-06-01T10:00:00Z'));
  });

  test('a codec that gives the start of the period is believed', () => {
    expect(coveredPeriod('after', at('2026-06-01T09:45:00Z'), QUARTER)?.end).toBe(at('2026-06-01T10:00:00Z'));
  });

  test('periods that do not divide the hour cannot be on the clock of every zone', () => {
    expect([SECOND, MINUTE, QUARTER, HOUR].every(canAlign)).toBe(true);
    expect([7 * MINUTE, 2 * HOUR, DAY, 0].some(canAlign)).toBe(false);
    expect(coveredPeriod('before-aligned', at('2026-06-01T10:00:03Z'), DAY)?.end).toBe(at('2026-06-01T10:00:03Z'));
  });

  test('a period of more than a day, or of nothing, is no period', () => {
    expect([0, -1, Number.NaN, DAY + 1].some(isLength)).toBe(false);
    expect(isLength(DAY)).toBe(true);
  });
});
