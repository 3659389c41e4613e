import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageSimulator } from '../../packs/water/simulator.ts';
import type { AlarmView, Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message } from './pack-devices.ts';

// A flood that comes down from Grans to Cornillon, half of its frames three hours late: what the duty officer and the
// hydrologist are told of it.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;
const START = Date.parse('2026-03-11T02:00:00Z');
const FRAMES = 80;
const LAG = 90 * MINUTE;
const CURVE = 'v1 ..2026-03-11 : 0.30..4 a=7.9 h0=0.21 b=1.72 ; v2 2026-03-11.. : 0.30..1.9 a=8.4 h0=0.21 b=1.72';
const TOKEN = 'bootstrap-token-of-the-flow-tests-0123456789';
const isWithin = (raw: number | null, least: number, most: number) => raw !== null && raw >= least && raw <= most;
const range = Array.from({ length: FRAMES }, (_, n) => n);

/** Metres above the gauge zero, to the millimetre as the probe says it. */
const stageAt = (time: number, delay: number) => {
  const hours = (time - START - delay) / HOUR;
  // rises in two hours, falls in seven: floods do
  const width = hours < 6 ? 2.2 : 6;
  return Math.round(1000 * (0.5 + 1.6 * Math.exp(-(((hours - 6) / width) ** 2)) + 0.004 * Math.sin(hours * 9))) / 1000;
};
const frame = (device: string, n: number, delay: number) =>
  message(device, START + n * QUARTER, {
    port: stageSimulator.port,
    bytes: stageSimulator.encode(
      {
        stage: stageAt(START + n * QUARTER, delay),
        temperature: 11,
        conductivity: 600,
        turbidity: 0,
        oxygen: 0,
        saturation: 0,
      },
      { battery: 90, volts: 3.1 },
    ),
  });

let vigie: FlowServer;
let token: string;
beforeAll(async () => {
  vigie = await startFlowServer('2026-03-11T22:00:00Z');
  token = await vigie.connector('rivieres');
  const marks = { sensorElevation: 40, zeroElevation: 40, threshold1: 0.8, threshold2: 1.2, threshold3: 1.6 };
  for (const [key, more] of [
    ['grans', { ratingCurves: CURVE }],
    ['cornillon', { upstreamStation: 'grans', levelsSource: 'PCS, 2024' }],
  ] as const) {
    const asset = { key, type: 'gauge', domain: 'water', properties: { ...marks, ...more } };
    await vigie.api('/devices', deviceOf('water', 'decentlab-dl-ctd10', { id: key, connector: 'rivieres', asset }));
  }
  const all = range.flatMap((n) => [frame('grans', n, 0), frame('cornillon', n, LAG)]);
  // every other frame comes when the three hours after it have come
  const late = all.filter((_, i) => (i >> 1) % 2 === 1);
  const onTime = all.filter((_, i) => (i >> 1) % 2 === 0);
  // and every seventh comes a second time
  const twice = (frames: typeof all) => [...frames, ...frames.filter((_, i) => i % 7 === 3)];
  let sent = 0;
  for (let lot = 0; lot < onTime.length + 12; lot += 12) {
    const frames = twice([...onTime.slice(lot, lot + 12), ...(lot < 12 ? [] : late.slice(lot - 12, lot))]);
    if (frames.length === 0) continue;
    expect((await vigie.send('rivieres', frames, { token })).status).toBe(202);
    sent += frames.length;
  }
  await vigie.settled('rivieres', sent);
}, 120_000);
afterAll(() => vigie.stop());

const MARKS = [0.8, 1.2, 1.6];

/** What the three levels do in this flood, as domain practice has it: up after two readings, down after six, 10 cm under. */
function expectedSteps(delay: number): [number, number][] {
  const steps: [number, number][] = [];
  let [level, ups, downs] = [0, 0, 0];
  for (const n of range) {
    const stage = stageAt(START + n * QUARTER, delay);
    const target = MARKS.filter((mark) => stage >= mark).length;
    const sustain = MARKS.filter((mark) => stage >= mark - 0.1).length;
    ups = target > level ? ups + 1 : 0;
    downs = sustain < level ? downs + 1 : 0;
    const next = ups === 2 ? target : downs === 6 ? sustain : level;
    if (next === level) continue;
    steps.push([START + n * QUARTER, next]);
    [level, ups, downs] = [next, 0, 0];
  }
  return steps;
}

test.each([
  ['grans', 0],
  ['cornillon', LAG],
] as const)(
  '%s: one alarm, up and down at the times of the flood, once each',
  { timeout: 120_000 },
  async (station, delay) => {
    const steps = expectedSteps(delay);
    expect(steps.map(([, level]) => level)).toEqual([1, 2, 3, 2, 1, 0]);
    const told = steps.map(([time, level]) => [new Date(time).toISOString(), level]);
    const alarms = () => vigie.api<Page<AlarmView>>(`/alarms?thing=${station}&limit=100`);
    const levels = async () => {
      const own = (await alarms()).items.filter(({ rule }) => rule === 'water-local-level');
      expect(own.length).toBeLessThanOrEqual(1);
      const events = own[0] === undefined ? [] : await vigie.alarmEvents(own[0]);
      const kinds = new Set(['opened', 'raised', 'lowered', 'level-changed', 'returned']);
      return events.flatMap(({ kind, time, level }) => (kinds.has(kind) ? [[time, level ?? 0]] : []));
    };
    await expect.poll(levels, { timeout: 60_000, interval: 500 }).toEqual(told);
  },
);

test('discharge equals a computation in plain SQL, and is absent over the curve', async () => {
  const { rows } = await vigie.database.query<{ time: number; stage: number; discharge: number | null }>(
    `select o.phenomenon_time as time, o.raw as stage,
       case when o.raw between 0.30 and 1.9 then 8.4 * power(o.raw - 0.21, 1.72) end as discharge
     from observation o join datastream d on d.id = o.datastream_id join thing t on t.id = d.thing_id
     where t.key = 'grans' and d.quantity = 'stage' order by 1`,
  );
  expect(rows).toHaveLength(FRAMES);
  const expected = rows.filter(({ discharge }) => discharge !== null);
  expect(expected.length).toBeLessThan(FRAMES);
  const found = await vigie.observations('grans', '&quantity=discharge');
  expect(found.map(({ phenomenonTime }) => Date.parse(phenomenonTime))).toEqual(
    expected.map(({ time }) => Number(time)),
  );
  for (const [i, { raw }] of found.entries()) expect(raw).toBeCloseTo(expected[i]?.discharge ?? Number.NaN, 9);
});

test('conductivity at 25 °C is made of the temperature of its own frame', async () => {
  const [first] = await vigie.observations('grans', '&quantity=conductivity25');
  expect(first?.raw).toBeCloseTo(600 / (1 + 0.0191 * (11 - 25)), 6);
});

test('nowcast: too short a history keeps the present stage and says so; levels and curve are said', async () => {
  const said = await vigie.api<Record<string, unknown>>('/things/cornillon/nowcast');
  expect(said).toMatchObject({
    upstream: { key: 'grans' },
    discharge: { reason: 'no-curve' },
    levelsSource: 'PCS, 2024',
    nowcast: { method: 'persistence', reason: 'not-tried-yet', basis: 'none', scores: [] },
  });
  expect(said['vigilance']).toBeUndefined();
  await expect(vigie.api('/things/nowhere/nowcast')).rejects.toThrow('404');
});

test('flood diary: a tagged PDF of both stations; nonsense is refused', async () => {
  const ask = (query: string) =>
    fetch(`${vigie.url}/api/v1/flood-diary?${query}`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const answer = await ask('things=grans,cornillon&from=2026-03-11T00:00:00Z&to=2026-03-12T00:00:00Z');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('/MarkInfo');
  expect((await ask('things=grans&from=2026-03-12T00:00:00Z&to=2026-03-11T00:00:00Z')).status).toBe(422);
  expect((await ask('things=nulle-part&from=2026-03-11T00:00:00Z&to=2026-03-12T00:00:00Z')).status).toBe(404);
});

test('a gauge moved without a date is refused, a rating curve that cannot be read too', async () => {
  const change = (body: object) =>
    fetch(`${vigie.url}/api/v1/things/grans`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const undated = await change({ properties: { zeroElevation: 39.2 } });
  expect(undated.status).toBe(422);
  expect(await undated.text()).toContain('change sans date');
  const curve = await change({
    properties: { ratingCurves: 'v1 .. : 0.3..1 a=8 h0=0.21 b=1.7 | 1.2..2 a=8 h0=0.21 b=1.7' },
  });
  expect(curve.status).toBe(422);
  expect(await curve.text()).toContain('ne prolonge pas');
});

test('a gauge zero that changes at a date moves the stages after it, and only these; the datasets say so', async () => {
  const at = START + 40 * QUARTER;
  const before = await vigie.observations('grans', '&quantity=stage');
  const change = await fetch(`${vigie.url}/api/v1/things/grans`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      properties: { zeroElevation: 39.5 },
      time: new Date(at).toISOString(),
      note: 'échelle refaite',
    }),
  });
  expect(change.status).toBe(204);
  const revisions = () =>
    vigie.api<{ items: Record<string, unknown>[] }>('/revisions?kind=correction').then(({ items }) => items);
  await expect.poll(async () => (await revisions()).length, { timeout: 30_000 }).toBe(1);
  const after = await vigie.observations('grans', '&quantity=stage');
  expect(after).toHaveLength(before.length);
  for (const [i, { phenomenonTime, raw }] of after.entries()) {
    const moved = Date.parse(phenomenonTime) >= at ? 0.5 : 0;
    expect(raw).toBeCloseTo((before[i]?.raw ?? Number.NaN) + moved, 9);
  }
  const [revision] = await revisions();
  expect(revision).toMatchObject({
    object: 'thing:grans:zeroElevation',
    reason: 'zeroElevation : échelle refaite',
    from: new Date(at).toISOString(),
    quantities: expect.arrayContaining(['stage', 'discharge']),
    datasets: expect.arrayContaining(['cours-d-eau-hauteurs', 'cours-d-eau-debits']),
  });
  const { items } = await vigie.api<{ items: { kind: string; detail: object }[] }>('/things/grans/events');
  expect(items.find(({ kind }) => kind === 'recomputed')?.detail).toMatchObject({ properties: ['zeroElevation'] });
  // discharge follows the stage, and goes where the curve ends
  const flows = await vigie.observations('grans', '&quantity=discharge');
  const rated = after.filter(({ raw }) => isWithin(raw, 0.3, 1.9));
  expect(flows.map(({ phenomenonTime }) => phenomenonTime)).toEqual(rated.map(({ phenomenonTime }) => phenomenonTime));
});

test('changes are told in their order; a frame late from before a change is of the gauge as it was', async () => {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const asked = { properties: { zeroElevation: 39.9 }, time: new Date(START + 10 * QUARTER).toISOString() };
  const answer = await fetch(`${vigie.url}/api/v1/things/grans`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(asked),
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('change-out-of-order');
  const late = START + 2 * QUARTER + 7 * MINUTE;
  const bytes = stageSimulator.encode(
    { stage: 0.7, temperature: 11, conductivity: 600, turbidity: 0, oxygen: 0, saturation: 0 },
    { battery: 90, volts: 3.1 },
  );
  await vigie.send('rivieres', [message('grans', late, { port: stageSimulator.port, bytes })], { token });
  const time = new Date(late).toISOString();
  const found = async () =>
    (await vigie.observations('grans', '&quantity=stage')).find(({ phenomenonTime }) => phenomenonTime === time)?.raw;
  await expect.poll(found, { timeout: 30_000 }).toBeCloseTo(0.7, 6);
});

test('a rating curve comes as a table with the day it holds from; discharges since are made again', async () => {
  const send = (body: object) =>
    fetch(`${vigie.url}/api/v1/things/cornillon/rating-curves`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const csv = ['hauteur;debit', '0,30;0,4', '0,9;3,9', '1,6;12', '2,5;27'].join('\n');
  const undated = await send({ version: 'jaugeages-2026', csv });
  expect(undated.status).toBe(422);
  expect(await undated.text()).toContain('rating-without-date');
  const falling = await send({ version: 'x', from: '2026-03-11', csv: 'stage,discharge\n1,5\n2,4' });
  expect(falling.status).toBe(422);
  expect(await falling.text()).toContain('Point 2');
  expect((await send({ version: 'x', from: '2026-03-11', csv: 'a,b\n1,2' })).status).toBe(422);
  expect(await vigie.observations('cornillon', '&quantity=discharge')).toEqual([]);
  expect((await send({ version: 'jaugeages-2026', from: '2026-03-11', csv })).status).toBe(204);
  const flows = () => vigie.observations('cornillon', '&quantity=discharge');
  const stages = (await vigie.observations('cornillon', '&quantity=stage')).filter(({ raw }) =>
    isWithin(raw, 0.3, 2.5),
  );
  await expect.poll(async () => (await flows()).length, { timeout: 30_000 }).toBe(stages.length);
  // straight on logarithmic paper between the two gaugings of 0.9 and 1.6 m
  const [nearest] = stages.filter(({ raw }) => isWithin(raw, 0.951, 1.499));
  const flow = (await flows()).find(({ phenomenonTime }) => phenomenonTime === nearest?.phenomenonTime);
  const share = Math.log((nearest?.raw ?? 0) / 0.9) / Math.log(1.6 / 0.9);
  expect(flow?.raw).toBeCloseTo(3.9 * (12 / 3.9) ** share, 4);
});

test('a station that falls silent in a flood: its alarm says so and stays open, another one says who is silent', async () => {
  const marks = { sensorElevation: 40, zeroElevation: 40, threshold1: 0.8, threshold2: 1.2, threshold3: 1.6 };
  const asset = { key: 'salon', type: 'gauge', domain: 'water', properties: marks };
  await vigie.api('/devices', deviceOf('water', 'decentlab-dl-ctd10', { id: 'salon', connector: 'rivieres', asset }));
  // the river is at 1.3 m when the last frame comes, at 21:45
  const last = START + 79 * QUARTER;
  const frames = range.slice(0, 6).map((n) => {
    const stage = 0.6 + 0.14 * n;
    const bytes = stageSimulator.encode(
      { stage, temperature: 11, conductivity: 600, turbidity: 0, oxygen: 0, saturation: 0 },
      { battery: 90, volts: 3.1 },
    );
    return message('salon', last - (5 - n) * QUARTER, { port: stageSimulator.port, bytes });
  });
  await vigie.send('rivieres', frames, { token });
  await vigie.alarm('salon', 'water-local-level', { level: 1 });
  vigie.clock.moveTo(last + 3 * HOUR);
  const silent = await vigie.alarm('salon', 'water-probe-silence', {});
  expect(silent.priority).toBe('high');
  const flood = await vigie.alarm('salon', 'water-local-level', { dataLost: true });
  expect(flood.closed).toBeUndefined();
  const kinds = (await vigie.alarmEvents(flood)).map(({ kind }) => kind);
  expect(kinds).toContain('data-lost');
  expect(kinds).not.toContain('closed');
  const said = await vigie.api<Record<string, unknown>>('/things/salon/nowcast');
  expect(said['nowcast']).toBeUndefined();
});
