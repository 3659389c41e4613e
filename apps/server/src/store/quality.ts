import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { QualitySession } from './quality-session.ts';
import { transaction } from './transaction.ts';

interface Cursor {
  readonly datastream: number;
  readonly hour: number;
}

// Who marks an hour again meanwhile waits for this transaction, then marks it: nothing is lost between read and removal.
const TAKE = `
with next as (
  select datastream_id from dirty_quality
  where (datastream_id, hour) > ($1, $2::timestamptz) and ($4::int4[] is null or datastream_id = any ($4))
  order by datastream_id, hour limit 1
), taken as (
  select d.datastream_id, d.hour from dirty_quality d join next n using (datastream_id)
  where (d.datastream_id, d.hour) > ($1, $2::timestamptz)
  order by d.hour limit $3
  for update of d
)
delete from dirty_quality d using taken t where d.datastream_id = t.datastream_id and d.hour = t.hour
returning d.datastream_id as datastream, d.hour`;

const timeOf = (hour: number): string => (Number.isFinite(hour) ? toTimestamp(hour) : '-infinity');

/** Hours whose values must be judged again with their neighbours. */
export class Quality {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** For those who look and write nothing. */
  reading<T>(work: (session: QualitySession) => Promise<T>): Promise<T> {
    return transaction(this.pool, (client) => work(new QualitySession(client)));
  }

  withDirty(
    asked: { readonly after: Cursor; readonly most: number; readonly only?: readonly number[] },
    work: (
      taken: { readonly datastream: number; readonly hours: readonly number[] },
      session: QualitySession,
    ) => Promise<void>,
  ): Promise<Cursor | undefined> {
    const { after, most, only = null } = asked;
    return transaction(this.pool, async (client) => {
      const parameters = [after.datastream, timeOf(after.hour), most, only];
      const { rows } = await client.query<Cursor>(TAKE, parameters);
      const ordered = rows.toSorted((a, b) => a.hour - b.hour);
      const last = ordered.at(-1);
      if (last === undefined) return undefined;
      const hours = ordered.map(({ hour }) => hour);
      await work({ datastream: last.datastream, hours }, new QualitySession(client));
      return last;
    });
  }
}
