import { HOUR, lawOf, localDate, localDay } from '@vigie/kit';
import type { Completeness, Flag, LawName } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';
import { aggregateFlag, lawState } from './read-rollup-state.ts';
import type { RollupSums } from './read-rollup-state.ts';

interface MatrixQuery extends PageQuery {
  /** Quantity of the datastreams; of an indicator, that of its source. */
  readonly quantity: string;
  /** Figures by window; roll-ups of the quantity where absent. */
  readonly indicator?: string;
  readonly domain?: string;
  readonly assetType?: string;
  readonly thing?: string;
  readonly from: number;
  readonly to: number;
  readonly grain: 'hour' | 'day';
}

interface LineRecord {
  readonly id: number;
  readonly thing: string;
  readonly name: string;
  readonly commune: string | null;
  readonly field: string;
  readonly law: LawName;
  readonly period: number;
  readonly expected: number;
}

interface FigureRecord {
  readonly id: number;
  readonly time: number;
  readonly value: number | null;
  readonly completeness: Completeness;
}

interface MatrixPoint {
  readonly time: number;
  readonly value: number | undefined;
  readonly completeness: Completeness;
}

// An indicator is that of the objects it ever had a value for: lamps out are of cabinets, not of each lamp.
const LINES = `
select d.id, t.key as thing, t.name, t.commune, d.field, d.law, d.period_s as period,
  case when d.period_s > 0 then d.period_s else v.expected_period_s end as expected
from datastream d
join thing t on t.id = d.thing_id
join device v on v.id = d.device_id
where d.organisation_id = $1 and d.quantity = $2 and d.id > $3
  and ($4::text is null or t.domain = $4)
  and ($5::text is null or t.key = $5)
  and ($6::text is null or exists (
    select from indicator_value i where i.indicator = $6 and i.datastream_id = d.id and i.value is not null))
  and ($7::text is null or t.asset_type = $7)
order by d.id
limit $8`;

const FIGURES = `
select datastream_id as id, date_part('epoch', start_time) * 1000 as time, value, completeness
from indicator_value
where organisation_id = $1 and datastream_id = any($2) and start_time >= $3 and start_time < $4 and indicator = $5
order by datastream_id, start_time`;

const SUMS = `datastream_id as id, date_part('epoch', r.start_time) * 1000 as start_time, weight, s1, s2, low, high,
  last_value, n, n_suspect, n_failed, histogram`;

// Ordered as the primary key is: the order of the computed time would be a sort of its own.
const rollups = (table: 'rollup_hour' | 'rollup_day'): string => `
select ${SUMS}
from ${table} r
where organisation_id = $1 and datastream_id = any($2) and r.start_time >= $3 and r.start_time < $4
order by r.datastream_id, r.start_time`;
const ROLLUPS = { hour: rollups('rollup_hour'), day: rollups('rollup_day') };

/** Seconds of the window that begins at a time; local days have 23, 24 or 25 hours, and objects share them. */
function windowLength(grain: 'hour' | 'day'): (start: number) => number {
  const known = new Map<number, number>();
  return (start) => {
    if (grain === 'hour') return HOUR / 1000;
    const length = known.get(start) ?? localDayLength(start);
    known.set(start, length);
    return length;
  };
}

function localDayLength(start: number): number {
  const day = localDay(localDate(start));
  return (day.end - day.start) / 1000;
}

const USABLE: readonly Flag[] = [1, 2];
const GOOD_COVERAGE = 0.75;

function rollupPoint(row: RollupSums, { law: name, period, expected }: LineRecord, length: number): MatrixPoint {
  const value = lawOf(name)?.lower(lawState(row))?.value;
  const seconds = period > 0 ? row.weight : row.n * expected;
  const good = USABLE.includes(aggregateFlag(row)) && seconds >= GOOD_COVERAGE * length;
  return { time: row.start_time, value, completeness: value === undefined ? 'none' : good ? 'good' : 'partial' };
}

async function pointsOf(
  pool: pg.Pool,
  lines: readonly LineRecord[],
  { organisation, indicator, from, to, grain }: MatrixQuery & ReadScope,
): Promise<ReadonlyMap<number, readonly MatrixPoint[]>> {
  const found = new Map<number, MatrixPoint[]>(lines.map(({ id }) => [id, []]));
  const asked = [organisation, lines.map(({ id }) => id), timeParameter(from), timeParameter(to)];
  if (indicator === undefined) {
    const lengthOf = windowLength(grain);
    const byId = new Map(lines.map((line) => [line.id, line]));
    const { rows } = await pool.query<RollupSums & { id: number }>(ROLLUPS[grain], asked);
    for (const row of rows) {
      const line = byId.get(row.id);
      if (line) found.get(row.id)?.push(rollupPoint(row, line, lengthOf(row.start_time)));
    }
    return found;
  }
  const { rows } = await pool.query<FigureRecord>(FIGURES, [...asked, indicator]);
  for (const { id, time, value, completeness } of rows)
    found.get(id)?.push({ time, value: present(value), completeness });
  return found;
}

/** One series of many objects at once: a page of lines, each with its points in the order of time. */
export async function readMatrix(pool: pg.Pool, { organisation }: ReadScope, query: MatrixQuery) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const { quantity, domain, thing, indicator, assetType, limit } = query;
  const filters = [domain ?? null, thing ?? null, indicator ?? null, assetType ?? null];
  const { rows } = await pool.query<LineRecord>(LINES, [organisation, quantity, after, ...filters, limit + 1]);
  const points = await pointsOf(pool, rows.slice(0, limit), { ...query, organisation });
  return pageOf(rows, limit, {
    item: ({ id, name, commune, field, thing: key }: LineRecord) => {
      return { datastream: id, thing: key, name, commune: present(commune), field, points: points.get(id) ?? [] };
    },
    position: ({ id }) => writeCursor(id),
  });
}
