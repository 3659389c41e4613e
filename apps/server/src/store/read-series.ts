import { HOUR, lawOf, maskReasons } from '@vigie/kit';
import type { Flag, FlagReason, Law, LawName } from '@vigie/kit';
import type pg from 'pg';
import { present, timeParameter } from './read-page.ts';
import type { ReadScope } from './read-page.ts';
import { hoursOfSamples } from './read-raw-hours.ts';
import type { RawSample } from './read-raw-hours.ts';
import { aggregateFlag, lawState } from './read-rollup-state.ts';
import type { RollupRecord } from './read-rollup-state.ts';

interface SeriesRequest {
  readonly datastream: number;
  readonly from: number;
  readonly to: number;
  readonly grain: 'raw' | 'hour' | 'day';
}

interface DatastreamRecord {
  readonly law: LawName;
  readonly quantity: string;
  /** Seconds a value stands for; 0 for a sample. */
  readonly period: number;
  /** Seconds between two values in normal running. */
  readonly expected: number;
}

interface Point {
  readonly time: number;
  readonly value: number | undefined;
  readonly flag: Flag;
  readonly coverage: number;
  /** Of single values only: what came, and what is thought of it. */
  readonly raw?: number;
  readonly reasons?: readonly FlagReason[];
}

type JudgedSample = RawSample & { readonly raw: number; readonly reasons: number };

const DATASTREAM = `
select d.law, d.quantity, d.period_s as period,
  case when d.period_s > 0 then d.period_s else v.expected_period_s end as expected
from datastream d
join device v on v.id = d.device_id
where d.organisation_id = $1 and d.id = $2`;

const RAW = `
select phenomenon_time as time, duration_ms as duration, adjusted as value, flag, raw, reasons
from observation
where organisation_id = $1 and datastream_id = $2 and phenomenon_time >= $3 and phenomenon_time < $4
order by phenomenon_time`;

/** A meter counts from its reading before the interval. */
const READING_BEFORE = `
select phenomenon_time as time, duration_ms as duration, adjusted as value, flag
from observation
where organisation_id = $1 and datastream_id = $2 and phenomenon_time < $3 and adjusted is not null
order by phenomenon_time desc
limit 1`;

// A number is cheaper to read than a timestamp, and a year has 8,760 of them.
const SUMS = `date_part('epoch', start_time) * 1000 as start_time, weight, s1, s2, low, high, last_value,
  n, n_suspect, n_failed, histogram`;

const HOURS = `
select ${SUMS}, 3600 as length
from rollup_hour r
where organisation_id = $1 and datastream_id = $2
  and r.start_time >= date_trunc('hour', $3::timestamptz) and r.start_time < $4
order by r.start_time`;

// Local days have 23, 24 or 25 hours.
const DAYS = `
select ${SUMS}, extract(epoch from
  (r.start_time at time zone 'Europe/Paris' + interval '1 day') at time zone 'Europe/Paris' - r.start_time)::int as length
from rollup_day r
where organisation_id = $1 and datastream_id = $2
  and r.start_time > $3::timestamptz - interval '1 day' and r.start_time < $4
order by r.start_time`;

/** And to its reading after. */
const READING_AFTER = `
select phenomenon_time as time, duration_ms as duration, adjusted as value, flag
from observation
where organisation_id = $1 and datastream_id = $2 and phenomenon_time >= $3 and adjusted is not null
order by phenomenon_time
limit 1`;

/** Hours that the roll-up job may not have made yet are few: it runs every few seconds. */
const LONGEST_TAIL = 48 * HOUR;

function aggregatePoint(law: Law, row: RollupRecord, { period, expected }: DatastreamRecord): Point {
  const seconds = period > 0 ? row.weight : row.n * expected;
  return {
    time: row.start_time,
    value: law.lower(lawState(row))?.value,
    flag: aggregateFlag(row),
    coverage: Math.min(1, Math.max(0, seconds / row.length)),
  };
}

async function readSamples(pool: pg.Pool, text: string, values: readonly unknown[]): Promise<RawSample[]> {
  const { rows } = await pool.query<RawSample>(text, [...values]);
  return rows;
}

/** Makes the last hours again from raw values: the roll-up of the newest is always behind by a few seconds. */
async function readTail(
  pool: pg.Pool,
  rows: readonly RollupRecord[],
  request: SeriesRequest & ReadScope & { readonly datastreamRecord: DatastreamRecord; readonly law: Law },
): Promise<RollupRecord[]> {
  const last = rows.at(-1)?.start_time;
  const start = Math.max(last ?? 0, Math.floor(Math.max(request.from, request.to - LONGEST_TAIL) / HOUR) * HOUR);
  const stream = [request.organisation, request.datastream];
  const samples = await readSamples(pool, RAW, [...stream, timeParameter(start), timeParameter(request.to)]);
  const metered = request.datastreamRecord.law === 'meter-difference' && samples.length > 0;
  const beside = async (sql: string, time: number): Promise<RawSample | undefined> =>
    metered ? (await readSamples(pool, sql, [...stream, timeParameter(time)]))[0] : undefined;
  return hoursOfSamples(samples, {
    law: request.law,
    quantity: request.datastreamRecord.quantity,
    before: await beside(READING_BEFORE, start),
    after: await beside(READING_AFTER, request.to),
    span: { start, end: request.to },
  });
}

/**
 * Points of a chart: raw values, or the law's result by hour or local day. Nothing there is a missing point or one
 * without a value, never zero; a quantity that is never aggregated has none. `undefined`: no such datastream here.
 */
export async function readSeries(pool: pg.Pool, { organisation }: ReadScope, request: SeriesRequest) {
  const found = await pool.query<DatastreamRecord>(DATASTREAM, [organisation, request.datastream]);
  const [datastreamRecord] = found.rows;
  if (!datastreamRecord) return undefined;
  const interval = [organisation, request.datastream, timeParameter(request.from), timeParameter(request.to)];
  if (request.grain === 'raw') {
    const { rows: samples } = await pool.query<JudgedSample>(RAW, interval);
    return samples.map(({ time, value, flag, raw, reasons }): Point => {
      const point = { time, value: present(value), flag, coverage: 1 };
      // what is good needs no more words, and a month of values is long enough
      return flag === 1 && reasons === 0 ? point : { ...point, raw, reasons: maskReasons(reasons) };
    });
  }
  const law = lawOf(datastreamRecord.law);
  if (!law) return [];
  const { rows } = await pool.query<RollupRecord>(request.grain === 'hour' ? HOURS : DAYS, interval);
  const tail =
    request.grain === 'hour' ? await readTail(pool, rows, { ...request, organisation, datastreamRecord, law }) : [];
  const [firstOfTail] = tail;
  const settled = firstOfTail ? rows.filter((row) => row.start_time < firstOfTail.start_time) : rows;
  return [...settled, ...tail].map((row) => aggregatePoint(law, row, datastreamRecord));
}
