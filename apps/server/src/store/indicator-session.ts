import type { Exclusion, Interval, QuantityRegistry, Sample } from '@vigie/kit';
import { lawOf } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { DueWindows, HourState, IndicatorFigure, WindowSource } from './indicator-types.ts';
import { lawState } from './read-rollup-state.ts';
import type { RollupRecord } from './read-rollup-state.ts';

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

const FIGURES = `
select start_time as time,
  (extract(epoch from end_time - start_time) * 1000 * coverage)::float8 as duration, value
from indicator_value
where indicator = $2 and datastream_id = $1 and start_time >= $3 and start_time < $4 and value is not null
order by start_time`;

const EXCLUSIONS = `
select e.cause, e.from_time as start, e.to_time as "end"
from exclusion e
join datastream d on d.id = $1
join thing t on t.id = d.thing_id
where e.organisation_id = t.organisation_id and e.domain = t.domain and (e.thing_id is null or e.thing_id = t.id)
  and e.revoked_time is null and e.to_time > $2 and e.from_time < $3
order by e.from_time`;

const LAST_STARTS = `
select i.indicator, l.start
from unnest($2::text[]) as i(indicator)
cross join lateral (
  select max(v.start_time) as start from indicator_value v
  where v.indicator = i.indicator and v.datastream_id = $1 and v.start_time < $3) l
where l.start is not null`;

const WRITE = `
insert into indicator_value as i
  (indicator, datastream_id, thing_id, organisation_id, start_time, end_time, value, coverage, completeness, excluded)
select f.indicator, d.id, d.thing_id, d.organisation_id, f.start_time, f.end_time, f.value, f.coverage, f.completeness,
  f.excluded
from unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::float8[], $6::float8[], $7::text[], $8::real[])
  as f (indicator, start_time, end_time, value, coverage, completeness, excluded)
join datastream d on d.id = $1
on conflict (indicator, datastream_id, start_time) do update
set end_time = excluded.end_time, value = excluded.value, coverage = excluded.coverage,
  completeness = excluded.completeness, excluded = excluded.excluded, computed_time = now()
where (i.end_time, i.value, i.coverage, i.completeness, i.excluded)
  is distinct from (excluded.end_time, excluded.value, excluded.coverage, excluded.completeness, excluded.excluded)
returning indicator, start_time as start, end_time as "end", value, coverage, completeness`;

const FORGET = `
delete from indicator_value
where indicator = $2 and datastream_id = $1 and start_time >= $3 and start_time < $4 and start_time <> all ($5)
returning start_time as start, end_time as "end"`;

const PUT_OFF = `
insert into due_window (datastream_id, kind, start_time)
select $1, * from unnest($2::text[], $3::timestamptz[]) on conflict do nothing`;

const HOUR_MS = 3_600_000;

type Client = pg.ClientBase | pg.Pool;

interface FigureRecord extends Omit<IndicatorFigure, 'value'> {
  readonly value: number | null;
}

/** What is kept of an hour, with the time of it that values stand for: the weight is a count where they have no duration. */
export function hourState(row: RollupRecord, source: WindowSource, quantities: QuantityRegistry): HourState {
  const state = lawState(row);
  const weight = lawOf(quantities(source.quantity).law)?.lower(state)?.weight ?? state.weight;
  const length = source.duration > 0 ? weight * 1000 : row.n * source.period;
  // a value may stand for longer than the hour it begins in: a counter read once a day
  return { time: row.start_time, duration: Math.min(length, Math.max(HOUR_MS, source.duration)), state };
}

// Statements have names: planned once a connection, not once a series.

/** Figures of an indicator that have a value, for the time they cover. */
export async function figureSamples(
  client: Client,
  datastream: number,
  asked: Interval & { readonly indicator: string },
): Promise<Sample[]> {
  const values = [datastream, asked.indicator, toTimestamp(asked.start), toTimestamp(asked.end)];
  return (await client.query<Sample>({ name: 'window-figures', text: FIGURES, values })).rows;
}

/** Periods left out of the figures of an object, that touch a span. */
export async function exclusionsIn(client: Client, datastream: number, { start, end }: Interval): Promise<Exclusion[]> {
  const values = [datastream, toTimestamp(start), toTimestamp(end)];
  return (await client.query<Exclusion>({ name: 'window-exclusions', text: EXCLUSIONS, values })).rows;
}

/** Start of the last figure of each indicator before a time. */
export async function lastStartsOf(
  client: Client,
  datastream: number,
  asked: { readonly indicators: readonly string[]; readonly before: number },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ indicator: string; start: number }>({
    name: 'window-last-starts',
    text: LAST_STARTS,
    values: [datastream, asked.indicators, toTimestamp(asked.before)],
  });
  return new Map(rows.map(({ indicator, start }) => [indicator, start]));
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

  async states(source: WindowSource, { start, end }: Interval): Promise<HourState[]> {
    const parameters = [source.datastream, toTimestamp(start), toTimestamp(end)];
    const { rows } = await this.client.query<RollupRecord>({ name: 'window-hours', text: HOURS, values: parameters });
    return rows.map((row) => hourState(row, source, this.quantities));
  }

  figures(datastream: number, indicator: string, span: Interval): Promise<Sample[]> {
    return figureSamples(this.client, datastream, { ...span, indicator });
  }

  exclusions(datastream: number, span: Interval): Promise<Exclusion[]> {
    return exclusionsIn(this.client, datastream, span);
  }

  lastStarts(datastream: number, indicators: readonly string[], before: number): Promise<ReadonlyMap<string, number>> {
    return lastStartsOf(this.client, datastream, { indicators, before });
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
        figures.map(({ excluded }) => excluded ?? 0),
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
