import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { EMPTY_STATE, HOUR, increments, lawOf, liftAll, mergeStates, quantityOf } from '@vigie/kit';
import type { LawName, LawState, Observation } from '@vigie/kit';

import { ObservationWriter } from './observation-writer.ts';
import { Partitions } from './partitions.ts';
import { RollupWriter } from './rollup-writer.ts';
import { seedDatastreams } from './testing/seed.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

// The local day of 26 October 2025 has 25 hours.
const START = Date.UTC(2025, 9, 25, 22);
const HOURS = 25;
const LAWS: readonly (readonly [LawName, string, string])[] = [
  ['energy-mean', 'LAeq', 'dB[SPL]'],
  ['sum', 'count', '1'],
  ['mean-by-duration', 'stage', 'm'],
  ['last-valid', 'fillLevel', '%'],
  ['meter-difference', 'activeEnergy', 'kW.h'],
  ['ratio-of-sums', 'oxygenSaturation', '%'],
  ['vector-mean', 'windDirection', 'deg'],
  ['median', 'pH', '[pH]'],
  ['max', 'LAFmax', 'dB[SPL]'],
];

let database: TestDatabase;
let writer: ObservationWriter;
let rollups: RollupWriter;
let frames = 0n;

beforeAll(async () => {
  database = await createTestDatabase();
  writer = new ObservationWriter(database.pool, new Partitions(database.pool), () => undefined);
  rollups = new RollupWriter(database.pool, {
    quantities: quantityOf,
    timeZone: 'Europe/Paris',
    settleDirty: () => writer.settleDirty(),
  });
});
afterAll(() => database.drop());

interface Value {
  readonly minute: number;
  readonly value: number;
  readonly duration: number;
  readonly flag: 1 | 2 | 3 | 4;
}

async function write(datastream: number, values: readonly Value[]): Promise<void> {
  const outcomes = values.map(({ minute, value: raw, duration, flag }) => {
    frames += 1n;
    const time = START + minute * 60_000;
    const adjusted = flag === 4 ? undefined : raw;
    const value = { datastream, time, duration, raw, flag, reasons: 0, adjusted };
    const observation: Observation = { ...value, codec: 1, frame: frames };
    const receivedTime = START + HOURS * HOUR;
    return {
      frame: frames,
      receivedTime,
      connector: 1,
      organisation: 1,
      end: 'stored' as const,
      observations: [observation],
    };
  });
  await writer.write(outcomes);
}

async function stored(table: 'rollup_hour' | 'rollup_day', datastream: number): Promise<Map<number, LawState>> {
  const { rows } = await database.pool.query(
    `select start_time, weight, n, s1, s2, low, high, last_time, last_value, histogram from ${table}
     where datastream_id = $1 and n > 0`,
    [datastream],
  );
  return new Map(
    rows.map((row) => [
      row.start_time,
      {
        weight: row.weight,
        n: row.n,
        s1: row.s1,
        s2: row.s2,
        low: row.low ?? undefined,
        high: row.high ?? undefined,
        lastTime: row.last_time ?? undefined,
        lastValue: row.last_value ?? undefined,
        histogram:
          row.histogram === null
            ? undefined
            : new Map(Object.entries<number>(row.histogram).map(([value, count]) => [Number(value), count])),
      },
    ]),
  );
}

// To nine digits: sums are made in another order.
function near(value: number | undefined): unknown {
  if (value === undefined) return undefined;
  return expect.closeTo(value, 9 - Math.ceil(Math.log10(1 + Math.abs(value))));
}

function expectSame(found: LawState | undefined, expected: LawState): void {
  expect({ ...found, histogram: sorted(found) }).toEqual({
    ...expected,
    weight: near(expected.weight),
    s1: near(expected.s1),
    s2: near(expected.s2),
    low: near(expected.low),
    high: near(expected.high),
    lastValue: near(expected.lastValue),
    histogram: sorted(expected),
  });
}

const sorted = (state: LawState | undefined) => [...(state?.histogram ?? [])].toSorted(([a], [b]) => a - b);

/** What the kit's law says of the same values. */
function reference(name: LawName, quantity: string, values: readonly Value[]): Map<number, LawState> {
  const law = lawOf(name);
  if (law === undefined) return new Map();
  const usable = values
    .filter(({ flag }) => flag !== 4)
    .map(({ minute, value, duration }) => ({ time: START + minute * 60_000, value, duration }))
    .toSorted((a, b) => a.time - b.time);
  const samples =
    name === 'meter-difference'
      ? increments(usable).map((sample) => ({ ...sample, time: sample.time + sample.duration / 2 }))
      : usable;
  const hours = Map.groupBy(samples, ({ time }) => Math.floor(time / HOUR) * HOUR);
  return new Map([...hours].map(([hour, all]) => [hour, liftAll(law, all, quantityOf(quantity).decimals)]));
}

const values = fc.uniqueArray(
  fc.record<Value>({
    minute: fc.integer({ min: 0, max: HOURS * 60 - 1 }),
    value: fc.double({ min: 0, max: 120, noNaN: true }),
    duration: fc.constantFrom(0, 60_000, 900_000),
    flag: fc.constantFrom(1, 2, 3, 4),
  }),
  { selector: ({ minute }) => minute, maxLength: 40 },
);

test.each(LAWS)(
  '%s: hours and days are what the law says, whatever the order of arrival',
  async (law, quantity, unit) => {
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 0, max: 40 }), async (all, late) => {
        const [datastream = 0] = await seedDatastreams(database.pool, 1, { law, quantity, unit });
        await write(datastream, all.slice(late));
        await rollups.run();
        await write(datastream, all.slice(0, late));
        await rollups.run();
        const expected = reference(law, quantity, all);
        const hours = await stored('rollup_hour', datastream);
        expect(new Set(hours.keys())).toEqual(new Set(expected.keys()));
        for (const [hour, state] of expected) expectSame(hours.get(hour), state);
        const day = [...expected.values()].reduce(mergeStates, EMPTY_STATE);
        const days = await stored('rollup_day', datastream);
        if (day.n > 0) expectSame(days.get(START), day);
        else expect(days.size).toBe(0);
      }),
      { numRuns: 12 },
    );
  },
);

test('suspect and failed values are counted, and the day is marked for its indicators', async () => {
  const [datastream = 0] = await seedDatastreams(database.pool, 1);
  const value = { value: 1, duration: 0 };
  await write(datastream, [
    { ...value, minute: 1, flag: 1 },
    { ...value, minute: 2, flag: 3 },
    { ...value, minute: 3, flag: 4 },
  ]);
  await rollups.run();
  const hours = await database.pool.query('select n, n_suspect, n_failed from rollup_hour where datastream_id = $1', [
    datastream,
  ]);
  expect(hours.rows).toEqual([{ n: 2, n_suspect: 1, n_failed: 1 }]);
  const days = await database.pool.query('select day from dirty_day where datastream_id = $1', [datastream]);
  expect(days.rows).toEqual([{ day: '2025-10-26' }]);
});

test('a counter of 16 bits wraps, a meter that starts again does not', async () => {
  const readings = [65_000, 65_500, 100, 40];
  for (const [unit, counted] of [
    ['1', 500 + 136 + 40],
    ['kW.h', 500 + 100 + 40],
  ] as const) {
    const [datastream = 0] = await seedDatastreams(database.pool, 1, { law: 'meter-difference', unit });
    await write(
      datastream,
      readings.map((value, index) => ({ value, minute: index * 50, duration: 0, flag: 1 })),
    );
    await rollups.run();
    const days = await stored('rollup_day', datastream);
    expect(days.get(START)?.s1).toBe(counted);
  }
});

test('what a meter says seconds after the hour was counted before it', async () => {
  const [datastream = 0] = await seedDatastreams(database.pool, 1, { law: 'meter-difference', unit: '1' });
  const readings = [0, 15, 30, 45, 60, 75].map((minute, index) => ({
    value: index * 10,
    minute: minute + 3 / 60,
    duration: 0,
    flag: 1 as const,
  }));
  // each frame alone, as they come: the hour before takes what the first frame of the next one says
  for (const reading of readings) {
    await write(datastream, [reading]);
    await rollups.run();
  }
  const hours = await stored('rollup_hour', datastream);
  expect([hours.get(START)?.s1, hours.get(START + HOUR)?.s1]).toEqual([40, 10]);
});

test('absurd numbers stop nobody', async () => {
  const [datastream = 0] = await seedDatastreams(database.pool, 1, { law: 'energy-mean' });
  const value = { duration: 0, flag: 1 } as const;
  await write(datastream, [
    { ...value, minute: 1, value: 1e308 },
    { ...value, minute: 2, value: 9e14 },
    { ...value, minute: 3, value: -9e14 },
    { ...value, minute: 4, value: Number.NaN },
    { ...value, minute: 5, value: 60 },
  ]);
  expect(await rollups.run()).toBe(1);
});
