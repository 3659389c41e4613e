import type { Flag } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { markChanged } from './changed-values.ts';

export interface StoredValue {
  /** Milliseconds since 1970, microseconds as their fraction. */
  readonly time: number;
  readonly raw: number;
  readonly adjusted: number | undefined;
  readonly flag: Flag;
  readonly reasons: number;
}

export interface StoredCorrection {
  readonly kind: 'invalidate' | 'correct' | 'validate' | 'exclude';
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly offset: number;
  readonly replacement?: readonly (readonly [number, number])[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

// Numbers are cheaper to read than timestamps, and microseconds in a float8 are exact until the year 2255.
const MICROSECONDS = `(extract(epoch from phenomenon_time) * 1000000)::float8`;

const VALUES = `
select ${MICROSECONDS}, raw, adjusted, flag, reasons from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3
order by phenomenon_time limit $4`;

const USABLE = `
select ${MICROSECONDS}, adjusted from observation
where datastream_id = $1 and phenomenon_time >= $2 and phenomenon_time < $3 and adjusted is not null
order by phenomenon_time`;

const CORRECTIONS = `
select kind, from_time as "from", to_time as "to", factor, value_offset as "offset", replacement
from correction
where datastream_id = $1 and from_time < $3 and to_time > $2 and revoked_time is null
order by id`;

// A value that was decoded again meanwhile has other raw bits: its hour is dirty again, and it is judged then.
const WRITE = `
update observation o set flag = u.flag, reasons = u.reasons, adjusted = u.adjusted
from unnest($4::float8[], $5::int2[], $6::int2[], $7::float8[], $8::float8[]) as u(time, flag, reasons, adjusted, raw)
where o.datastream_id = $1 and o.phenomenon_time >= $2 and o.phenomenon_time <= $3
  and o.phenomenon_time = timestamptz 'epoch' + u.time * interval '1 microsecond'
  and o.raw = u.raw`;

const LATEST = `
update latest l set flag = o.flag, reasons = o.reasons, adjusted = o.adjusted
from observation o
where l.datastream_id = $1 and o.datastream_id = $1 and l.phenomenon_time between $2 and $3
  and o.phenomenon_time = l.phenomenon_time and o.raw = l.raw`;

const ASK = `
insert into dirty_quality (datastream_id, hour)
select distinct d.id, date_trunc('hour', o.phenomenon_time)
from unnest($1::int4[]) as d(id)
join observation o on o.datastream_id = d.id and o.phenomenon_time >= $2 and o.phenomenon_time < $3
order by 1, 2
on conflict do nothing`;

type Row = readonly [time: number, raw: number, adjusted: number | null, flag: Flag, reasons: number];

interface CorrectionRecord extends Omit<StoredCorrection, 'replacement'> {
  readonly replacement: readonly (readonly [number, number])[] | null;
}

/** What is done to the values of taken hours, in the transaction that takes them. */
export class QualitySession {
  private readonly client: pg.ClientBase;

  constructor(client: pg.ClientBase) {
    this.client = client;
  }

  async values(datastream: number, { start, end }: Span, most: number): Promise<StoredValue[]> {
    const values = [datastream, toTimestamp(start), toTimestamp(end), most];
    const { rows } = await this.client.query<Row[]>({ text: VALUES, values, rowMode: 'array' });
    // the driver declares a row of an array query as an array of rows
    return (rows as unknown as Row[]).map(([time, raw, adjusted, flag, reasons]) => ({
      time: time / 1000,
      raw,
      adjusted: adjusted ?? undefined,
      flag,
      reasons,
    }));
  }

  async usable(datastream: number, { start, end }: Span): Promise<{ time: number; value: number }[]> {
    const values = [datastream, toTimestamp(start), toTimestamp(end)];
    const { rows } = await this.client.query<Row[]>({ text: USABLE, values, rowMode: 'array' });
    return (rows as unknown as Row[]).map(([time, value]) => ({ time: time / 1000, value }));
  }

  async corrections(datastream: number, { start, end }: Span): Promise<StoredCorrection[]> {
    const { rows } = await this.client.query<CorrectionRecord>(CORRECTIONS, [
      datastream,
      toTimestamp(start),
      toTimestamp(end),
    ]);
    return rows.map(({ replacement, ...row }) => ({ ...row, ...(replacement === null ? {} : { replacement }) }));
  }

  async write(datastream: number, judged: readonly StoredValue[]): Promise<void> {
    const [first, last] = [judged[0], judged.at(-1)];
    if (first === undefined || last === undefined) return;
    const span = [toTimestamp(first.time), toTimestamp(last.time)];
    await this.client.query(WRITE, [
      datastream,
      ...span,
      judged.map(({ time }) => Math.round(time * 1000)),
      judged.map(({ flag }) => flag),
      judged.map(({ reasons }) => reasons),
      judged.map(({ adjusted }) => adjusted ?? null),
      judged.map(({ raw }) => raw),
    ]);
    await this.client.query(LATEST, [datastream, ...span]);
    await markChanged(this.client, [{ datastream, from: first.time, to: last.time + 1 }]);
  }

  async ask(datastreams: readonly number[], { start, end }: Span): Promise<void> {
    if (datastreams.length === 0) return;
    await this.client.query(ASK, [datastreams, toTimestamp(start), toTimestamp(end)]);
  }
}
