import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Observation } from '@vigie/kit';
import { reasonMask } from '@vigie/kit';

import type { FrameOutcome } from './observation-log.ts';
import { ObservationWriter } from './observation-writer.ts';
import { Partitions } from './partitions.ts';
import { seedDatastreams } from './testing/seed.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

let database: TestDatabase;
let datastreams: readonly number[];
let writer: ObservationWriter;
let frames = 0n;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  datastreams = await seedDatastreams(database.pool, 3);
  writer = newWriter();
});
afterAll(() => database.drop());

const failing = (error: unknown) => {
  throw error;
};
const newWriter = () => new ObservationWriter(database.pool, new Partitions(database.pool), failing);

function value(raw: number, time = NOW, more: Partial<Observation> = {}): Observation {
  const datastream = datastreams[0] ?? 0;
  return {
    datastream,
    time,
    duration: MINUTE,
    raw,
    flag: 1,
    reasons: 0,
    adjusted: raw,
    codec: 2,
    frame: frames,
    ...more,
  };
}

function stored(...observations: Observation[]): FrameOutcome {
  frames += 1n;
  return { frame: frames, receivedTime: NOW, connector: 1, organisation: 1, end: 'stored', observations };
}

async function table(): Promise<unknown[][]> {
  const { rows } = await database.pool.query<unknown[]>({
    text: `select phenomenon_time, raw, adjusted, flag, reasons from observation
           where datastream_id = $1 order by phenomenon_time`,
    values: [datastreams[0]],
    rowMode: 'array',
  });
  return rows;
}

async function dirtyHours(): Promise<number> {
  const { rows } = await database.pool.query('select 1 from dirty_hour where datastream_id = $1', [datastreams[0]]);
  return rows.length;
}

test('values, end, ledger and dirty hour are there after one write', async () => {
  const outcome = stored(value(1.5), value(1.6, NOW + MINUTE, { flag: 4, reasons: 2, adjusted: undefined }));
  expect(await writer.write([outcome])).toEqual([outcome]);
  expect(await table()).toEqual([
    [NOW, 1.5, 1.5, 1, 0],
    [NOW + MINUTE, 1.6, null, 4, 2],
  ]);
  const end = await database.pool.query('select outcome, reason from frame_end where frame_id = $1', [outcome.frame]);
  expect(end.rows).toEqual([{ outcome: 1, reason: null }]);
  expect(await dirtyHours()).toBe(1);
});

test('the same values again make a duplicate, in the same batch, in another and after a restart', async () => {
  const first = stored(value(1), value(2, NOW + MINUTE));
  const again = () => stored(value(1), value(2, NOW + MINUTE));
  const duplicate = { end: 'duplicate', reason: 'same-values', observations: [] };
  const together = await writer.write([first, again()]);
  expect(together).toMatchObject([{ end: 'stored' }, duplicate]);
  expect(await writer.write([again()])).toMatchObject([duplicate]);
  expect(await newWriter().write([again()])).toMatchObject([duplicate]);
  expect(await table()).toHaveLength(2);
});

test('a frame with one new value among known ones is stored with that one', async () => {
  await writer.write([stored(value(1))]);
  const [outcome] = await writer.write([stored(value(1), value(3, NOW - MINUTE))]);
  expect(outcome).toMatchObject({ end: 'stored', observations: [{ raw: 3 }] });
});

test('two different values of one moment are both kept, the second suspect', async () => {
  await writer.write([stored(value(1))]);
  const [outcome] = await writer.write([stored(value(2), value(3))]);
  await writer.write([stored(value(3))]);
  const sameTime = reasonMask(['same-time']);
  const rows = await table();
  expect(rows).toMatchObject([
    [NOW, 1, 1, 1, 0],
    [expect.closeTo(NOW + 0.001, 4), 2, 2, 3, sameTime],
    [expect.closeTo(NOW + 0.002, 4), 3, 3, 3, sameTime],
  ]);
  expect(outcome?.observations).toMatchObject([
    { flag: 3, reasons: sameTime },
    { flag: 3, reasons: sameTime },
  ]);
});

test('late values of old months find their place', async () => {
  await writer.write([stored(value(9))]);
  const old = Date.UTC(2025, 9, 5);
  await writer.write([stored(value(1, old), value(2, Date.UTC(1971, 0)), value(3, Date.UTC(2091, 0)))]);
  const times = (await table()).map(([time]) => time);
  expect(times).toEqual([Date.UTC(1971, 0), old, NOW, Date.UTC(2091, 0)]);
});

test('a frame that speaks of no time is quarantined and fails nobody', async () => {
  const [bad, good] = await writer.write([stored(value(1, Number.NaN)), stored(value(2))]);
  expect(bad).toMatchObject({ end: 'quarantined', reason: 'impossible-time' });
  expect(good).toMatchObject({ end: 'stored' });
});

test('not-a-number is kept as raw and known again', async () => {
  const broken = () => stored(value(Number.NaN, NOW, { flag: 4, reasons: 1, adjusted: undefined }));
  await writer.write([broken()]);
  expect(await writer.write([broken()])).toMatchObject([{ end: 'duplicate' }]);
  expect(await table()).toEqual([[NOW, Number.NaN, null, 4, 1]]);
});

test('what another process wrote meanwhile is seen', async () => {
  await writer.write([stored(value(1))]);
  await newWriter().write([stored(value(2, NOW + MINUTE))]);
  const written = await writer.write([stored(value(2, NOW + MINUTE)), stored(value(5, NOW + MINUTE))]);
  expect(written.map(({ end }) => end)).toEqual(['duplicate', 'stored']);
  expect(await table()).toHaveLength(3);
});

test('a frame gets one end only, however often it is handed in', async () => {
  const outcome = stored(value(1));
  await writer.write([outcome]);
  await writer.write([outcome, outcome]);
  const twice = stored(value(4, NOW + MINUTE));
  await writer.write([twice, twice]);
  const { rows } = await database.pool.query('select 1 from frame_end where frame_id in ($1, $2)', [
    outcome.frame,
    twice.frame,
  ]);
  expect(rows).toHaveLength(2);
  expect(await table()).toHaveLength(2);
});

test('the latest value follows the time of measure, not of arrival, nor a lost clock', async () => {
  const future = value(99, NOW + 365 * 86_400_000, {
    flag: 4,
    reasons: reasonMask(['clock-future']),
    adjusted: undefined,
  });
  await writer.write([stored(value(1), value(2, NOW + MINUTE), future)]);
  await writer.flushLatest();
  await writer.write([stored(value(3, NOW - MINUTE))]);
  await writer.flushLatest();
  const read = () => database.pool.query('select raw from latest where datastream_id = $1', [datastreams[0]]);
  expect((await read()).rows).toEqual([{ raw: 2 }]);
  await database.pool.query('delete from latest');
  const restarted = newWriter();
  await restarted.start();
  expect((await read()).rows).toEqual([{ raw: 2 }]);
  await restarted.stop();
});

test('a clock some hours ahead does not hold the latest value back until its time has come', async () => {
  const ahead = { flag: 4, reasons: reasonMask(['clock-future']), adjusted: undefined } as const;
  const read = () => database.pool.query('select raw from latest where datastream_id = $1', [datastreams[0]]);
  await writer.write([stored(value(1)), stored(value(99, NOW + 180 * MINUTE, ahead))]);
  for (const one of [writer, newWriter()]) {
    await one.write([stored(value(2, NOW + MINUTE)), stored(value(98, NOW + 181 * MINUTE, ahead))]);
    await one.flushLatest();
    expect((await read()).rows).toEqual([{ raw: 2 }]);
  }
  // the right value of that moment comes at last, and the wrong one once more
  await writer.write([stored(value(3, NOW + 180 * MINUTE)), stored(value(99, NOW + 180 * MINUTE, ahead))]);
  await writer.flushLatest();
  expect((await read()).rows).toEqual([{ raw: 3 }]);
  expect((await table()).map(([, raw]) => raw)).toEqual([1, 2, 99, 3, 98]);
});

test('an hour is marked dirty once until the roll-up job asks', async () => {
  await writer.write([stored(value(1), value(2, NOW + MINUTE))]);
  await writer.write([stored(value(3, NOW + 2 * MINUTE), value(4, NOW + 61 * MINUTE))]);
  await writer.write([stored(value(5, NOW + 3 * MINUTE))]);
  expect(await dirtyHours()).toBe(2);
  await writer.settleDirty();
  await writer.write([stored(value(6, NOW + 4 * MINUTE))]);
  expect(await dirtyHours()).toBe(3);
});

test('writes asked for together come out whole and in order', async () => {
  const asked = Array.from({ length: 40 }, (_, n) => writer.write([stored(value(n, NOW + n * MINUTE))]));
  const ends = (await Promise.all(asked)).flat().map(({ end }) => end);
  expect(new Set(ends)).toEqual(new Set(['stored']));
  expect(await table()).toHaveLength(40);
});

const arrivals = fc.array(
  fc.array(fc.record({ minute: fc.integer({ min: 0, max: 4 }), raw: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 6,
  }),
  { maxLength: 8 },
);

test('whatever comes in whatever batches, every different value of a moment is kept once', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.boolean(), async (batches, restarting) => {
      datastreams = await seedDatastreams(database.pool, 1);
      const kept = new Map<number, number[]>();
      let one = newWriter();
      for (const batch of batches) {
        await one.write(batch.map(({ minute, raw }) => stored(value(raw, NOW + minute * MINUTE))));
        for (const { minute, raw } of batch) {
          const there = kept.get(minute) ?? [];
          if (!there.includes(raw)) kept.set(minute, [...there, raw]);
        }
        if (restarting) one = newWriter();
      }
      const expected = [...kept].toSorted(([a], [b]) => a - b).flatMap(([, raws]) => raws);
      expect((await table()).map(([, raw]) => raw)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test('what a source says again counts: the value before is kept, marked and used no more; the same again is a duplicate', async () => {
  const restated = (...observations: Observation[]): FrameOutcome => ({
    ...stored(...observations),
    uplink: { device: 'd', time: NOW, restates: true },
  });
  const takenBack = reasonMask(['same-time', 'source-suspect', 'device-fault']);
  await writer.write([restated(value(1.5))]);
  const [corrected] = await writer.write([restated(value(1.4))]);
  expect(corrected?.end).toBe('stored');
  expect(await table()).toEqual([
    [NOW, 1.5, null, 4, takenBack],
    [NOW + 0.001, 1.4, 1.4, 1, 0],
  ]);
  const [again] = await writer.write([restated(value(1.4))]);
  expect(again).toMatchObject({ end: 'duplicate', reason: 'same-values' });
  // the source comes back to its first word
  await writer.write([restated(value(1.5))]);
  expect((await table()).map(([, raw, adjusted]) => [raw, adjusted])).toEqual([
    [1.5, null],
    [1.4, null],
    [1.5, 1.5],
  ]);
  // the same number, which the source now calls wrong
  const wrong = { flag: 4, reasons: reasonMask(['source-suspect', 'device-fault']), adjusted: undefined } as const;
  await writer.write([restated(value(1.5, NOW, wrong))]);
  expect((await table()).map(([, , adjusted]) => adjusted)).toEqual([null, null, null, null]);
});

test('a value and its correction in one batch', async () => {
  const restates = { uplink: { device: 'd', time: NOW, restates: true } } as const;
  await writer.write([
    { ...stored(value(7, NOW - MINUTE)), ...restates },
    { ...stored(value(8)), ...restates },
    { ...stored(value(6, NOW - MINUTE)), ...restates },
  ]);
  expect((await table()).map(([, raw, adjusted]) => [raw, adjusted])).toEqual([
    [7, null],
    [6, 6],
    [8, 8],
  ]);
});
