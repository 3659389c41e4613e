import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, quantityOf } from '@vigie/kit';
import type { LawName, Observation } from '@vigie/kit';
import { ObservationWriter } from './observation-writer.ts';
import { Partitions } from './partitions.ts';
import { readSeries } from './read-series.ts';
import { RollupWriter } from './rollup-writer.ts';
import { seedDatastreams } from './testing/seed.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

// The 25-hour day: local midnight is 22:00 UTC before it and 23:00 UTC after.
const START = Date.UTC(2025, 9, 25, 22);
const END = START + 25 * HOUR;

const CASES: readonly (readonly [LawName, string])[] = [
  ['energy-mean', 'LAeq'],
  ['sum', 'count'],
  ['mean-by-duration', 'stage'],
  ['last-valid', 'fillLevel'],
  ['meter-difference', 'cumulatedCount'],
  ['ratio-of-sums', 'oxygenSaturation'],
  ['vector-mean', 'windDirection'],
  ['median', 'pH'],
  ['max', 'LAFmax'],
];

let database: TestDatabase;
let writer: ObservationWriter;
let rollups: RollupWriter;
beforeAll(async () => {
  database = await createTestDatabase();
  const { pool } = database;
  writer = new ObservationWriter(pool, new Partitions(pool), () => undefined);
  const settleDirty = () => writer.settleDirty();
  rollups = new RollupWriter(pool, { quantities: quantityOf, timeZone: 'Europe/Paris', settleDirty });
});
afterAll(() => database.drop());

const scope = { organisation: 1 };

/** Four values an hour but for one silent hour; one of them may not be used. */
function values(datastream: number): Observation[] {
  const quarters = Array.from({ length: 100 }, (_, quarter) => quarter).filter(
    (quarter) => quarter < 40 || quarter >= 44,
  );
  return quarters.map((quarter) => {
    const failed = quarter === 9;
    const raw = ((quarter * 37) % 50) + quarter / 8;
    const time = START + quarter * 15 * MINUTE;
    return {
      datastream,
      time,
      raw,
      duration: 15 * MINUTE,
      reasons: 0,
      codec: 1,
      frame: BigInt(datastream),
      flag: failed ? 4 : 1,
      adjusted: failed ? undefined : raw,
    };
  });
}

describe('series', () => {
  it.each(CASES)('says the same by %s from raw values as from the roll-up', async (law, quantity) => {
    const [datastream = 0] = await seedDatastreams(database.pool, 1, { law, quantity });
    await database.pool.query('update datastream set period_s = 900 where id = $1', [datastream]);
    const observations = values(datastream);
    const frame = {
      frame: BigInt(datastream),
      receivedTime: END,
      connector: 1,
      organisation: 1,
      end: 'stored' as const,
    };
    await writer.write([{ ...frame, observations }]);
    const request = { datastream, from: START, to: END, grain: 'hour' as const };
    const fromRaw = await readSeries(database.pool, scope, request);
    await rollups.run();
    const fromRollup = await readSeries(database.pool, scope, request);
    // a meter that was silent counted all the same: in the middle of its silence
    const counted = law === 'meter-difference';
    expect(fromRaw).toHaveLength(counted ? 25 : 24);
    expect(fromRaw?.some(({ time }) => time === START + 10 * HOUR)).toBe(counted);
    fromRaw?.forEach((point, hour) => {
      const { value, ...rest } = fromRollup?.[hour] ?? { value: undefined };
      expect(rest).toMatchObject({ time: point.time, flag: point.flag });
      expect(value).toBeCloseTo(point.value ?? Number.NaN, 6);
    });
  });

  it('covers a local day of 25 hours', async () => {
    const [datastream = 0] = await seedDatastreams(database.pool, 1, { law: 'mean-by-duration' });
    await database.pool.query('update datastream set period_s = 900 where id = $1', [datastream]);
    const frame = { frame: 1000n, receivedTime: END, connector: 1, organisation: 1, end: 'stored' as const };
    await writer.write([{ ...frame, observations: values(datastream) }]);
    await rollups.run();
    const days = await readSeries(database.pool, scope, { datastream, from: START, to: END, grain: 'day' });
    expect(days).toEqual([{ time: START, value: expect.any(Number), flag: 1, coverage: 95 / 100 }]);
  });

  it('knows nothing of another organisation', async () => {
    const [datastream = 0] = await seedDatastreams(database.pool, 1);
    const request = { datastream, from: START, to: END, grain: 'raw' as const };
    expect(await readSeries(database.pool, { organisation: 2 }, request)).toBeUndefined();
    expect(await readSeries(database.pool, scope, request)).toEqual([]);
  });
});
