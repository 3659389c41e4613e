import type { LawState, WindowIndicator } from '@vigie/kit';
import {
  DAY,
  HOUR,
  createQuantityRegistry,
  formatInstant,
  parseInstant,
  percentile,
  percentileOfState,
  quantityOf,
} from '@vigie/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Indicators } from '#store/indicators.ts';
import { RollupWriter } from '#store/rollup-writer.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { WindowJob } from './window-job.ts';
import type { MadeFigure } from './window-job.ts';

const at = (text: string): number => parseInstant(text, 'Europe/Paris') ?? Number.NaN;
const START = at('2025-03-29T00:00:00');
const window = (id: string, kind: WindowIndicator['window'], rest: Partial<WindowIndicator> = {}): WindowIndicator => ({
  kind: 'window',
  id,
  label: { fr: id, en: id },
  from: 'count',
  quantity: 'count',
  window: kind,
  compute: 'law',
  source: 'test',
  ...rest,
});
const INDICATORS = [
  window('per-hour', 'hour'),
  window('per-day', 'local-day'),
  window('per-night', 'local-night'),
  window('per-month', 'local-month', { coverage: { good: 0.05, partial: 0.01 } }),
  window('rise', 'trailing-30min', { coverage: { good: 0, partial: 0 }, compute: ({ samples }) => samples.length }),
];

let database: TestDatabase;
let now = START + 40 * DAY;
let made: MadeFigure[] = [];

const job = () =>
  new WindowJob(new Indicators(database.pool), {
    indicators: INDICATORS,
    quantityOf,
    zone: 'Europe/Paris',
    clock: { now: () => now },
    log: { error: (detail) => expect(detail).toBeUndefined() },
    made: (figures) => Promise.resolve(void made.push(...figures)),
    room: () => Promise.resolve(),
  });

async function store(from: number, hours: number, value = 1): Promise<void> {
  const end = formatInstant(from + hours * HOUR);
  const { pool } = database;
  await pool.query(
    `insert into observation select t, $3, $3, 1, 1, 3600000, 1, 1, 0, 1
     from generate_series($1::timestamptz, $2::timestamptz - interval '1 second', '1 hour') t
     on conflict (datastream_id, phenomenon_time) do update set raw = excluded.raw, adjusted = excluded.adjusted`,
    [formatInstant(from), end, value],
  );
  await pool.query(
    `insert into rollup_hour (start_time, weight, s1, s2, datastream_id, n, n_suspect, n_failed, organisation_id)
     select phenomenon_time, 3600, adjusted, 0, 1, 1, 0, 0, 1 from observation
     on conflict (datastream_id, start_time) do update set s1 = excluded.s1`,
  );
  await pool.query(
    `insert into dirty_day (datastream_id, day) select distinct 1, (phenomenon_time at time zone 'Europe/Paris')::date from observation
     where phenomenon_time >= $1 and phenomenon_time < $2 on conflict do nothing`,
    [formatInstant(from), end],
  );
}

async function figures(indicator: string): Promise<Record<string, number | null>> {
  const { rows } = await database.pool.query<{ start_time: number; value: number | null }>(
    'select start_time, value from indicator_value where indicator = $1 order by start_time',
    [indicator],
  );
  return Object.fromEntries(rows.map(({ start_time, value }) => [formatInstant(start_time), value]));
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    insert into connector (organisation_id, key, kind, name, token_hash) values (1, 'c', 'http-json', 'c', '');
    insert into thing (organisation_id, key, domain, asset_type, name, longitude, latitude)
      values (1, 't', 'mobility', 'counter', 't', 5.4, 43.5);
    insert into device (organisation_id, key, connector_id, thing_id, name) values (1, 'd', 1, 1, 'd');
    insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, law, period_s)
      values (1, 1, 1, 'n', 'count', '1', 'sum', 3600), (1, 1, 1, 'other', 'voltage', 'V', 'mean-by-duration', 0),
        (1, 1, 1, 'level', 'LAeq', 'dB[SPL]', 'median', 10);
    create table observation_all partition of observation default`);
});
beforeEach(async () => {
  await database.pool.query('truncate observation, rollup_hour, dirty_day, due_window, indicator_value');
  now = START + 40 * DAY;
  made = [];
});
afterAll(() => database.drop());

describe('WindowJob', () => {
  test('local days of 23 and 24 hours, nights from noon to noon, hours, months', async () => {
    await store(START, 3 * 24 - 1);
    await job().run();
    expect(await figures('per-day')).toEqual({
      '2025-03-28T23:00:00Z': 24,
      '2025-03-29T23:00:00Z': 23,
      '2025-03-30T22:00:00Z': 24,
    });
    expect(await figures('per-night')).toEqual({
      '2025-03-28T11:00:00Z': 12,
      '2025-03-29T11:00:00Z': 23,
      '2025-03-30T10:00:00Z': 24,
      '2025-03-31T10:00:00Z': 12,
    });
    expect(Object.keys(await figures('per-hour'))).toHaveLength(71);
    expect(await figures('per-month')).toEqual({});
    expect(await job().runLong()).toBe(1);
    expect(await figures('per-month')).toEqual({ '2025-02-28T23:00:00Z': 71 });
  });

  test('late data make their own day again, and nothing else is written', async () => {
    await store(START, 48);
    await job().run();
    await database.pool.query("update indicator_value set computed_time = '2000-01-01'");
    await store(START + 30 * HOUR, 1, 5);
    await job().run();
    expect(await figures('per-day')).toMatchObject({ '2025-03-28T23:00:00Z': 24, '2025-03-29T23:00:00Z': 27 });
    const { rows } = await database.pool.query(
      "select indicator from indicator_value where computed_time > '2000-01-01' and indicator <> 'rise' order by 1",
    );
    expect(rows.map(({ indicator }) => indicator)).toEqual(['per-day', 'per-hour', 'per-night']);
  });

  test('a second run has nothing to do; days of quantities nobody computes from are dropped', async () => {
    await store(START, 24);
    await database.pool.query("insert into dirty_day values (2, '2025-03-29')");
    expect(await job().run()).toBe(1);
    expect(await job().run()).toBe(0);
    expect((await database.pool.query('select from dirty_day')).rowCount).toBe(0);
  });

  test('figures of windows that are over are told once; a window becomes over without new data of its own', async () => {
    now = START + 23.5 * HOUR;
    await store(START, 23);
    await job().run();
    const days = () => made.filter(({ indicator }) => indicator === 'per-day');
    expect(days()).toEqual([]);
    now = START + 25 * HOUR;
    await store(START + 24 * HOUR, 1);
    await job().run();
    expect(days()).toEqual([{ datastream: 1, indicator: 'per-day', time: START + 24 * HOUR, value: 23 }]);
    made = [];
    await database.pool.query("insert into dirty_day values (1, '2025-03-29')");
    await job().run();
    expect(made).toEqual([]);
  });

  test('a trailing half-hour for each sample', async () => {
    await store(START, 24);
    await job().run();
    const rises = await figures('rise');
    expect(Object.keys(rises)).toHaveLength(24);
    expect(Object.values(rises).every((n) => n === 1)).toBe(true);
  });

  test('a page that fails leaves its days dirty', async () => {
    await store(START, 24);
    const failing = new Indicators(database.pool);
    await expect(
      failing.withDirtyDays({ datastream: 0, day: '0001-01-01' }, 31, () => Promise.reject(new Error('killed'))),
    ).rejects.toThrow('killed');
    expect((await database.pool.query('select from dirty_day')).rowCount).toBe(1);
    await job().run();
    expect(await figures('per-day')).toEqual({ '2025-03-28T23:00:00Z': 24 });
  });

  test('a day that becomes dirty while it is made stays dirty', async () => {
    await store(START, 24);
    const indicators = new Indicators(database.pool);
    const mark = "insert into dirty_day values (1, '2025-03-29') on conflict do nothing";
    let marked: Promise<unknown> = Promise.resolve();
    await indicators.withDirtyDays({ datastream: 0, day: '0001-01-01' }, 31, async () => {
      marked = database.pool.query(mark);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await marked;
    expect((await database.pool.query('select from dirty_day')).rowCount).toBe(1);
  });

  describe('a station of one value a second', () => {
    const level = (id: string, kind: WindowIndicator['window'], rest: Partial<WindowIndicator>) =>
      window(id, kind, { from: 'LAeq', quantity: 'LAeq', ...rest });
    const p90 = { ofState: (state: LawState) => percentileOfState(state, 0.9)?.value };
    const indicators = [
      level('index-hour', 'hour', { compute: ({ samples }) => Math.max(...samples.map(({ value }) => value)) }),
      level('index-day', 'local-day', {
        of: 'index-hour',
        compute: ({ samples }) => samples.reduce((sum, { value }) => sum + value, 0) / samples.length,
      }),
      level('la10-day', 'local-day', { compute: p90 }),
      level('la10-year', 'local-year', { compute: p90, coverage: { good: 0.001, partial: 0.0001 } }),
      level('index-night', 'local-night', {
        of: 'index-hour',
        hours: { from: 22, to: 6 },
        compute: ({ samples }) => samples.length,
      }),
    ];
    const seconds = createQuantityRegistry([{ ...quantityOf('LAeq'), law: 'median' }]);
    const reads: number[] = [];
    class Watched extends Indicators {
      override withDirtyDays: Indicators['withDirtyDays'] = (after, most, work) =>
        super.withDirtyDays(after, most, (taken, session) => {
          const read = session.samples.bind(session);
          session.samples = async (datastream, span) => {
            reads.push(span.end - span.start);
            return read(datastream, span);
          };
          return work(taken, session);
        });
    }
    const secondJob = () =>
      new WindowJob(new Watched(database.pool, seconds), {
        indicators,
        quantityOf: seconds,
        zone: 'Europe/Paris',
        clock: { now: () => now },
        log: { error: (detail) => expect(detail).toBeUndefined() },
        room: () => Promise.resolve(),
      });
    const levelAt = (i: number): number => Math.round(10 * (55 + 9 * Math.sin(i / 997) + 4 * Math.sin(i * 1.7))) / 10;

    test('percentiles of day and year are those of all its values; a pass reads the hours that changed', async () => {
      const { pool } = database;
      const rollups = new RollupWriter(pool, {
        quantities: seconds,
        timeZone: 'Europe/Paris',
        settleDirty: () => Promise.resolve(),
      });
      const values = Array.from({ length: 2 * 8640 }, (_, i) => levelAt(i));
      await pool.query(
        `insert into observation select $1::timestamptz + n * interval '10 seconds', v, v, 1, 3, 10000, 1, 1, 0, 1
         from unnest($2::float8[]) with ordinality as u(v, i), lateral (select i - 1 as n) k`,
        [formatInstant(START), values],
      );
      const mark = (from: number, hours: number) =>
        pool.query(
          `insert into dirty_hour (datastream_id, hour)
           select 3, $1::timestamptz + n * interval '1 hour' from generate_series(0, $2::int - 1) n`,
          [formatInstant(from), hours],
        );
      await mark(START, 48);
      await rollups.run();
      await secondJob().run();
      await secondJob().runLong();
      const day = Object.values(await figures('la10-day'));
      expect(day[0]).toBeCloseTo(percentile(values.slice(0, 8640), 0.9) ?? 0, 9);
      expect(Object.values(await figures('la10-year'))).toEqual([expect.closeTo(percentile(values, 0.9) ?? 0, 9)]);
      const maxima = Array.from({ length: 24 }, (_, h) => Math.max(...values.slice(360 * h, 360 * h + 360)));
      const mean = maxima.reduce((sum, value) => sum + value, 0) / 24;
      expect(Object.values(await figures('index-day'))[0]).toBeCloseTo(mean, 9);
      // hours of a night, of the window that runs from noon to noon
      expect(Object.values(await figures('index-night'))[1]).toBeGreaterThanOrEqual(7);
      reads.length = 0;
      await pool.query('update observation set adjusted = 90 where phenomenon_time = $1', [
        formatInstant(START + HOUR),
      ]);
      await mark(START + HOUR, 1);
      await rollups.run();
      await secondJob().run();
      expect(Math.max(...reads)).toBeLessThan(3 * HOUR);
      expect(Object.values(await figures('index-day'))[0]).toBeCloseTo(mean + (90 - (maxima[1] ?? 0)) / 24, 9);
    });
  });

  test('13 months of hours in seconds; summer time makes the span end on a 397th day', async () => {
    now = START + 400 * DAY;
    await store(START, 396 * 24);
    const before = performance.now();
    await job().run();
    await job().runLong();
    const elapsed = performance.now() - before;
    expect(Object.keys(await figures('per-day'))).toHaveLength(397);
    expect(Object.keys(await figures('per-month'))).toHaveLength(14);
    expect(elapsed).toBeLessThan(15_000);
  });
});
