import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noiseSimulator } from '../../packs/noise/simulator.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message, vector } from './pack-devices.ts';

// The noise observatory through its public doors: a real day of seconds, a concert, and what may not be said.

const CORPUS = join(import.meta.dirname, '../../../shared/corpora/series/noise');
const MINUTE = 60_000;
/** Midnight in Paris of the day of the series; Montréal's own hours are read as local hours here. */
const MIDNIGHT = Date.parse('2025-03-21T23:00:00Z');
const iso = (time: number) => new Date(time).toISOString();

let vigie: FlowServer;
beforeAll(async () => {
  vigie = await startFlowServer('2025-03-24T12:00:00Z');
});
afterAll(() => vigie.stop());

/** True once no hour nor day waits for the jobs any more. */
async function quiet(): Promise<boolean> {
  const { rows } = await vigie.database.query<{ waiting: number }>(
    'select (select count(*) from dirty_hour)::int + (select count(*) from dirty_day)::int as waiting',
  );
  return rows[0]?.waiting === 0;
}

const station = (key: string) => ({ key, type: 'noiseMast', domain: 'noise', properties: { microphoneHeight: 4 } });

function realDay(): readonly number[] {
  const lines = gunzipSync(readFileSync(join(CORPUS, 'laeq-1s-one-day.csv.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.slice(1, 86_401).map((line) => Number(line.split(',')[1]));
}

/** What a TA120 says of a minute, as the gateway of a Sentilo regroups it. */
function minuteOf(seconds: readonly number[], minute: number) {
  const own = seconds.slice(60 * minute, 60 * minute + 60);
  const level = 10 * Math.log10(own.reduce((sum, each) => sum + 10 ** (each / 10), 0) / own.length);
  return {
    time: iso(MIDNIGHT + minute * MINUTE + 59_000),
    data: {
      'TA120-T246177-N': level.toFixed(6),
      'TA120-T246177-O': 'false',
      'TA120-T246177-U': 'false',
      'TA120-T246177-S': own.map((each) => `${each.toFixed(6)},0,0`).join(';'),
    },
  };
}

interface Expected {
  readonly hourly: readonly { readonly hour: number; readonly Leq: number; readonly [level: string]: number }[];
  readonly harmonica: readonly { readonly hour: number; readonly HARMONICA: number }[];
}

describe.runIf(existsSync(CORPUS))('a real day of LAeq,1s', () => {
  const device = 'TA120-T246177';

  test('gives the levels, percentiles and Harmonica its authors assert', { timeout: 300_000 }, async () => {
    const seconds = realDay();
    const token = await vigie.connector('sentilo', 'sentilo');
    const asset = station('bruit-reel');
    await vigie.api('/devices', deviceOf('noise', 'cesva-ta120', { id: device, connector: 'sentilo', asset }));
    for (let first = 0; first < 1_440; first += 48) {
      const messages = Array.from({ length: 48 }, (_, i) => minuteOf(seconds, first + i));
      expect((await vigie.send('sentilo', messages, { token })).status).toBe(202);
    }
    expect(await vigie.settled('sentilo', 1_440)).toMatchObject({ stored: 1_440, quarantined: 0 });
    await expect.poll(quiet, { timeout: 120_000, interval: 500 }).toBe(true);

    // asserted by the authors of the series: JSON of the corpus, with their names
    const expected = JSON.parse(readFileSync(join(CORPUS, 'expected-indicators-1s.json'), 'utf8')) as Expected;
    const at = (hour: number) => iso(MIDNIGHT + hour * 60 * MINUTE);
    const figure = async (indicator: string, hour: number) => {
      const figures = await vigie.figures('bruit-reel', indicator, { from: at(hour) });
      return figures[0]?.value ?? Number.NaN;
    };
    for (const hour of expected.hourly) {
      expect(await figure('noise-laeq-1s-hour', hour.hour)).toBeCloseTo(hour.Leq, 2);
      expect(await figure('noise-laeq-hour', hour.hour)).toBeCloseTo(hour.Leq, 2);
      for (const percent of [10, 50, 90]) {
        expect(await figure(`noise-la${percent}-hour`, hour.hour)).toBeCloseTo(hour[`L${percent}`] ?? 0, 2);
      }
    }
    for (const { hour, HARMONICA } of expected.harmonica) {
      expect(await figure('noise-harmonica-hour', hour)).toBeCloseTo(HARMONICA, 2);
    }
  });

  test('gives the Lden that plain SQL over the seconds gives', { timeout: 120_000 }, async () => {
    const { rows } = await vigie.database.query<{ lden: number; median: number }>(
      `with second as (
         select power(10, o.raw / 10) as energy, o.raw,
           extract(hour from o.phenomenon_time at time zone 'Europe/Paris') as hour
         from observation o join datastream d on d.id = o.datastream_id where d.quantity = 'LAeq1s'),
       period as (
         select avg(energy) filter (where hour >= 6 and hour < 18) as day,
           avg(energy) filter (where hour >= 18 and hour < 22) as evening,
           avg(energy) filter (where hour >= 22 or hour < 6) as night,
           percentile_cont(0.5) within group (order by raw) as median from second)
       select (10 * log((12 * day + 4 * evening * power(10, 0.5) + 8 * night * 10)::numeric / 24))::float8 as lden,
         median from period`,
    );
    const [lden] = await vigie.figures('bruit-reel', 'noise-lden-day', { from: iso(MIDNIGHT) });
    expect(lden?.value).toBeCloseTo(rows[0]?.lden ?? 0, 3);
    expect(lden?.completeness).toBe('good');
    const [median] = await vigie.figures('bruit-reel', 'noise-la50-day', { from: iso(MIDNIGHT) });
    // counted by tenth of a decibel: half a tenth at most
    expect(Math.abs((median?.value ?? 0) - (rows[0]?.median ?? 0))).toBeLessThanOrEqual(0.05);
  });
});

describe('the neutral contract of composition', () => {
  const body = (description: string) => {
    const { bytes } = vector('noise', 'neutral-composition', description);
    return JSON.parse(Buffer.from(bytes, 'hex').toString('utf8')) as Record<string, unknown>;
  };
  const said = (device: string, data: Record<string, unknown>) => ({ device, time: data['t1'], data });

  test('what cannot be is quarantined with its reason; what can be has both shares', { timeout: 120_000 }, async () => {
    const token = await vigie.connector('composition');
    const device = deviceOf('noise', 'neutral-composition', {
      id: 'compo-1',
      connector: 'composition',
      asset: station('bruit-composition'),
    });
    await vigie.api('/devices', device);
    const day = (data: Record<string, unknown>, hour: string) => ({
      ...data,
      t0: `2025-03-23T${hour}:00:00Z`,
      t1: `2025-03-23T${hour}:15:00Z`,
    });
    const good = day(body('An hour of VEC-N-6'), '09');
    const wrong = [
      day(body('Time shares that sum to 1.3'), '10'),
      day(body('Words in the message'), '11'),
      { ...body('Time without zone: an hour off at the change of hour'), t1: '2025-03-23T12:15:00' },
      { ...good, t1: '2025-03-23T09:00:10Z' },
    ];
    for (const data of [good, ...wrong]) {
      const frame = { ...said('compo-1', data), time: '2025-03-23T13:00:00Z', counter: wrong.indexOf(data) };
      expect((await vigie.send('composition', frame, { token })).status).toBe(202);
    }
    expect(await vigie.settled('composition', 5)).toMatchObject({ stored: 1, quarantined: 4 });
    const reasons = (await vigie.frames('composition', '&end=quarantined')).map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(
      new Set([
        'codec-errors: field "transcript" is not of the contract: neither sound nor words enter',
        'codec-errors: t0 or t1 is not a time with its zone (ISO 8601)',
        'codec-errors: time shares sum to 1.30, not 1',
        'codec-errors: window of 10 s: classes finer than one minute are refused',
      ]),
    );
    const composition = await vigie.api<{
      level: number;
      classes: { sound: string; timeShare: number; energyShare: number; contribution: number | null }[];
    }>('/noise/composition?thing=bruit-composition&from=2025-03-23T00:00:00Z&to=2025-03-24T00:00:00Z');
    expect(composition.level).toBeCloseTo(66.9, 1);
    const road = composition.classes.find(({ sound }) => sound === 'road');
    expect(road?.timeShare).toBeCloseTo(0.667, 3);
    expect(road?.energyShare).toBeCloseTo(0.537, 2);
    expect(composition.classes.find(({ sound }) => sound === 'rail')?.contribution).toBeNull();
  });

  test('a clock an hour ahead is told as such', { timeout: 60_000 }, async () => {
    const token = await vigie.connector('avance');
    const asset = station('bruit-avance');
    await vigie.api(
      '/devices',
      deviceOf('noise', 'neutral-composition', { id: 'compo-2', connector: 'avance', asset }),
    );
    const now = vigie.clock.now();
    const ahead = { ...body('An hour of VEC-N-6'), t0: iso(now + 45 * MINUTE), t1: iso(now + 60 * MINUTE) };
    await vigie.send('avance', { device: 'compo-2', time: iso(now), data: ahead }, { token });
    await vigie.settled('avance', 1);
    const [value] = await vigie.observations('compo-2', '&quantity=LAeq');
    expect(value).toMatchObject({ flag: 4, reasons: ['clock-future'], adjusted: null });
  });
});

test('a concert raises one alarm, at the time of the second quarter of an hour', { timeout: 120_000 }, async () => {
  const token = await vigie.connector('rue');
  await vigie.api(
    '/devices',
    deviceOf('noise', 'milesight-ws302', { id: 'rue-1', connector: 'rue', asset: station('bruit-fete') }),
  );
  const start = Date.parse('2025-03-22T16:00:00Z');
  const festival = { start: start + 14 * 15 * MINUTE, end: start + 40 * 15 * MINUTE };
  const street = { seed: 11, day: 62, evening: 62, night: 54, nightLife: 0, festivals: [festival] };
  const levels = Array.from({ length: 64 }, (_, n) => {
    const time = start + n * 15 * MINUTE;
    const hour = ((time + 60 * MINUTE) / (60 * MINUTE)) % 24;
    const quiet = { publicHoliday: false, schoolHoliday: false, airTemperature: 12, rain: 0, wind: 2 };
    return { time, ...noiseSimulator.values(street, { time, day: 20_169, hour, weekday: 6, month: 3, ...quiet }) };
  });
  const frames = levels.map(({ time, ...values }) =>
    message('rue-1', time, {
      port: noiseSimulator.port,
      bytes: noiseSimulator.encode(values, { battery: 90, volts: 3.5 }),
    }),
  );
  await vigie.send('rue', frames, { token });
  expect(await vigie.settled('rue', 64)).toMatchObject({ stored: 64 });
  const alarm = await vigie.alarm('bruit-fete', 'noise-loud-evening', { state: 'returned-unacknowledged' });
  const loud = levels.filter(({ laeq }) => laeq >= 78);
  expect(alarm.opened).toBe(iso(loud[1]?.time ?? 0));
  expect(alarm.opened).toBe(iso(festival.start + 15 * MINUTE));
  expect(await vigie.alarms('bruit-fete', 'noise-loud-evening')).toHaveLength(1);
});

test('a study without days says why, and refuses periods that overlap', async () => {
  const query = 'thing=bruit-fete&beforeFrom=2024-03-01&beforeTo=2024-05-01';
  const study = await vigie.api<{ refused: string }>(`/studies/noise?${query}&afterFrom=2025-03-01&afterTo=2025-03-20`);
  expect(study.refused).toBe('no-common-season');
  const overlapping = vigie.api(`/studies/noise?${query}&afterFrom=2024-04-01&afterTo=2024-06-01`);
  await expect(overlapping).rejects.toThrow('overlapping-periods');
});
