import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../harness/server-process.ts';
import type { Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// Replays that are stopped: by a restart while they compare and while they apply, by a person in the middle. And replays of
// devices that are gone: what they measured is of the place they stood on then.

const MINUTE = 60_000;
const START = Date.parse('2026-02-01T00:00:00Z');
const NOW = START + 40 * 24 * 60 * MINUTE;
const FRAMES = 6_000;
const LOT = 250;
const iso = (time: number) => new Date(time).toISOString();
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A frame says a number of two bytes; `work` keeps the codec busy, so that a replay can be caught in the middle. */
const codec = (divisor: number, work = 0) => `
function decodeUplink(input) {
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort] };
  var n = 0;
  for (var i = 0; i < ${work}; i++) n += i % 7;
  var value = (input.bytes[0] * 256 + input.bytes[1]) / ${divisor};
  return { data: { level: value, twin: value + 1000 } };
}`;

interface ReplaySheet {
  readonly state: string;
  readonly fault?: string;
  readonly framesRead: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly valuesChanged: number;
  readonly valuesApplied: number;
  readonly framesReadable: number;
}

let vigie: FlowServer;
let token: string;
let sent = 0;

const frame = (device: string, n: number, value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return { device, time: iso(START + n * MINUTE), port: 1, bytes: bytes.toString('hex'), counter: n };
};

async function send(frames: readonly object[]): Promise<void> {
  for (let at = 0; at < frames.length; at += LOT) {
    expect((await vigie.send('essais', frames.slice(at, at + LOT), { token })).status).toBe(202);
  }
  sent += frames.length;
  await vigie.settled('essais', sent);
}

const series = (...fields: readonly string[]) =>
  fields.map((field) => ({ field, quantity: 'temperature', unit: 'Cel', period: 60 }));

async function register(id: string, more: object = {}): Promise<void> {
  await vigie.api('/devices', {
    id,
    connector: 'essais',
    codec: { id: 'nombre', version: '1.0.0' },
    name: id,
    expectedPeriod: 60,
    asset: { key: `lieu-${id}`, type: 'object', domain: 'other', name: id },
    place: { longitude: 5.1, latitude: 43.6 },
    datastreams: series('level', 'twin'),
    ...more,
  });
}

const ask = async (devices: readonly string[], version: string) =>
  (await vigie.api<{ id: number }>('/replays', { from: iso(NOW - MINUTE), devices, codec: { id: 'nombre', version } }))
    .id;

async function come(id: number, when: (sheet: ReplaySheet) => boolean, what: string): Promise<ReplaySheet> {
  let sheet: ReplaySheet | undefined;
  const there = async () => {
    sheet = await vigie.api<ReplaySheet>(`/replays/${id}`);
    return sheet.state === 'failed' || when(sheet);
  };
  await until(there, { what: `replay ${id}: ${what}`, patience: 90_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(sheet)}`);
  });
  if (sheet === undefined || sheet.state === 'failed') throw new Error(sheet?.fault ?? 'no replay');
  return sheet;
}

const inState = (id: number, state: string) => come(id, (sheet) => sheet.state === state, state);

/** Every stored value of a device, as one number: how many of each version, and whether each is wholly of it. */
async function valuesOf(device: string): Promise<{ old: number; now: number; torn: number }> {
  const { rows } = await vigie.database.query<{ old: number; now: number; torn: number }>(
    `with v as (
       select k.version, o.raw, o.adjusted, o.frame_id, f.body
       from observation o join datastream d on d.id = o.datastream_id join device e on e.id = d.device_id
       join codec k on k.id = o.codec_id join frame f on f.id = o.frame_id
       where e.key = $1 and d.field = 'level'),
     said as (
       select v.*, ('x' || (convert_from(body, 'UTF8')::jsonb ->> 'bytes'))::bit(16)::int as number from v)
     select count(*) filter (where version = '1.0.0' and raw = number / 10.0::float8 and adjusted = raw)::int as old,
       count(*) filter (where version <> '1.0.0' and raw = number / 100.0::float8 and adjusted = raw)::int as now,
       count(*) filter (where raw not in (number / 10.0::float8, number / 100.0::float8) or adjusted <> raw
         or (version = '1.0.0') <> (raw = number / 10.0::float8))::int as torn
     from said`,
    [device],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no values');
  return row;
}

beforeAll(async () => {
  vigie = await startFlowServer(iso(NOW));
  token = await vigie.connector('essais');
  await vigie.api('/codecs', { id: 'nombre', version: '1.0.0', source: codec(10) });
  await vigie.api('/codecs', { id: 'nombre', version: '1.1.0', source: codec(100) });
  await vigie.api('/codecs', { id: 'nombre', version: '1.1.1', source: codec(100, 20_000) });
}, 60_000);
afterAll(() => vigie.stop());

describe('stopped in the middle', () => {
  const DEVICE = 'longue-histoire';
  beforeAll(async () => {
    await register(DEVICE);
    // never zero: a tenth and a hundredth of it would be the same
    await send(range(FRAMES).map((n) => frame(DEVICE, n, 1 + (n % 500))));
  }, 120_000);

  test('by a restart while it compares: it goes on, and finds the same', async () => {
    const id = await ask([DEVICE], '1.1.1');
    const caught = await come(id, ({ framesRead }) => framesRead > 0, 'the first page');
    expect(caught).toMatchObject({ state: 'comparing' });
    expect(caught.framesRead).toBeLessThan(FRAMES);
    await vigie.restart();
    const sheet = await inState(id, 'compared');
    const whole = { framesRead: FRAMES, changed: 2 * FRAMES, added: 0, removed: 0, unchanged: 0 };
    expect(sheet).toMatchObject(whole);
    // the same without a stop
    expect(await inState(await ask([DEVICE], '1.1.0'), 'compared')).toMatchObject(whole);
    expect(await valuesOf(DEVICE)).toEqual({ old: FRAMES, now: 0, torn: 0 });
  }, 240_000);

  test('by a person while it compares: nothing has changed, and it says so', async () => {
    const id = await ask([DEVICE], '1.1.1');
    await come(id, ({ framesRead }) => framesRead > 0, 'the first page');
    await vigie.api(`/replays/${id}/cancel`, {});
    expect(await inState(id, 'cancelled')).toMatchObject({ valuesApplied: 0 });
    await expect(vigie.api(`/replays/${id}/apply`, { reason: 'trop tard' })).rejects.toThrow('409');
    expect(await valuesOf(DEVICE)).toEqual({ old: FRAMES, now: 0, torn: 0 });
  }, 120_000);

  /** Runs `work` while the application waits for a value of its second chunk. */
  async function inTheMiddle(id: number, work: () => Promise<unknown>): Promise<void> {
    const holder = await vigie.database.connect();
    try {
      await holder.query('begin');
      await holder.query(
        `select 1 from observation o where (o.datastream_id, o.phenomenon_time) in (
           select datastream_id, phenomenon_time from replay_change where replay_id = $1
           order by datastream_id, phenomenon_time offset 7000 limit 1) for update`,
        [id],
      );
      await vigie.api(`/replays/${id}/apply`, { reason: 'divisé par cent' });
      await come(id, ({ valuesApplied }) => valuesApplied > 0, 'the first chunk');
      const done = work();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await holder.query('rollback');
      await done;
    } finally {
      holder.release();
    }
  }

  test('by a person while it applies: whole values only, counted, noted, and taken up again by a restarted server', async () => {
    const id = await ask([DEVICE], '1.1.0');
    await inState(id, 'compared');
    await inTheMiddle(id, () => vigie.api(`/replays/${id}/cancel`, {}));
    const stopped = await inState(id, 'interrupted');
    // the chunk under way was finished, the one after was not begun
    expect(stopped).toMatchObject({ valuesChanged: 2 * FRAMES, valuesApplied: 10_000 });
    const half = await valuesOf(DEVICE);
    expect(half.torn).toBe(0);
    expect(half.old + half.now).toBe(FRAMES);
    const revisions = async () =>
      (await vigie.api<Page<{ object: string; valuesChanged: number }>>('/revisions')).items.filter(
        ({ object }) => object === `replay:${id}`,
      );
    expect((await revisions()).map(({ valuesChanged }) => valuesChanged)).toEqual([10_000]);

    await vigie.restart();
    await vigie.api(`/replays/${id}/apply`, { reason: 'jusqu’au bout' });
    expect(await inState(id, 'applied')).toMatchObject({ valuesApplied: 2 * FRAMES });
    expect(await valuesOf(DEVICE)).toEqual({ old: 0, now: FRAMES, torn: 0 });
    expect(new Set((await revisions()).map(({ valuesChanged }) => valuesChanged))).toEqual(new Set([10_000, 2_000]));
    const journal = await vigie.api<Page<{ action: string }>>(`/journal?object=replay:${id}`);
    expect(journal.items.map(({ action }) => action)).toContain('replay.interrupted');
  }, 240_000);

  test('by a restart while it applies: it goes on by itself, and nothing is applied twice', async () => {
    const id = await ask([DEVICE], '1.0.0');
    await inState(id, 'compared');
    await inTheMiddle(id, () => vigie.restart());
    expect(await inState(id, 'applied')).toMatchObject({ valuesChanged: 2 * FRAMES, valuesApplied: 2 * FRAMES });
    expect(await valuesOf(DEVICE)).toEqual({ old: FRAMES, now: 0, torn: 0 });
    expect(await inState(await ask([DEVICE], '1.0.0'), 'compared')).toMatchObject({ valuesChanged: 0 });
  }, 240_000);
});

describe('devices that are gone', () => {
  const CHANGE = 30;

  test('replaced: each frame gives the series its device fed at that time', async () => {
    await register('ancienne', { datastreams: series('level').map((each) => ({ ...each, sensorRange: [0, 50] })) });
    await send(range(CHANGE).map((n) => frame('ancienne', n, 100 + n)));
    const [old] = await vigie.observations('ancienne');
    const stock = { lifeCycle: 'in-stock', asset: undefined, place: undefined };
    await register('nouvelle', {
      ...stock,
      datastreams: [{ ...series('twin')[0], offset: -1000, sensorRange: [0, 500] }],
    });
    await vigie.api('/devices/ancienne/replace', { by: 'nouvelle', time: iso(START + CHANGE * MINUTE) });
    await send(range(CHANGE).map((n) => frame('nouvelle', CHANGE + n, 200 + n)));
    const values = await vigie.observations('nouvelle');
    expect(new Set(values.map(({ datastream }) => datastream))).toEqual(new Set([old?.datastream]));
    expect(values.map(({ raw }) => raw)).toEqual([
      ...range(CHANGE).map((n) => (100 + n) / 10),
      ...range(CHANGE).map((n) => expect.closeTo((200 + n) / 10, 9)),
    ]);

    const id = await ask(['ancienne', 'nouvelle'], '1.1.0');
    expect(await inState(id, 'compared')).toMatchObject({ changed: 2 * CHANGE, added: 0, removed: 0 });
    await vigie.api(`/replays/${id}/apply`, { reason: 'divisé par cent' });
    await inState(id, 'applied');
    const after = await vigie.observations('nouvelle');
    expect(after.map(({ raw }) => raw)).toEqual([
      ...range(CHANGE).map((n) => (100 + n) / 100),
      ...range(CHANGE).map((n) => expect.closeTo((200 + n) / 100, 9)),
    ]);
    expect(after.every(({ flag }) => flag === 1)).toBe(true);
  }, 120_000);

  test('taken down: its series are over, and its frames are decoded again all the same', async () => {
    await register('retiree', { datastreams: series('level') });
    await send(range(CHANGE).map((n) => frame('retiree', n, 100 + n)));
    const { status } = await vigie.call('/api/v1/devices/retiree', { method: 'DELETE', headers: vigie.bearer });
    expect(status).toBeLessThan(300);
    const { rows } = await vigie.database.query(`select ended_time from datastream d join device v on v.id = d.device_id
      where v.key = 'retiree' and ended_time is null`);
    expect(rows).toEqual([]);
    const id = await ask(['retiree'], '1.1.0');
    expect(await inState(id, 'compared')).toMatchObject({ changed: CHANGE, removed: 0 });
  }, 120_000);

  test('heard by another network server since: its frames of before are its own', async () => {
    await register('demenagee', { datastreams: series('level') });
    await send(range(CHANGE).map((n) => frame('demenagee', n, 100 + n)));
    await vigie.connector('ailleurs');
    const { status } = await vigie.call('/api/v1/devices/demenagee', {
      method: 'PATCH',
      headers: { ...vigie.bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ connector: 'ailleurs' }),
    });
    expect(status).toBeLessThan(300);
    const id = await ask(['demenagee'], '1.1.0');
    expect(await inState(id, 'compared')).toMatchObject({ changed: CHANGE, removed: 0 });
    // another device takes its name where it was: whose the frames were is not sure any more, and nothing is touched
    await register('demenagee', { datastreams: series('level'), asset: { key: 'ailleurs-1' } });
    await vigie.api(`/replays/${id}/cancel`, {});
    const again = await vigie.api<{ id: number }>('/replays', {
      from: iso(NOW - MINUTE),
      devices: ['demenagee'],
      connector: 'ailleurs',
      codec: { id: 'nombre', version: '1.1.0' },
    });
    expect(await inState(again.id, 'compared')).toMatchObject({ changed: 0, removed: 0 });
  }, 120_000);
});
