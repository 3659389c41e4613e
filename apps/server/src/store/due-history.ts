import { quantityOf } from '@vigie/kit';
import type { Interval, QuantityRegistry, Sample } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { IndicatorSession } from './indicator-session.ts';
import type { IndicatorFigure, WindowSource } from './indicator-types.ts';
import { sourceOf } from './indicators.ts';
import { transaction } from './transaction.ts';

const MARK = `
insert into due_history as h (datastream_id, organisation_id, from_time)
select d.id, d.organisation_id, f.from_time
from unnest($1::int[], $2::timestamptz[]) as f (datastream_id, from_time)
join datastream d on d.id = f.datastream_id
on conflict (datastream_id) do update set from_time = least(h.from_time, excluded.from_time)`;

const TAKE = `
delete from due_history where datastream_id = (select min(datastream_id) from due_history where datastream_id > $1)
returning datastream_id as datastream, from_time as "from"`;

interface Due {
  readonly datastream: number;
  readonly from: number;
}

interface Session {
  figures(datastream: number, indicator: string, span: Interval): Promise<Sample[]>;
  write(datastream: number, figures: readonly IndicatorFigure[]): Promise<IndicatorFigure[]>;
}

/** Which series have figures of the past to be made again. */
export class DueHistories {
  private readonly pool: pg.Pool;
  private readonly quantities: QuantityRegistry;

  constructor(pool: pg.Pool, quantities: QuantityRegistry = quantityOf) {
    this.pool = pool;
    this.quantities = quantities;
  }

  async mark(due: readonly Due[]): Promise<void> {
    if (due.length === 0) return;
    const times = due.map(({ from }) => toTimestamp(from));
    await this.pool.query(MARK, [due.map(({ datastream }) => datastream), times]);
  }

  async withDue(
    after: number,
    work: (due: { readonly source: WindowSource; readonly from: number }, session: Session) => Promise<void>,
  ): Promise<number | undefined> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<Due>(TAKE, [after]);
      const [due] = rows;
      const source = due && (await sourceOf(client, due.datastream));
      if (source) await work({ source, from: due.from }, new IndicatorSession(client, this.quantities));
      return due?.datastream;
    });
  }
}
