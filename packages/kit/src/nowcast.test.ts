import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from './instant.ts';
import { parseInstant } from './iso-instant.ts';
import { fitNowcastOf } from './nowcast-fit.ts';
import { foreseeStages, nowcast } from './nowcast.ts';
import type { TimedStage } from './rise.ts';

const STEP = 15 * MINUTE;
/** Floods at irregular times, each of its own height; `delay` later downstream. */
const flood = (time: number, delay: number): number =>
  [4, 11, 17.3, 26, 33.7, 41, 47.2, 55.1].reduce((stage, day, n) => {
    const hours = (time - day * DAY - delay) / HOUR;
    if (hours <= 0) return stage;
    const x = hours / (5 + n / 3);
    return stage + (0.6 + (n % 3) * 0.3) * x * Math.exp(1 - x);
  }, 0.4);
const seriesOf = (delay: number, to: number): TimedStage[] =>
  Array.from({ length: to / STEP }, (_, i) => ({
    time: i * STEP,
    // a millimetre or two of noise that repeats itself
    value: flood(i * STEP, delay) + 0.002 * Math.sin(i * 7.3),
  }));

describe('nowcast', () => {
  it('goes on with a rise, and says how wrong it has been', () => {
    const said = nowcast({ stages: seriesOf(2 * HOUR, 55.3 * DAY) });
    expect(said?.method).toBe('damped-rise');
    expect(said).toMatchObject({ rise: expect.toSatisfy((rise: number) => rise > 5) });
    expect(said?.steps.map(({ lead }) => lead)).toEqual([30, 60, 90, 120]);
    const { stage = 0, low } = said?.steps.at(-1) ?? {};
    expect(Math.abs(stage - flood(55.3 * DAY - STEP + 2 * HOUR, 2 * HOUR))).toBeLessThan(0.25);
    expect(low).toBeLessThan(stage);
    expect(said?.scores.every(({ skill }) => skill > 0.2)).toBe(true);
  });

  it('follows the station upstream where that is better, and finds how long the water takes', () => {
    const stages = seriesOf(3 * HOUR, 55.3 * DAY);
    const alone = nowcast({ stages });
    const led = nowcast({ stages, upstream: seriesOf(0, 55.3 * DAY) });
    expect(led?.method).toBe('upstream');
    expect(Math.abs((led?.lag ?? 0) - 180)).toBeLessThanOrEqual(30);
    const error = (said: typeof led) => said?.scores.at(-1)?.error.rootMeanSquare ?? Infinity;
    expect(error(led)).toBeLessThan(0.6 * error(alone));
  });

  it('shows the stage of now where it cannot do better, and says so', () => {
    // a tide of noise: no rise lasts
    const stages = Array.from({ length: 3000 }, (_, i) => ({
      time: i * STEP,
      value: 0.5 + 0.06 * Math.sin(i * i * 1.7),
    }));
    const said = nowcast({ stages });
    expect(said?.scores.length).toBe(4);
    if (said?.method === 'persistence') expect(said.reason).toBe('no-better-than-persistence');
    else expect(said?.scores.reduce((sum, { skill }) => sum + skill, 0)).toBeGreaterThan(0);
  });

  it('keeps to persistence while history is short, or the upstream station is silent now', () => {
    expect(nowcast({ stages: seriesOf(0, DAY) })).toMatchObject({
      method: 'persistence',
      reason: 'history-too-short',
      basis: 'none',
    });
    expect(nowcast({ stages: [] })).toBeUndefined();
    const led = nowcast({ stages: seriesOf(3 * HOUR, 55.3 * DAY), upstream: seriesOf(0, 55 * DAY) });
    expect(led).toMatchObject({ method: 'persistence', reason: 'missing-now' });
    expect(led?.steps[0]?.low).toBeUndefined();
  });

  it('knows nothing of the future: what comes after now changes nothing', () => {
    const before = seriesOf(0, 40 * DAY);
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: before.length }), (length) => {
        const stages = before.slice(0, length);
        const now = stages.at(-1)?.time ?? 0;
        const upstream = seriesOf(0, 45 * DAY);
        const seen = upstream.filter(({ time }) => time <= now);
        expect(nowcast({ stages, upstream })).toEqual(nowcast({ stages, upstream: seen }));
      }),
      { numRuns: 5 },
    );
  });
});

describe('lessons', () => {
  const stages = seriesOf(0, 55.3 * DAY);

  it('errors are told by the local levels the water had reached, and by how many rises they are of', () => {
    const fit = fitNowcastOf({ stages, marks: [0.8, 1.4, 9] });
    expect(fit?.episodes).toBeGreaterThanOrEqual(4);
    expect(fit?.tried?.classes.map(({ level }) => level)).toEqual([0, 1, 2]);
    const total = fit?.tried?.classes.reduce((sum, { scores }) => sum + (scores.at(-1)?.error.moments ?? 0), 0);
    expect(total).toBe(fit?.moments);
    expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
  });

  it('one flood is one flood, however many moments it has', () => {
    const one = stages.filter(({ time }) => time < 16 * DAY && time > 10 * DAY);
    expect(fitNowcastOf({ stages: one })).toMatchObject({ reason: 'history-too-short' });
  });

  it('a station without a history borrows from another, and says so; without any it quotes no number', () => {
    const young = stages.filter(({ time }) => time > 55 * DAY);
    const lent = fitNowcastOf({ stages });
    const own = fitNowcastOf({ stages: young });
    const said = foreseeStages({ ...(own ? { own } : {}), ...(lent ? { lent } : {}) }, { stages: young });
    expect(said).toMatchObject({ basis: 'other', method: 'damped-rise', history: { to: lent?.to } });
    expect(said?.steps.every(({ low }) => low !== undefined)).toBe(true);
    const alone = foreseeStages({}, { stages: young });
    expect(alone).toMatchObject({ basis: 'none', method: 'persistence', reason: 'not-tried-yet', scores: [] });
    expect(alone?.steps.every(({ low }) => low === undefined)).toBe(true);
  });
});

const usgs = join(import.meta.dirname, '../../../../shared/corpora/series/river/usgs-instantaneous.json');
describe.skipIf(!existsSync(usgs))('nowcast on a captured page of a gauge', () => {
  it('five quarter-hours are no history: the stage of now, without an error', () => {
    const page = JSON.parse(readFileSync(usgs, 'utf8')) as {
      value: {
        timeSeries: { name: string; values: { value: { value: string; dateTime: string }[] }[] }[];
      };
    };
    const series = page.value.timeSeries.find(({ name }) => name.includes('00065'))?.values[0]?.value ?? [];
    const stages = series.map(({ value, dateTime }) => ({
      time: parseInstant(dateTime) ?? 0,
      value: Number(value) * 0.3048,
    }));
    stages.sort((a, b) => a.time - b.time);
    const said = nowcast({ stages });
    expect(said).toMatchObject({ method: 'persistence', reason: 'history-too-short', scores: [] });
    expect(said?.steps.every(({ stage }) => stage === stages.at(-1)?.value)).toBe(true);
  });
});
