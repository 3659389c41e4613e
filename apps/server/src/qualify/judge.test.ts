import type { Check, Reading } from '@vigie/kit';
import { HOUR, MINUTE, maskReasons, parseInstant } from '@vigie/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateSource } from './gate.ts';
import { gateOf } from './gate.ts';
import { judge } from './judge.ts';

const RECEIVED = parseInstant('2025-10-26T01:00:00Z') ?? 0;
const CHECK: Check = {
  id: 'noise-site',
  quantity: 'LAeq',
  test: { kind: 'site-range', suspect: [35, 100], fail: [10, 150] },
  source: 'choice',
  label: { fr: 'Étendue du site', en: 'Site range' },
};
const SOURCE: GateSource = { datastream: 1, quantity: 'LAeq', duration: 15 * MINUTE, sensorRange: [25, 130] };

function judged(reading: Partial<Reading>, source: Partial<GateSource> = {}) {
  const gate = gateOf({ ...SOURCE, ...source }, [CHECK]);
  const [observation] = judge([{ datastream: 1, time: RECEIVED - HOUR, value: 60, ...reading }], {
    gate: () => gate,
    frame: 7n,
    codec: 2,
    receivedTime: RECEIVED,
  });
  if (!observation) throw new Error('a reading was thrown away');
  return { ...observation, why: maskReasons(observation.reasons) };
}

describe('judge', () => {
  test.each([
    [60, 1, [], 60],
    [110, 3, ['site-range'], 110],
    [20, 4, ['sensor-range', 'site-range'], undefined],
    [5, 4, ['sensor-range', 'site-range'], undefined],
    [131, 4, ['sensor-range', 'site-range'], undefined],
    [Number.NaN, 4, ['not-a-number'], undefined],
  ])('%s dB(A) → flag %s', (...row) => {
    const [value, flag, why, adjusted] = row;
    expect(judged({ value })).toMatchObject({ flag, why, adjusted, raw: value });
  });

  test('a value of a period is kept from its start, and its clock judged by the moment it was said', () => {
    const said = RECEIVED - MINUTE;
    const period = { start: said - 15 * MINUTE, end: said };
    // put up in the middle of its first period
    expect(judged({ time: said, period }, { installed: said - 5 * MINUTE })).toMatchObject({
      time: period.start,
      end: period.end,
      duration: 15 * MINUTE,
      flag: 1,
      why: [],
    });
  });

  test('a clock that cannot be believed says nothing of a period', () => {
    const said = parseInstant('1999-01-01T00:00:00Z') ?? 0;
    const lost = judged({ time: said, period: { start: said - MINUTE, end: said } });
    expect(lost).toMatchObject({ time: RECEIVED, why: ['clock-ancient'] });
    expect(lost.end).toBeUndefined();
  });

  test('infinity is kept as not a number', () => {
    expect(judged({ value: Number.POSITIVE_INFINITY }).raw).toBeNaN();
  });

  test('without any check the value is not evaluated, and may be used', () => {
    expect(judged({}, { quantity: 'co2', sensorRange: [undefined, undefined] })).toMatchObject({
      flag: 2,
      adjusted: 60,
    });
    expect(judged({}, { quantity: 'co2', sensorRange: [0, undefined] })).toMatchObject({ flag: 1 });
  });

  test('a clock more than 5 minutes ahead fails the value, at its own time', () => {
    const time = RECEIVED + 6 * MINUTE;
    expect(judged({ time })).toMatchObject({ flag: 4, why: ['clock-future'], time, adjusted: undefined, raw: 60 });
    expect(judged({ time: RECEIVED + 4 * MINUTE }).flag).toBe(1);
  });

  test('before the installation, or before 2015 without one', () => {
    const installed = RECEIVED - 30 * MINUTE;
    expect(judged({}, { installed })).toMatchObject({ flag: 4, why: ['clock-ancient'] });
    expect(judged({ time: parseInstant('2014-12-31T23:59:59Z') ?? 0 })).toMatchObject({
      flag: 4,
      why: ['clock-ancient'],
    });
  });

  test.each([0, Number.NaN, RECEIVED + 25 * HOUR])('time %s cannot be stored: the time of receipt is', (time) => {
    expect(judged({ time })).toMatchObject({ time: RECEIVED, flag: 4, raw: 60, adjusted: undefined });
  });

  test('a reading nobody registered is left out', () => {
    const context = { gate: () => undefined, frame: 1n, codec: 1, receivedTime: RECEIVED };
    expect(judge([{ datastream: 9, time: RECEIVED, value: 1 }], context)).toEqual([]);
  });

  test('never throws, never an unflagged impossible value, always a time that can be stored', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (value, time) => {
        const seen = judged({ value, time });
        expect(seen.time).toBeGreaterThanOrEqual(946_684_800_000);
        expect(seen.time).toBeLessThanOrEqual(RECEIVED + 24 * HOUR);
        if (seen.adjusted !== undefined) expect(seen.adjusted >= 25 && seen.adjusted <= 130).toBe(true);
        expect(seen.adjusted === undefined).toBe(seen.flag === 4);
      }),
    );
  });
});
