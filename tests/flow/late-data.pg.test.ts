import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noiseSimulator } from '../../packs/noise/simulator.ts';
import { stageSimulator } from '../../packs/water/simulator.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message } from './pack-devices.ts';

// The same measures, in order on one station and in disorder on others: in batches of their own, the oldest last, some
// twice. What is made of them is the same: values, alarms with their course, figures, hours.

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const POWER = { battery: 90, volts: 3.1 };
const iso = (time: number) => new Date(time).toISOString();
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

let vigie: FlowServer;
let token: string;
beforeAll(async () => {
  vigie = await startFlowServer('2026-03-12T12:30:00Z');
  token = await vigie.connector('retard');
});
afterAll(() => vigie.stop());

/** Always the same shuffle. */
function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  let state = 20_260_312;
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = state % (i + 1);
    const [a, b] = [mixed[i], mixed[j]];
    if (a !== undefined && b !== undefined) [mixed[i], mixed[j]] = [b, a];
  }
  return mixed;
}

type Order = (count: number) => readonly (readonly number[])[];

/** Batches in which the frames 0…n−1 come. */
const ORDERS: Readonly<Record<string, Order>> = {
  'in order': (n) => [range(n)],
  'the oldest last': (n) => [range(n).slice(n >> 1), range(n).slice(0, n >> 1)],
  'one by one, backwards in tens': (n) =>
    range(Math.ceil(n / 10)).map((lot) => range(n).slice(Math.max(0, n - 10 * lot - 10), n - 10 * lot)),
  'shuffled, a third twice': (n) => {
    const mixed = shuffled(range(n));
    return [
      mixed.slice(0, n >> 2),
      mixed.slice(n >> 2, n >> 1),
      [...mixed.slice(n >> 1), ...mixed.slice(0, Math.floor(n / 3))],
    ];
  },
};

interface Course {
  readonly pack: string;
  readonly model: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly quantity: string;
  readonly rules: readonly string[];
  readonly indicators: readonly string[];
  readonly frames: number;
  frame(device: string, index: number): ReturnType<typeof message>;
}

const RISE = Date.parse('2026-03-11T06:00:00Z');
/** A flood that rises over two marks, comes back, and a second, smaller one. */
const stageOf = (n: number) => 1 + 2.2 * Math.exp(-(((n - 20) / 7) ** 2)) + 1.1 * Math.exp(-(((n - 55) / 5) ** 2));

const NIGHTS = Date.parse('2026-03-07T11:00:00Z');
const levelOf = (n: number) => {
  const hour = (12 + Math.floor(n / 4)) % 24;
  if (hour >= 6 && hour < 22) return 60 + (n % 5);
  // a level that stands still is stuck, and makes no night
  return (n < 3 * 96 ? 66 : 55) + (n % 3) / 2;
};

const COURSES: readonly Course[] = [
  {
    pack: 'water',
    model: 'decentlab-dl-ctd10',
    type: 'gauge',
    properties: { sensorElevation: 50, zeroElevation: 50, threshold1: 1.5, threshold2: 2.5, threshold3: 4 },
    quantity: 'stage',
    rules: ['water-local-level', 'water-fast-rise'],
    indicators: ['water-stage-hour', 'water-rise'],
    frames: 80,
    frame: (device, n) =>
      message(device, RISE + n * QUARTER, {
        port: stageSimulator.port,
        bytes: stageSimulator.encode(
          { stage: stageOf(n), temperature: 11, conductivity: 600, turbidity: 0, oxygen: 0, saturation: 0 },
          POWER,
        ),
      }),
  },
  {
    pack: 'noise',
    model: 'milesight-ws302',
    type: 'noiseMast',
    properties: { microphoneHeight: 4 },
    quantity: 'LAeq',
    rules: ['noise-night-level'],
    indicators: ['noise-laeq-hour', 'noise-lden-day', 'noise-lnight'],
    frames: 5 * 96,
    frame: (device, n) =>
      message(device, NIGHTS + n * QUARTER, {
        port: noiseSimulator.port,
        bytes: noiseSimulator.encode({ laeq: levelOf(n), lafmax: levelOf(n) + 6, laf: levelOf(n) - 1 }, POWER),
      }),
  },
];

/** All that is made of a station's measures, without what names the station or says when it arrived. */
async function madeOf(device: string, course: Course) {
  const values = await vigie.observations(device, `&quantity=${course.quantity}`);
  const datastream = values[0]?.datastream ?? 0;
  const alarms = [];
  for (const rule of course.rules) {
    for (const alarm of await vigie.alarms(device, rule)) {
      const { level, priority, opened, closed, value, threshold, state } = alarm;
      const course_ = (await vigie.alarmEvents(alarm)).map(({ time, kind, level: to }) => [time, kind, to]);
      alarms.push({ rule, level, priority, opened, closed, value, threshold, state, course: course_ });
    }
  }
  const figures = [];
  for (const indicator of course.indicators) {
    const { items } = await vigie.api<{
      items: { start: string; end: string; value: number | null; completeness: string }[];
    }>(`/indicators?thing=${device}&indicator=${indicator}&limit=1000`);
    figures.push(
      ...items
        .map(({ start, end, value, completeness }) => ({ indicator, start, end, value, completeness }))
        .toSorted((a, b) => a.start.localeCompare(b.start)),
    );
  }
  const asked = { from: '2026-03-07T00:00:00Z', to: '2026-03-13T00:00:00Z' };
  return {
    values: values.map(({ phenomenonTime, raw, flag, adjusted }) => ({ phenomenonTime, raw, flag, adjusted })),
    alarms,
    figures,
    hours: await vigie.series(datastream, { ...asked, grain: 'hour' }),
    days: await vigie.series(datastream, { ...asked, grain: 'day' }),
  };
}

/** True once no hour nor day waits for the jobs any more. */
async function quiet(): Promise<boolean> {
  const { rows } = await vigie.database.query<{ waiting: number }>(
    'select (select count(*) from dirty_hour)::int + (select count(*) from dirty_day)::int as waiting',
  );
  return rows[0]?.waiting === 0;
}

describe.each(COURSES)('$pack, whatever the order of arrival', (course) => {
  const names = Object.keys(ORDERS).map((_, index) => `${course.pack}-${index}`);

  test('the same values, alarms, figures and hours', { timeout: 240_000 }, async () => {
    let sent = (await vigie.api<{ received: number }>('/ledger/balance')).received;
    for (const [index, order] of Object.values(ORDERS).entries()) {
      const device = names[index] ?? '';
      const asset = { key: device, type: course.type, domain: course.pack, properties: course.properties };
      await vigie.api('/devices', deviceOf(course.pack, course.model, { id: device, connector: 'retard', asset }));
      for (const batch of order(course.frames)) {
        for (let from = 0; from < batch.length; from += 200) {
          const frames = batch.slice(from, from + 200).map((n) => course.frame(device, n));
          expect((await vigie.send('retard', frames, { token })).status).toBe(202);
          sent += frames.length;
        }
        await vigie.settled('retard', sent);
      }
    }
    const patience = { timeout: 90_000, interval: 500 };
    await expect.poll(quiet, patience).toBe(true);
    // figures made in two passes count as late: their alarms wait for quiet too
    await expect.poll(async () => (await madeOf(names[0] ?? '', course)).alarms.length, patience).toBeGreaterThan(0);
    const expected = await madeOf(names[0] ?? '', course);
    expect(expected.values).toHaveLength(course.frames);
    expect(expected.figures.some(({ value }) => value !== null)).toBe(true);
    for (const [index, order] of Object.keys(ORDERS).entries()) {
      const device = names[index] ?? '';
      const made = await madeOf(device, course);
      expect({ order, values: made.values }).toEqual({ order, values: expected.values });
      expect({ order, days: made.days, hours: made.hours }).toEqual({
        order,
        days: expected.days,
        hours: expected.hours,
      });
      expect({ order, figures: made.figures }).toEqual({ order, figures: expected.figures });
      // late nights wait for quiet before their alarms are made again
      await expect
        .poll(async () => ({ order, alarms: (await madeOf(device, course)).alarms }), patience)
        .toEqual({
          order,
          alarms: expected.alarms,
        });
    }
  });
});

test('a device’s memory, sent with the next frame, gives the alarm its own time', async () => {
  const source = 'function decodeUplink(i) { return { data: JSON.parse(String.fromCharCode.apply(null, i.bytes)) }; }';
  await vigie.api('/codecs', { id: 'memoire', version: '1', source });
  await vigie.api('/devices', {
    id: 'memoire',
    connector: 'retard',
    codec: { id: 'memoire', version: '1' },
    asset: { key: 'memoire', type: 'container', domain: 'waste', properties: {} },
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [{ field: 'fill', quantity: 'fillLevel', unit: '%' }],
  });
  const at = (hour: number) => Date.UTC(2026, 2, 12, hour);
  const send = (hour: number, data: object) =>
    vigie.send('retard', message('memoire', at(hour), { port: 1, bytes: Buffer.from(JSON.stringify(data)) }), {
      token,
    });
  await send(5, { fill: 50 });
  // silent from 6 to 9, then all at once
  const history = [6, 7, 8, 9].map((hour) => ({ time: iso(at(hour)), fill: 86 + hour }));
  await send(10, { fill: 97, history });
  const alarm = await vigie.alarm('memoire', 'waste-container-full', { level: 1 });
  expect(alarm).toMatchObject({ opened: iso(at(7)), value: 93, threshold: 90, state: 'active-unacknowledged' });
  expect((await vigie.observations('memoire')).map(({ adjusted }) => adjusted)).toEqual([50, 92, 93, 94, 95, 97]);
});
