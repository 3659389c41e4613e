import { DAY } from '@vigie/kit';
import { describe, expect, test } from 'vitest';
import type { ScoreSums } from '../../ports/fleet-reads.ts';
import { scoreOf } from './score.ts';

const month = { start: 0, end: 30 * DAY, now: 60 * DAY };
const sums = (rest: Partial<ScoreSums> = {}): ScoreSums => ({
  key: 'm',
  name: 'M',
  devices: 10,
  inService: 10,
  expectedHours: 7200,
  validHours: 6480,
  measures: 6480,
  counted: 90,
  sent: 100,
  silences: 4,
  silentSeconds: 4 * 7200,
  repairs: 0,
  repairSeconds: 0,
  batteriesOneYear: 1,
  costed: 10,
  purchase: 3000,
  monthly: 20,
  costedMeasures: 6480,
  ...rest,
});

describe('score of a month', () => {
  test('shares, times and cost of one valid measure', () => {
    expect(scoreOf(sums(), month)).toMatchObject({
      availability: 0.9,
      packetError: expect.closeTo(0.1),
      daysBetweenSilences: 75,
      silenceHours: 2,
      repairHours: null,
      cost: 70,
      costPerMeasure: expect.closeTo(70 / 6480),
    });
  });

  test('half a month costs half', () => {
    expect(scoreOf(sums(), { ...month, now: 15 * DAY })).toMatchObject({ cost: 35, daysBetweenSilences: 37.5 });
  });

  test('what nobody wrote down is not nothing', () => {
    const {
      purchase: _,
      monthly: __,
      ...without
    } = sums({ costed: 0, costedMeasures: 0, silences: 0, expectedHours: 0 });
    expect(scoreOf(without, month)).toMatchObject({
      cost: null,
      costPerMeasure: null,
      daysBetweenSilences: null,
      availability: null,
    });
  });
});
