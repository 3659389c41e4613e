import { lawOf, parseDate, quantityOf } from '@vigie/kit';
import type { IndicatorWindow, Interval, QuantityRegistry, Sample } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { DirtyDays, DueWindows, IndicatorFigure, PassCursor, WindowSource } from './indicator-types.ts';
import { lawState } from './read-rollup-state.ts';
import type { RollupRecord } from './read-rollup-state.ts';
import { transaction } from './transaction.ts';

const SOURCE = `
select d.id as datastream, d.quantity, d.period_s, v.expected_period_s, t.longitude, t.latitude, t.properties as asset
from datastream d
join device v on v.id = d.device_id
join thing t on t.id = d.thing_id
where d.id = $1`;

// Who marks a day again meanwhile waits for this transaction, then marks it: nothing is lost between read and removal.
const TAKE_DAYS = `
with next as (
  select datastream_id from dirty_day where (datastream_id, day) > ($1, $2::date) order by datastream_id, day limit 1
), taken as (
  select d.datastream_id, d.day from dirty_day d join next n using (datastream_id)
  where (d.datastream_id, d.day) > ($1, $2::date)
  order by d.day limit $3
  for update of d
)
delete from dirty_day d using taken t where d.datastream_id = t.datastream_id and d.day = t.day
returning d.datastream_id as datastream, d.day`;

const TAKE_DUE = `
delete from due_window where datastream_id = (select min(datastream_id) from due_window where datastream_id > $1)
returning datastream_id as datastream, kind, start_time as start`;

const SAMPLES = `
select phenomenon_time as time, duration_ms as duration, adjusted as value
from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3 and adjusted is not null
order by phenomenon_time`;

/** Hours of a series in a span that hold values. */
export const HOURS = `
select start_time, weight, s1, s2, low, high, last_value, last_time, n, n_suspect, n_failed, histogram
from rollup_hour
where datastream_id = $1 and start_time >= $2 and start_time < $3 and n > 0
order by start_time`;

const WRITE = `
insert into indicator_value as i
  (indicator, datastream_id, thing_id, organisation_id, start_time, end_time, value, coverage, completeness)
select f.indicator, d.id, d.thing_id, d.organisation_id, f.start_time, f.end_time, f.value, f.coverage, f.completeness
from unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::float8[], $6::float8[], $7::text[])
  as f (indicator, start_time, end_time, value, coverage, completeness)
join datastream d on d.id = $1
on conflict (indicator, datastream_id, start_time) do update
set end_time = excluded.end_time, value = excluded.value, coverage = excluded.coverage,
  completeness = excluded.completeness, computed_time = now()
where (i.end_time, i.value, i.coverage, i.completeness)
  is distinct from (excluded.end_time, excluded.value, excluded.coverage, excluded.completeness)
returning indicator, start_time as start, end_time as "end", value, coverage, completeness`;

const FORGET = `
delete from indicator_value
where indicator = $2 and datastream_id = $1 and start_time >= $3 and start_time < $4 and start_time <> all ($5)
returning start_time as start, end_time as "end"`;

const PUT_OFF = `
insert into due_window (datastream_id, kind, start_time)
select $1, * from unnest($2::text[], $3::timestamptz[]) on conflict do nothing`;

const HOUR_MS = 3_600_000;

interface SourceRecord extends Omit<WindowSource, 'period' | 'duration'> {
  readonly period_s: number;
  readonly expected_period_s: number;
}

interface FigureRecord extends Omit<IndicatorFigure, 'value'> {
  readonly value: number | null;
}

// Statements have names: planned once a connection, not once a series.

/** A datastream that figures are made of, with the object it stands on. */
export async function sourceOf(client: pg.ClientBase | pg.Pool, datastream: number): Promise<WindowSource | undefined> {
  const { rows } = await client.query<SourceRecord>({ name: 'window-source', text: SOURCE, values: [datastream] });
  const [row] = rows;
  if (!row) return undefined;
  const { period_s, expected_period_s, ...source } = row;
  return { ...source, duration: period_s * 1000, period: (period_s || expected_period_s) * 1000 };
}

/** Time of an hour its values stand for: the weight is a count where they have no duration. */
export function hourSample(row: RollupRecord, source: WindowSource, quantities: QuantityRegistry): Sample | undefined {
  const law = lawOf(quantities(source.quantity).law);
  const result = law?.lower(lawState(row));
  if (!result) return undefined;
  const length = source.duration > 0 ? result.weight * 1000 : row.n * source.period;
  return { time: row.start_time, duration: Math.min(length, HOUR_MS), value: result.value };
}

/** What may be done while taken rows are held. */
export class IndicatorSession {
  private readonly client: pg.ClientBase;
  private readonly quantities: QuantityRegistry;

  constructor(client: pg.ClientBase, quantities: QuantityRegistry) {
    this.client = client;
    this.quantities = quantities;
  }

  async samples(datastream: number, { start, end }: Interval): Promise<Sample[]> {
    const { rows } = await this.client.query<Sample>({
      name: 'window-samples',
      text: SAMPLES,
      values: [datastream, toTimestamp(start), toTimestamp(end)],
    });
    return rows;
  }

  async hours(source: WindowSource, { start, end }: Interval): Promise<Sample[]> {
    const parameters = [source.datastream, toTimestamp(start), toTimestamp(end)];
    const { rows } = await this.client.query<RollupRecord>({ name: 'window-hours', text: HOURS, values: parameters });
    return rows.flatMap((row) => hourSample(row, source, this.quantities) ?? []);
  }

  async write(datastream: number, figures: readonly IndicatorFigure[]): Promise<IndicatorFigure[]> {
    if (figures.length === 0) return [];
    const { rows } = await this.client.query<FigureRecord>({
      name: 'window-write',
      text: WRITE,
      values: [
        datastream,
        figures.map(({ indicator }) => indicator),
        figures.map(({ start }) => toTimestamp(start)),
        figures.map(({ end }) => toTimestamp(end)),
        figures.map(({ value }) => value ?? null),
        figures.map(({ coverage }) => coverage),
        figures.map(({ completeness }) => completeness),
      ],
    });
    return rows.map((row) => ({ ...row, value: row.value ?? undefined }));
  }

  async forget(
    datastream: number,
    indicator: string,
    { span, keep }: { readonly span: Interval; readonly keep: readonly number[] },
  ): Promise<IndicatorFigure[]> {
    const parameters = [datastream, indicator, toTimestamp(span.start), toTimestamp(span.end), keep.map(toTimestamp)];
    const { rows } = await this.client.query<Interval>({ name: 'window-forget', text: FORGET, values: parameters });
    return rows.map((window) => ({ ...window, indicator, value: undefined, coverage: 0, completeness: 'none' }));
  }

  async putOff(datastream: number, windows: DueWindows['windows']): Promise<void> {
    const starts = windows.map(({ start }) => toTimestamp(start));
    const values = [datastream, windows.map(({ kind }) => kind), starts];
    await this.client.query({ name: 'window-put-off', text: PUT_OFF, values });
  }
}

/** Figures of windows and the rows that say which must be made again. */
export class Indicators {
  private readonly pool: pg.Pool;
  private readonly quantities: QuantityRegistry;

  constructor(pool: pg.Pool, quantities: QuantityRegistry = quantityOf) {
    this.pool = pool;
    this.quantities = quantities;
  }

  async keepDirtyOnly(quantities: readonly string[]): Promise<void> {
    await this.pool.query(
      'delete from dirty_day y using datastream d where d.id = y.datastream_id and d.quantity <> all ($1)',
      [quantities],
    );
  }

  async withDirtyDays(
    after: PassCursor,
    most: number,
    work: (taken: DirtyDays, session: IndicatorSession) => Promise<void>,
  ): Promise<PassCursor | undefined> {
    return transaction(this.pool, async (client) => {
      const parameters = [after.datastream, after.day, most];
      const { rows } = await client.query<{ datastream: number; day: string }>({
        name: 'window-take-days',
        text: TAKE_DAYS,
        values: parameters,
      });
      const last = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
      const source = last && (await sourceOf(client, last.datastream));
      const days = rows.map(({ day }) => day).toSorted();
      const dates = days.flatMap((day) => parseDate(day) ?? []);
      if (source) await work({ source, days: dates }, new IndicatorSession(client, this.quantities));
      return last;
    });
  }

  async withDueWindows(
    after: number,
    work: (taken: DueWindows, session: IndicatorSession) => Promise<void>,
  ): Promise<number | undefined> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ datastream: number; kind: IndicatorWindow; start: number }>(TAKE_DUE, [
        after,
      ]);
      const datastream = rows[0]?.datastream;
      const source = datastream === undefined ? undefined : await sourceOf(client, datastream);
      if (source) await work({ source, windows: rows }, new IndicatorSession(client, this.quantities));
      return datastream;
    });
  }
}
