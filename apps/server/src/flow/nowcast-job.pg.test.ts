import { DAY, HOUR, MINUTE } from '@vigie/kit';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readNowcastTrials } from '#store/nowcast-trials.ts';
import { Partitions, periodOf } from '#store/partitions.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { tryNowcasts } from './nowcast-job.ts';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const STEP = 15 * MINUTE;
const DAYS = 60;
let pool: Pool;
let database: TestDatabase;

/** A flood every nine days, two hours later downstream. */
const stageAt = (time: number, delay: number): number => {
  const hours = ((time - NOW + DAYS * DAY - delay) % (9 * DAY)) / HOUR - 20;
  return 0.4 + (hours <= 0 ? 0 : 0.9 * (hours / 6) * Math.exp(1 - hours / 6)) + 0.001 * Math.sin(time / 7e5);
};

async function gauge(key: string, { id, days, properties }: { id: number; days: number; properties: object }) {
  await pool.query(
    `insert into thing (organisation_id, key, name, domain, asset_type, longitude, latitude, properties)
     values (1, $1, $1, 'water', 'gauge', 5, 43, $2)`,
    [key, properties],
  );
  await pool.query(
    `insert into device (organisation_id, key, connector_id, thing_id, name)
     select 1, $1, c.id, t.id, $1 from thing t, connector c where t.key = $1`,
    [key],
  );
  await pool.query(
    `insert into datastream (id, organisation_id, device_id, thing_id, field, quantity, unit, law)
     overriding system value
     select $2, 1, d.id, d.thing_id, 'stage', 'stage', 'm', 'mean-by-duration' from device d where key = $1`,
    [key, id],
  );
  const times = Array.from({ length: (days * DAY) / STEP }, (_, i) => NOW - days * DAY + i * STEP);
  await pool.query(
    `insert into observation (organisation_id, datastream_id, phenomenon_time, duration_ms, raw, adjusted, flag, reasons,
       frame_id, codec_id)
     select 1, $1, to_timestamp(u.time / 1000), 0, u.value, u.value, 1, 0, 0, 0
     from unnest($2::float8[], $3::float8[]) as u(time, value)`,
    [id, times, times.map((time) => stageAt(time, id === 902 ? 2 * HOUR : 0))],
  );
  await pool.query(
    `insert into latest (datastream_id, organisation_id, phenomenon_time, received_time, raw, adjusted, flag, reasons, frame_id)
     values ($1, 1, to_timestamp($2::float8 / 1000), now(), 0.4, 0.4, 1, 0, 0)`,
    [id, NOW - STEP],
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  ({ pool } = database);
  await pool.query(
    `insert into connector (organisation_id, key, kind, name, token_hash) values (1, 'c', 'http-json', 'c', '')`,
  );
  const partitions = new Partitions(pool);
  for (let time = NOW - DAYS * DAY; time <= NOW; time += 10 * DAY)
    await partitions.ensure('observation', periodOf(time));
}, 60_000);
afterAll(() => database.drop());

it('tries each station on its own history, once a day; a young one is lent the lesson of another', async () => {
  const clock = { now: () => NOW };
  await gauge('amont', { id: 901, days: DAYS, properties: { river: 'Touloubre' } });
  await gauge('aval', { id: 902, days: DAYS, properties: { upstreamStation: 'amont', threshold1: 0.8 } });
  await gauge('jeune', { id: 903, days: 2, properties: { river: 'Touloubre' } });
  expect(await tryNowcasts({ pool, clock })).toBe(3);
  expect(await tryNowcasts({ pool, clock })).toBe(0);
  const { own } = await readNowcastTrials(pool, { organisation: 1 }, 'aval');
  expect(own?.fit.tried?.model.method).toBe('upstream');
  expect(own?.fit.tried?.classes.map(({ level }) => level)).toEqual([0, 1]);
  const young = await readNowcastTrials(pool, { organisation: 1 }, 'jeune');
  expect(young.own?.fit.reason).toBe('history-too-short');
  expect(young.lent?.key).toBe('amont');
  expect(await readNowcastTrials(pool, { organisation: 2 }, 'jeune')).toEqual({});
  expect(await tryNowcasts({ pool, clock: { now: () => NOW + DAY + HOUR } })).toBe(3);
});
