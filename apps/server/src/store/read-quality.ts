import { FLAG_REASONS, maskReasons } from '@vigie/kit';
import type { Flag, FlagReason } from '@vigie/kit';
import type pg from 'pg';
import { containsPattern, pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

const SERIES = `
select d.id as datastream, v.key as device, d.field, d.quantity, d.unit,
  case when d.period_s > 0 then d.period_s else v.expected_period_s end as period, d.covers <> 'moment' as lasting
from datastream d
join device v on v.id = d.device_id
join thing t on t.id = d.thing_id
where d.organisation_id = $1 and t.key = $2 and ($3::text is null or d.quantity = $3)
order by d.role desc, d.id
limit 40`;

// A series has few combinations of flag and reasons in a day: the rows are counted where they lie.
const DAYS = `
select to_char(phenomenon_time at time zone 'Europe/Paris', 'YYYY-MM-DD') as day, flag, reasons, count(*)::int4 as n
from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3
group by 1, 2, 3
order by 1`;

// Days of the span in local time, each with its length inside of the span.
const CALENDAR = `
select to_char(day, 'YYYY-MM-DD') as day, greatest(0, extract(epoch from
  least((day + interval '1 day') at time zone 'Europe/Paris', $2::timestamptz)
  - greatest(day at time zone 'Europe/Paris', $1::timestamptz)))::float8 as seconds
from generate_series(date_trunc('day', $1::timestamptz at time zone 'Europe/Paris'),
  date_trunc('day', ($2::timestamptz - interval '1 microsecond') at time zone 'Europe/Paris'), interval '1 day') as day`;

const GAPS = `
select before as "from", time as "to", greatest(1, round(extract(epoch from time - before) / $4) - 1)::int4 as missing
from (
  select lag(phenomenon_time, 1, $2::timestamptz) over (order by phenomenon_time) as before, phenomenon_time as time
  from (
    select phenomenon_time from observation
    where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3
    union all select $3::timestamptz) o) s
where extract(epoch from time - before) > $4 * $5
order by time desc
limit 200`;

/** A gap is a time longer than this many periods; as the gap check of the packs. */
const GAP_PERIODS = 1.5;

interface SeriesRecord {
  readonly datastream: number;
  readonly device: string;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly period: number;
  /** Its values tell of a period: the one under way is not known yet. */
  readonly lasting: boolean;
}

interface DayRecord {
  readonly day: string;
  readonly flag: Flag;
  readonly reasons: number;
  readonly n: number;
}

interface Day {
  readonly day: string;
  readonly expected: number;
  readonly counts: Record<Flag, number>;
  byPerson: number;
  estimated: number;
}

const counted = (rows: readonly DayRecord[], reason: FlagReason): number =>
  rows.reduce((sum, { reasons, n }) => ((reasons & (1 << FLAG_REASONS.indexOf(reason))) === 0 ? sum : sum + n), 0);

function dayOf(day: string, expected: number, rows: readonly DayRecord[]): Day {
  const counts: Record<Flag, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 9: 0 };
  for (const { flag, n } of rows) counts[flag] += n;
  const received = rows.reduce((sum, { n }) => sum + n, 0);
  counts[9] = Math.max(0, expected - received);
  return { day, expected, counts, byPerson: counted(rows, 'by-person'), estimated: counted(rows, 'estimated') };
}

function reasonsOf(rows: readonly DayRecord[]): { reason: FlagReason; count: number }[] {
  const found = new Map<FlagReason, number>();
  for (const { reasons, n } of rows)
    for (const reason of maskReasons(reasons)) found.set(reason, (found.get(reason) ?? 0) + n);
  return [...found].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count);
}

/** Flags by local day, reasons and gaps of the series of an object. */
export async function readSeriesQuality(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: Span & { readonly thing: string; readonly quantity?: string },
) {
  const found = await pool.query<SeriesRecord>(SERIES, [organisation, query.thing, query.quantity ?? null]);
  const span = [timeParameter(query.from), timeParameter(query.to)];
  const calendar = await pool.query<{ day: string; seconds: number }>(CALENDAR, span);
  const all = [];
  for (const { lasting, ...series } of found.rows) {
    const { rows } = await pool.query<DayRecord>(DAYS, [series.datastream, ...span]);
    const gaps = await pool.query<{ from: number; to: number; missing: number }>(GAPS, [
      series.datastream,
      span[0],
      timeParameter(query.to - (lasting ? series.period * 1000 : 0)),
      series.period,
      GAP_PERIODS,
    ]);
    const byDay = Map.groupBy(rows, ({ day }) => day);
    const days = calendar.rows.map(({ day, seconds }) =>
      dayOf(day, Math.floor(seconds / series.period), byDay.get(day) ?? []),
    );
    all.push({ ...series, days, reasons: reasonsOf(rows), gaps: gaps.rows });
  }
  return all;
}

// Roll-ups by local day: a year of a fleet is read in seconds. `n` are usable values, the suspect ones among them.
const SHARES = `
select d.id, d.thing_id, d.device_id, d.quantity,
  coalesce(sum(r.n + r.n_failed), 0)::float8 as received,
  coalesce(sum(r.n_suspect), 0)::float8 as suspect, coalesce(sum(r.n_failed), 0)::float8 as failed,
  extract(epoch from $3::timestamptz - greatest($2::timestamptz, coalesce(v.installed_time, $2::timestamptz)))
    / case when d.period_s > 0 then d.period_s else greatest(v.expected_period_s, 1) end as expected
from datastream d
join device v on v.id = d.device_id
left join rollup_day r on r.datastream_id = d.id and r.start_time >= $2 and r.start_time < $3
where d.organisation_id = $1 and d.role = 'measure' and d.derived_from is null and d.thing_id is not null
group by d.id, v.id`;

const RANK = `case $7 when 'missing' then greatest(0, 1 - received / nullif(expected, 0))
  else (suspect + failed) / nullif(received, 0) end`;

const WORST = `
select * from (
  select s.id as datastream, t.key, t.name, t.domain, v.key as device, v.model, s.quantity, s.received, s.suspect,
    s.failed, greatest(0, floor(s.expected))::float8 as expected,
    row_number() over (order by ${RANK} desc nulls last, s.id) as place
  from (${SHARES}) s
  join thing t on t.id = s.thing_id
  join device v on v.id = s.device_id
  where ($4::text is null or t.domain = $4) and ($5::text is null or v.model = $5)
    and ($6::text is null or t.name ilike $6 or t.key ilike $6 or v.key ilike $6)
) w
where place > $8
order by place
limit $9`;

const GROUPS = `
select t.domain, coalesce(v.model, '') as model, count(*)::int4 as series, sum(s.received) as received,
  sum(greatest(0, floor(s.expected)))::float8 as expected, sum(s.suspect) as suspect, sum(s.failed) as failed
from (${SHARES}) s
join thing t on t.id = s.thing_id
join device v on v.id = s.device_id
group by 1, 2`;

interface WorstRecord {
  readonly datastream: number;
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly device: string;
  readonly model: string | null;
  readonly quantity: string;
  readonly received: number;
  readonly expected: number;
  readonly suspect: number;
  readonly failed: number;
  readonly place: string;
}

interface WorstFilter extends PageQuery, Span {
  readonly domain?: string;
  readonly model?: string;
  readonly search?: string;
  readonly sort: 'bad' | 'missing';
}

function worstOf({ key, name, model, datastream, domain, device, quantity, ...row }: WorstRecord) {
  const { received, expected, suspect, failed } = row;
  const series = { datastream, thing: { key, name }, domain, device, model: present(model), quantity };
  return { ...series, received, expected, suspect, failed };
}

/** Measured series, the worst first. */
export async function readWorstSeries(pool: pg.Pool, { organisation }: ReadScope, query: WorstFilter) {
  const [place = 0] = readCursor(query.cursor, 1) ?? [];
  const { rows } = await pool.query<WorstRecord>(WORST, [
    organisation,
    timeParameter(query.from),
    timeParameter(query.to),
    query.domain ?? null,
    query.model ?? null,
    containsPattern(query.search),
    query.sort,
    place,
    query.limit + 1,
  ]);
  return pageOf(rows, query.limit, {
    item: worstOf,
    position: (row) => writeCursor(row.place),
  });
}

interface GroupRecord {
  readonly domain: string;
  readonly model: string;
  readonly series: number;
  readonly received: number;
  readonly expected: number;
  readonly suspect: number;
  readonly failed: number;
}

function grouped(rows: readonly GroupRecord[], nameOf: (row: GroupRecord) => string) {
  return [...Map.groupBy(rows, nameOf)].map(([name, group]) => {
    const sum = (of: (row: GroupRecord) => number) => group.reduce((total, row) => total + of(row), 0);
    return {
      name,
      series: sum(({ series }) => series),
      received: sum(({ received }) => received),
      expected: sum(({ expected }) => expected),
      suspect: sum(({ suspect }) => suspect),
      failed: sum(({ failed }) => failed),
    };
  });
}

/** The same by domain and by model. */
export async function readQualityGroups(pool: pg.Pool, { organisation }: ReadScope, span: Span) {
  const parameters = [organisation, timeParameter(span.from), timeParameter(span.to)];
  const { rows } = await pool.query<GroupRecord>(GROUPS, parameters);
  return { domains: grouped(rows, ({ domain }) => domain), models: grouped(rows, ({ model }) => model) };
}
