import { DAY, HOUR, lawOf, parseDate } from '@vigie/kit';
import type { Exclusion, IndicatorWindow, Interval, QuantityRegistry, Sample } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { HOURS, exclusionsIn, figureSamples, hourState, lastStartsOf } from './indicator-session.ts';
import type { DirtyDays, DueWindows, HourState, IndicatorFigure, PassCursor, WindowSource } from './indicator-types.ts';
import { sourceOf } from './indicators.ts';
import { FEED_THEN, KNOWN_TIME } from './known-time.ts';
import { hoursOfSamples } from './read-raw-hours.ts';
import type { RollupRecord } from './read-rollup-state.ts';

const DAYS = `
with next as (
  select min(c.datastream_id) as datastream
  from replay_change c
  join datastream d on d.id = c.datastream_id and d.quantity = any ($4)
  where c.replay_id = $1 and c.datastream_id > $2 and c.old_adjusted is distinct from c.new_adjusted
)
select n.datastream, array(
  select distinct (c.phenomenon_time at time zone $3)::date::text from replay_change c
  where c.replay_id = $1 and c.datastream_id = n.datastream and c.old_adjusted is distinct from c.new_adjusted
  order by 1) as days
from next n where n.datastream is not null`;

// The series as it would be.
const SAMPLES = `
select coalesce(c.phenomenon_time, o.phenomenon_time) as time,
  case when c.replay_id is null then o.duration_ms else c.duration_ms end as duration,
  case when c.replay_id is null then o.adjusted else c.new_adjusted end as value
from (
  select * from observation
  where datastream_id = $2 and phenomenon_time >= $3 and phenomenon_time < $4) o
full join (
  select * from replay_change
  where replay_id = $1 and datastream_id = $2 and phenomenon_time >= $3 and phenomenon_time < $4) c using (phenomenon_time)
where case when c.replay_id is null then o.adjusted else c.new_adjusted end is not null
order by 1`;

// The same with the times they could be known at, in [$5, $4).
const KNOWN = `
select ${KNOWN_TIME} as time, o.value
from (select $2::int4 as datastream_id, s.time as phenomenon_time, s.duration as duration_ms, s.value from (${SAMPLES}) s) o
${FEED_THEN}
where ${KNOWN_TIME} >= $5 and ${KNOWN_TIME} < $4
order by 1`;

const BEFORE = `
select phenomenon_time as time, duration_ms as duration, adjusted as value from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3 and adjusted is not null
order by 1`;

const FIGURES = `
select indicator, start_time as start, end_time as "end", value from indicator_value
where datastream_id = $1 and indicator = any ($2) and start_time >= $3 and start_time <= $4`;

const FIGURES_LEFT = `
select indicator, start_time as start, end_time as "end", value from indicator_value
where datastream_id = $1 and indicator = $2 and start_time >= $3 and start_time < $4 and start_time <> all ($5)`;

const NAMES = `
select d.id, t.key as thing, t.name from datastream d join thing t on t.id = d.thing_id where d.id = any ($1)`;

/** A figure that would be another one; absent: none. */
export interface MovedFigure {
  readonly datastream: number;
  readonly indicator: string;
  readonly start: number;
  readonly end: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

interface FigureRecord {
  readonly indicator: string;
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
}

interface ShadowOptions {
  readonly quantities: QuantityRegistry;
  /** Zone of local days. */
  readonly zone: string;
  /** Quantities that figures are made of. */
  readonly from: readonly string[];
  /** Series looked at before the rest is only counted. */
  readonly mostSeries: number;
}

/** The same to the last digits: sums over hours differ from sums over values in their rounding. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const differs = (before: number | undefined, after: number | undefined): boolean =>
  before === undefined || after === undefined ? before !== after : !isClose(before, after);

/** Where the figures of a replay are made before it is applied: read from the series as it would be, written nowhere. */
export class ReplayShadow {
  readonly moved: MovedFigure[] = [];
  /** Series that were not looked at. */
  left = 0;
  private readonly pool: pg.Pool;
  private readonly replay: number;
  private readonly options: ShadowOptions;
  private readonly due = new Map<number, Map<string, { kind: IndicatorWindow; start: number }>>();
  private series = 0;

  constructor(pool: pg.Pool, replay: number, options: ShadowOptions) {
    this.pool = pool;
    this.replay = replay;
    this.options = options;
  }

  /** Nothing is dirty here that nobody computes from. */
  async keepDirtyOnly(): Promise<void> {}

  async withDirtyDays(
    after: PassCursor,
    _most: number,
    work: (taken: DirtyDays, session: ShadowSession) => Promise<void>,
  ): Promise<PassCursor | undefined> {
    const { zone, from } = this.options;
    const { rows } = await this.pool.query<{ datastream: number; days: readonly string[] }>(DAYS, [
      this.replay,
      after.datastream,
      zone,
      from,
    ]);
    const [row] = rows;
    if (row === undefined) return undefined;
    this.series += 1;
    if (this.series > this.options.mostSeries) this.left += 1;
    else await this.makeDays(row, work);
    return { datastream: row.datastream, day: row.days.at(-1) ?? after.day };
  }

  async withDueWindows(
    after: number,
    work: (taken: DueWindows, session: ShadowSession) => Promise<void>,
  ): Promise<number | undefined> {
    const datastream = [...this.due.keys()].filter((each) => each > after).toSorted((a, b) => a - b)[0];
    if (datastream === undefined) return undefined;
    const source = await sourceOf(this.pool, datastream);
    const windows = [...(this.due.get(datastream)?.values() ?? [])];
    if (source) await work({ source, windows }, this.session());
    return datastream;
  }

  /** Values before or after, of a span. */
  async values(datastream: number, { start, end }: Interval, when: 'before' | 'after'): Promise<Sample[]> {
    const span = [datastream, toTimestamp(start), toTimestamp(end)];
    if (when === 'before') return (await this.pool.query<Sample>(BEFORE, span)).rows;
    return (await this.pool.query<Sample>(SAMPLES, [this.replay, ...span])).rows;
  }

  /** Values after that could be known in a span, at those times: what rules see. */
  async known(datastream: number, { start, end }: Interval): Promise<{ time: number; value: number }[]> {
    const parameters = [this.replay, datastream, toTimestamp(start - DAY), toTimestamp(end)];
    return (await this.pool.query<{ time: number; value: number }>(KNOWN, [...parameters, toTimestamp(start)])).rows;
  }

  /** Objects the series stand for. */
  async names(datastreams: readonly number[]): Promise<ReadonlyMap<number, { thing: string; name: string }>> {
    const { rows } = await this.pool.query<{ id: number; thing: string; name: string }>(NAMES, [datastreams]);
    return new Map(rows.map(({ id, ...names }) => [id, names]));
  }

  private async makeDays(
    { datastream, days }: { readonly datastream: number; readonly days: readonly string[] },
    work: (taken: DirtyDays, session: ShadowSession) => Promise<void>,
  ): Promise<void> {
    const source = await sourceOf(this.pool, datastream);
    const dates = days.flatMap((day) => parseDate(day) ?? []);
    // any hour of them may be another one
    if (source) await work({ source, days: dates.map((date) => ({ date, hours: -1 })) }, this.session());
  }

  private session(): ShadowSession {
    return new ShadowSession(this, { pool: this.pool, quantities: this.options.quantities, due: this.due });
  }
}

interface SessionNeeds {
  readonly pool: pg.Pool;
  readonly quantities: QuantityRegistry;
  readonly due: Map<number, Map<string, { kind: IndicatorWindow; start: number }>>;
}

/** What the window job asks of the store, answered from the series as it would be; what it writes is compared. */
export class ShadowSession {
  private readonly shadow: ReplayShadow;
  private readonly needs: SessionNeeds;

  constructor(shadow: ReplayShadow, needs: SessionNeeds) {
    this.shadow = shadow;
    this.needs = needs;
  }

  samples(datastream: number, span: Interval): Promise<Sample[]> {
    return this.shadow.values(datastream, span, 'after');
  }

  /** Stored hours; those of the days around a change are made from the values as they would be. */
  async states(source: WindowSource, { start, end }: Interval): Promise<HourState[]> {
    const { quantities, pool } = this.needs;
    const stored = await pool.query<RollupRecord>(HOURS, [source.datastream, toTimestamp(start), toTimestamp(end)]);
    const hours = new Map(stored.rows.map((row) => [row.start_time, row]));
    const law = lawOf(quantities(source.quantity).law);
    if (law) {
      const before = await this.shadow.values(source.datastream, { start, end }, 'before');
      const after = await this.shadow.values(source.datastream, { start, end }, 'after');
      for (const hour of hoursThatDiffer(before, after)) hours.delete(hour);
      const changed = after.filter(({ time }) => !hours.has(Math.floor(time / HOUR) * HOUR));
      const samples = changed.map((sample) => ({ ...sample, flag: 1 as const }));
      const made = hoursOfSamples(samples, { law, quantity: source.quantity, before: undefined });
      for (const row of made) hours.set(row.start_time, row);
    }
    const inOrder = [...hours.values()].toSorted((a, b) => a.start_time - b.start_time);
    return inOrder.map((row) => hourState(row, source, quantities));
  }

  /** Stored figures, but those that would be other ones. */
  async figures(datastream: number, indicator: string, span: Interval): Promise<Sample[]> {
    const stored = await figureSamples(this.needs.pool, datastream, { ...span, indicator });
    const moved = this.shadow.moved.filter(
      (figure) => figure.datastream === datastream && figure.indicator === indicator,
    );
    const figures = new Map(stored.map((sample) => [sample.time, sample]));
    for (const { start, end, after } of moved) {
      if (start < span.start || start >= span.end) continue;
      const duration = figures.get(start)?.duration ?? end - start;
      if (after === undefined) figures.delete(start);
      else figures.set(start, { time: start, duration, value: after });
    }
    return [...figures.values()].toSorted((a, b) => a.time - b.time);
  }

  exclusions(datastream: number, span: Interval): Promise<Exclusion[]> {
    return exclusionsIn(this.needs.pool, datastream, span);
  }

  lastStarts(datastream: number, indicators: readonly string[], before: number): Promise<ReadonlyMap<string, number>> {
    return lastStartsOf(this.needs.pool, datastream, { indicators, before });
  }

  async write(datastream: number, figures: readonly IndicatorFigure[]): Promise<IndicatorFigure[]> {
    const starts = figures.map(({ start }) => start);
    if (starts.length === 0) return [];
    const indicators = [...new Set(figures.map(({ indicator }) => indicator))];
    const [first, last] = starts.reduce(
      ([a, b], start) => [Math.min(a, start), Math.max(b, start)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    const parameters = [datastream, indicators, toTimestamp(first), toTimestamp(last)];
    const { rows } = await this.needs.pool.query<FigureRecord>(FIGURES, parameters);
    const known = new Map(rows.map(({ indicator, start, value }) => [`${indicator} ${start}`, value ?? undefined]));
    const moved = figures.filter(({ indicator, start, value }) => differs(known.get(`${indicator} ${start}`), value));
    for (const { indicator, start, end, value } of moved) {
      const before = known.get(`${indicator} ${start}`);
      this.shadow.moved.push({ datastream, indicator, start, end, before, after: value });
    }
    return [];
  }

  async forget(
    datastream: number,
    indicator: string,
    { span, keep }: { readonly span: Interval; readonly keep: readonly number[] },
  ): Promise<IndicatorFigure[]> {
    const parameters = [datastream, indicator, toTimestamp(span.start), toTimestamp(span.end), keep.map(toTimestamp)];
    const { rows } = await this.needs.pool.query<FigureRecord>(FIGURES_LEFT, parameters);
    for (const { start, end, value } of rows) {
      if (value === null) continue;
      this.shadow.moved.push({ datastream, indicator, start, end, before: value, after: undefined });
    }
    return [];
  }

  async putOff(datastream: number, windows: DueWindows['windows']): Promise<void> {
    const known = this.needs.due.get(datastream) ?? new Map();
    for (const window of windows) known.set(`${window.kind} ${window.start}`, window);
    this.needs.due.set(datastream, known);
  }
}

/** Hours in which the usable values are not the same. */
function hoursThatDiffer(before: readonly Sample[], after: readonly Sample[]): ReadonlySet<number> {
  const said = (samples: readonly Sample[]) =>
    new Map(
      [...Map.groupBy(samples, ({ time }) => Math.floor(time / HOUR) * HOUR)].map(([hour, values]) => [
        hour,
        values.map(({ time, value }) => `${time} ${value}`).join(','),
      ]),
    );
  const [old, now] = [said(before), said(after)];
  return new Set([...old.keys(), ...now.keys()].filter((hour) => old.get(hour) !== now.get(hour)));
}
