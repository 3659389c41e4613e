import { DAY, HOUR, createQuantityRegistry, localDay } from '@vigie/kit';
import type { WindowIndicator } from '@vigie/kit';
import { WindowJob } from '../../apps/server/src/derive/window-job.ts';
import { PACKS } from '../../apps/server/src/packs.ts';
import { Indicators } from '../../apps/server/src/store/indicators.ts';
import { RollupWriter } from '../../apps/server/src/store/rollup-writer.ts';
import { createTestDatabase } from '../../apps/server/src/store/testing/test-database.ts';
import type { TestDatabase } from '../../apps/server/src/store/testing/test-database.ts';

const ZONE = 'Europe/Paris';
const MONTH = { start: localDay({ year: 2025, month: 1, day: 1 }, ZONE).start, days: 31 };
const YEAR_SECONDS = 365 * 86_400;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - begun) / 1_000 };
}

const seed = `
insert into connector (organisation_id, key, kind, name, token_hash) values (1, 'c', 'sentilo', 'c', '');
insert into thing (organisation_id, key, domain, asset_type, name, longitude, latitude)
  values (1, 't', 'noise', 'noiseMast', 't', 5.4, 43.5);
insert into device (organisation_id, key, connector_id, thing_id, name) values (1, 'd', 1, 1, 'd');
insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, law, period_s)
  values (1, 1, 1, 'LAeq1s', 'LAeq1s', 'dB[SPL]', 'median', 1);
create table observation_all partition of observation default`;

// A street: rhythm of the day, passages; made by the database, so that writing it costs nothing to what is measured.
const SECONDS = `
insert into observation
select t, level, level, 1, 1, 1000, 1, 1, 0, 1
from (
  select t, round((58 - 9 * cos((extract(hour from t at time zone 'Europe/Paris') - 3.5) / 12 * pi())
    + 11 * power(abs(sin(extract(epoch from t) / 19)), 8) + 2 * random())::numeric, 1)::float8 as level
  from generate_series($1::timestamptz, $2::timestamptz - interval '1 second', '1 second') t) s`;

const at = (time: number): string => new Date(time).toISOString();

async function dirty(database: TestDatabase, from: number, to: number): Promise<void> {
  await database.pool.query(
    `insert into dirty_hour (datastream_id, hour)
     select 1, h from generate_series($1::timestamptz, $2::timestamptz - interval '1 hour', '1 hour') h`,
    [at(from), at(to)],
  );
}

/** A month of seconds through roll-ups, figures of hours and days, and the year's, from the database. */
export async function monthInDatabase() {
  const database = await createTestDatabase();
  try {
    await database.pool.query(seed);
    const end = MONTH.start + MONTH.days * DAY;
    await database.pool.query(SECONDS, [at(MONTH.start), at(end)]);
    await database.pool.query('vacuum analyze observation');
    const rows = (MONTH.days * DAY) / 1_000;
    const quantityOf = createQuantityRegistry(PACKS.flatMap(({ quantities }) => quantities));
    const nothing = { quantities: quantityOf, timeZone: ZONE, settleDirty: async () => undefined };
    const rollups = new RollupWriter(database.pool, nothing);
    const indicators = PACKS.flatMap((pack) => pack.indicators).filter(
      (one): one is WindowIndicator => one.kind === 'window' && one.from === 'LAeq1s',
    );
    const job = new WindowJob(new Indicators(database.pool, quantityOf), {
      // a month is a twelfth of its year: said all the same
      indicators: indicators.map((one) =>
        one.window === 'local-year' ? { ...one, coverage: { good: 0.05, partial: 0.01 } } : one,
      ),
      quantityOf,
      zone: ZONE,
      clock: { now: () => end + HOUR },
      log: { error: (detail, message) => process.stderr.write(`${message} ${JSON.stringify(detail)}\n`) },
      room: async () => undefined,
    });
    const scan = await timed(() =>
      database.pool.query('select sum(adjusted) from observation where datastream_id = 1'),
    );
    await dirty(database, MONTH.start, end);
    const rolled = await timed(() => rollups.run());
    const made = await timed(() => job.run());
    const year = await timed(() => job.runLong());
    // one minute of a live station: one hour is dirty
    const hour = end - HOUR;
    await dirty(database, hour, hour + HOUR);
    await rollups.run();
    const pass = await timed(() => job.run());
    const { rows: figures } = await database.pool.query<{ indicator: string; value: number }>(
      "select indicator, value from indicator_value where indicator like '%-year' and value is not null order by 1",
    );
    const seconds = rolled.seconds + made.seconds;
    return {
      rows,
      plainScanSeconds: round(scan.seconds),
      rollUpSeconds: round(rolled.seconds),
      hourAndDayFiguresSeconds: round(made.seconds),
      yearFiguresSeconds: round(year.seconds),
      rowsPerSecond: Math.round(rows / seconds),
      ratioToPlainScan: round(seconds / scan.seconds),
      yearOfRowsWouldTakeSeconds: Math.round((seconds * YEAR_SECONDS) / rows),
      livePassSeconds: round(pass.seconds),
      yearFigures: Object.fromEntries(figures.map(({ indicator, value }) => [indicator, value && round(value)])),
    };
  } finally {
    await database.drop();
  }
}

const round = (value: number): number => Number(value.toFixed(3));
