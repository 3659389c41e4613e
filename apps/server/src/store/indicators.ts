import { parseDate, quantityOf } from '@vigie/kit';
import type { IndicatorWindow, QuantityRegistry } from '@vigie/kit';
import type pg from 'pg';
import { IndicatorSession } from './indicator-session.ts';
import type { DirtyDays, DueWindows, PassCursor, WindowSource } from './indicator-types.ts';
import { transaction } from './transaction.ts';

const SOURCE = `
select d.id as datastream, d.organisation_id as organisation, d.quantity, d.period_s, v.expected_period_s, t.longitude, t.latitude, t.properties as asset
from datastream d
join device v on v.id = d.device_id
join thing t on t.id = d.thing_id
where d.id = $1`;

// Who marks a day again meanwhile waits for this transaction, then marks it: nothing is lost between read and removal.
const TAKE_DAYS = `
with next as (
  select datastream_id from dirty_day where (datastream_id, day) > ($1, $2::date) order by datastream_id, day limit 1
), taken as (
  select d.datastream_id, d.day, d.hours from dirty_day d join next n using (datastream_id)
  where (d.datastream_id, d.day) > ($1, $2::date)
  order by d.day limit $3
  for update of d
)
delete from dirty_day d using taken t where d.datastream_id = t.datastream_id and d.day = t.day
returning d.datastream_id as datastream, d.day, d.hours`;

const TAKE_DUE = `
delete from due_window where datastream_id = (select min(datastream_id) from due_window where datastream_id > $1)
returning datastream_id as datastream, kind, start_time as start`;

interface SourceRecord extends Omit<WindowSource, 'period' | 'duration'> {
  readonly period_s: number;
  readonly expected_period_s: number;
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
      const { rows } = await client.query<{ datastream: number; day: string; hours: number }>({
        name: 'window-take-days',
        text: TAKE_DAYS,
        values: parameters,
      });
      const inOrder = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
      const last = inOrder.at(-1);
      const source = last && (await sourceOf(client, last.datastream));
      const days = inOrder.flatMap(({ day, hours }) => {
        const date = parseDate(day);
        return date ? [{ date, hours }] : [];
      });
      if (source) await work({ source, days }, new IndicatorSession(client, this.quantities));
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
