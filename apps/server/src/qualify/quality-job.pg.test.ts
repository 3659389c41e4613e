import type { Check, Flag, SeriesTest } from '@vigie/kit';
import { HOUR, MINUTE, maskReasons, parseInstant, reasonMask } from '@vigie/kit';
import type { Observation } from '@vigie/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Partitions } from '#store/partitions.ts';
import { ObservationWriter } from '#store/observation-writer.ts';
import { Quality } from '#store/quality.ts';
import { RollupWriter } from '#store/rollup-writer.ts';
import { seedDatastreams } from '#store/testing/seed.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { quantityOf } from '@vigie/kit';
import { gateOf } from './gate.ts';
import { judge } from './judge.ts';
import { QualityJob } from './quality-job.ts';
import type { JudgedPart } from './quality-job.ts';
import type { SeriesPlan } from './series-plan.ts';

const START = parseInstant('2026-03-10T00:00:00Z') ?? 0;
const STEP = 15 * MINUTE;
const LABEL = { fr: 'x', en: 'x' };
/** VEC-QC-1 of the published test: a hole where a value is missing. */
const VECTOR = [10.0, 10.2, 10.1, 18.0, 10.3, 10.3, 10.3, 10.3, undefined, 10.4];
const RANGE: Check = {
  id: 'range',
  quantity: 'stage',
  test: { kind: 'site-range', fail: [0, 50], suspect: [5, 15] },
  source: 'choice',
  label: LABEL,
};
const SPIKE: SeriesTest = { kind: 'spike', suspect: 3, fail: 6 };
const FLAT: SeriesTest = { kind: 'stuck', tolerance: 0.05, suspectAfter: 3, failAfter: 4 };

let database: TestDatabase;
let series: readonly number[];
let told: JudgedPart[];
let writer: ObservationWriter;
let frame = 1n;

const [first, second, third] = [0, 1, 2].map((i) => () => series[i] ?? 0) as [() => number, () => number, () => number]; // three places of the list that is seeded

function plan(datastream: number, rest: Partial<SeriesPlan> = {}): SeriesPlan {
  return {
    datastream,
    gate: gateOf({ datastream, quantity: 'stage', duration: STEP }, [RANGE]),
    period: STEP,
    asset: {},
    tests: [SPIKE, FLAT].map((each) => ({ test: each, others: [] })),
    source: undefined,
    dependents: [],
    ...rest,
  };
}

function jobOf(plans: readonly SeriesPlan[]) {
  const known = new Map(plans.map((each) => [each.datastream, each]));
  const quality = new QualityJob(new Quality(database.pool), {
    plan: (id) => known.get(id),
    changed: async (parts) => void told.push(...parts),
    room: async () => undefined,
  });
  const held = plans.flatMap(({ datastream, tests }) =>
    tests.flatMap(({ others }) => others.map((source) => ({ source, dependent: datastream }))),
  );
  const rollups = new RollupWriter(database.pool, {
    quantities: quantityOf,
    timeZone: 'Europe/Paris',
    settleDirty: () => writer.settleDirty(),
    judged: () => ({ quantities: ['stage'], held }),
  });
  return {
    settle: async () => {
      await rollups.run();
      return quality.run();
    },
    rollups,
    quality,
  };
}

/** By the way of any frame. */
async function store(datastream: number, values: readonly (readonly [time: number, value: number])[]): Promise<void> {
  const gate = plan(datastream).gate;
  for (const [time, value] of values) {
    const receivedTime = START + 48 * HOUR;
    const origin = { gate: () => gate, frame, codec: 1, receivedTime };
    const observations: Observation[] = judge([{ datastream, time, value }], origin);
    await writer.write([{ frame, receivedTime, connector: 1, organisation: 1, end: 'stored', observations }]);
    frame += 1n;
  }
}
const inTime = (values: readonly (number | undefined)[]) =>
  values.flatMap((value, i) => (value === undefined ? [] : [[START + i * STEP, value] as const]));

interface Row {
  readonly flag: Flag;
  readonly reasons: number;
  readonly raw: number;
  readonly adjusted: number | null;
}
async function rows(datastream: number): Promise<Row[]> {
  const { rows: found } = await database.pool.query<Row>(
    'select flag, reasons, raw, adjusted from observation where datastream_id = $1 order by phenomenon_time',
    [datastream],
  );
  return found;
}
const flags = async (datastream: number) => (await rows(datastream)).map(({ flag }) => flag);

beforeAll(async () => {
  database = await createTestDatabase();
  series = await seedDatastreams(database.pool, 3);
});
beforeEach(async () => {
  await database.pool.query(
    'truncate observation, latest, dirty_hour, dirty_quality, dirty_day, rollup_hour, rollup_day, correction, frame_end',
  );
  told = [];
  writer = new ObservationWriter(database.pool, new Partitions(database.pool), () => undefined);
});
afterAll(() => database.drop());

describe('values judged with their neighbours, through the store', () => {
  test('VEC-QC-1, as published', async () => {
    const published = plan(first(), {
      tests: [
        { test: { ...SPIKE, again: false }, others: [] },
        { test: FLAT, others: [] },
      ],
    });
    const { settle } = jobOf([published]);
    await store(first(), inTime(VECTOR));
    await settle();
    expect(await flags(first())).toEqual([1, 1, 3, 4, 3, 1, 3, 4, 1]);
  });

  test('run again without the spike, its neighbours are good; raw stays, adjusted goes, all is said once', async () => {
    const { settle, rollups } = jobOf([plan(first())]);
    await store(first(), inTime(VECTOR));
    expect(await settle()).toBe(3);
    const found = await rows(first());
    expect(found.map(({ flag }) => flag)).toEqual([1, 1, 1, 4, 1, 1, 3, 4, 1]);
    expect(found[3]).toMatchObject({ raw: 18, adjusted: null });
    expect(maskReasons(found[3]?.reasons ?? 0)).toEqual(['site-range', 'spike']);
    expect(told).toMatchObject([{ datastream: first(), from: START + 3 * STEP, to: START + 7 * STEP + 1 }]);
    // the hours that changed are made again, and judging them again changes nothing
    expect(await settle()).toBe(0);
    await rollups.run();
    const { rows: hours } = await database.pool.query<{ n: number; n_failed: number; high: number }>(
      'select n, n_failed, high from rollup_hour where datastream_id = $1 order by start_time',
      [first()],
    );
    expect(hours.map(({ n, n_failed: failed, high }) => [n, failed, high])).toEqual([
      [3, 1, 10.2],
      [3, 1, 10.3],
      [1, 0, 10.4],
    ]);
  });

  test('any order of arrival, in any pieces, ends in the same judgement', async () => {
    const jobs = jobOf([plan(first()), plan(second()), plan(third())]);
    const values = inTime([...VECTOR, 10.2, 40, 10.1, 10.5, 10.6, 10.5, 10.5, 10.5, 10.5, 3]);
    await store(first(), values);
    await jobs.settle();
    for (const each of values.toReversed()) {
      await store(second(), [each]);
      await jobs.settle();
    }
    const mixed = [3, 1, 4, 0, 2].flatMap((lot) => values.filter((_, i) => i % 5 === lot));
    for (const each of [mixed.slice(0, 7), mixed.slice(7)]) {
      await store(third(), each);
      await jobs.settle();
    }
    const expected = await rows(first());
    expect(expected.map(({ flag }) => flag)).toContain(4);
    expect(await rows(second())).toEqual(expected);
    expect(await rows(third())).toEqual(expected);
  });

  test('a late value repairs what was said of its neighbours', async () => {
    const { settle } = jobOf([plan(first())]);
    const values = inTime([10, 10.2, 13.9, 10.1, 10.2]);
    await store(first(), values);
    await settle();
    expect(await flags(first())).toEqual([1, 1, 3, 1, 1]);
    // between the two, the river was still high: no lone value
    await store(first(), [
      [START + 2 * STEP + 5 * MINUTE, 13.8],
      [START + 2 * STEP + 10 * MINUTE, 12.5],
    ]);
    await settle();
    expect(await flags(first())).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('what is computed from a doubtful value is doubtful; nothing is held in memory between two runs', async () => {
    const source = plan(first(), { dependents: [second()] });
    const derived = plan(second(), { tests: [], source: { datastream: first(), compute: (value) => value } });
    await store(first(), inTime(VECTOR));
    await store(second(), inTime(VECTOR));
    await jobOf([source, derived]).rollups.run();
    await jobOf([source, derived]).quality.run([first()]);
    expect(await flags(second())).toEqual([1, 1, 1, 4, 1, 1, 3, 4, 1]);
  });

  test('held against another series, once that one has come', async () => {
    const cross: SeriesTest = {
      kind: 'cross-check',
      with: { quantity: 'stage' },
      suspect: 2,
      distance: (value, [other = 0]) => Math.abs(value - other),
    };
    const held = plan(first(), { tests: [{ test: cross, others: [second()] }] });
    const { settle } = jobOf([held, plan(second(), { tests: [] })]);
    await store(first(), inTime([10, 10, 10]));
    await settle();
    expect(await flags(first())).toEqual([1, 1, 1]);
    await store(second(), inTime([10, 14, 11]));
    await settle();
    expect(await flags(first())).toEqual([1, 3, 1]);
  });
});

describe('what a person says', () => {
  const correct = (kind: string, rest: Readonly<Record<string, unknown>> = {}) =>
    database.pool.query<{ id: number }>(
      `insert into correction (organisation_id, datastream_id, kind, from_time, to_time, factor, value_offset, replacement, reason, who)
       values (1, $1, $2, to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0), $5, $6, $7, 'x', 'x') returning id`,
      [
        first(),
        kind,
        rest['from'] ?? START + 2 * STEP,
        rest['to'] ?? START + 4 * STEP,
        rest['factor'] ?? 1,
        rest['offset'] ?? 0,
        rest['replacement'] === undefined ? null : JSON.stringify(rest['replacement']),
      ],
    );
  const dirty = () =>
    database.pool.query(`insert into dirty_hour (datastream_id, hour) select distinct datastream_id,
      date_trunc('hour', phenomenon_time) from observation`);
  const adjusted = async () => (await rows(first())).map((row) => row.adjusted);

  test('the newest wins; taken back, the tests say what they said; a late value takes it too', async () => {
    const { settle } = jobOf([plan(first())]);
    await store(first(), inTime([10, 10.2, 10.1, 10.2, 10.4, 10.3]));
    await settle();
    const before = await rows(first());
    const { rows: made } = await correct('invalidate');
    await dirty();
    await settle();
    expect(await adjusted()).toEqual([10, 10.2, null, null, 10.4, 10.3]);
    expect((await rows(first())).map(({ reasons }) => maskReasons(reasons))[2]).toEqual(['by-person']);
    await store(first(), [[START + 2.5 * STEP, 10.15]]);
    await settle();
    expect(await adjusted()).toEqual([10, 10.2, null, null, null, 10.4, 10.3]);
    await correct('correct', { offset: 1, factor: 2 });
    await dirty();
    await settle();
    expect(await adjusted()).toEqual([10, 10.2, 21.2, 21.3, 21.4, 10.4, 10.3]);
    await database.pool.query('update correction set revoked_time = now() where id <> $1', [made[0]?.id]);
    await dirty();
    await settle();
    expect(await adjusted()).toEqual([10, 10.2, null, null, null, 10.4, 10.3]);
    await database.pool.query('update correction set revoked_time = now()');
    await database.pool.query('delete from observation where raw = 10.15');
    await dirty();
    await settle();
    expect(await rows(first())).toEqual(before);
  });

  test('values in place of what was measured are estimates; a failed one may be said right', async () => {
    const { settle } = jobOf([plan(first())]);
    await store(first(), inTime(VECTOR));
    await correct('correct', {
      replacement: [
        [START + 2 * STEP, 10],
        [START + 4 * STEP, 10.4],
      ],
    });
    await dirty();
    await settle();
    const found = await rows(first());
    expect(found[3]).toMatchObject({
      raw: 18,
      adjusted: 10.2,
      flag: 1,
      reasons: reasonMask(['estimated', 'by-person']),
    });
    await correct('validate');
    await dirty();
    await settle();
    expect((await rows(first()))[3]).toMatchObject({ flag: 1, adjusted: 18 });
  });
});
