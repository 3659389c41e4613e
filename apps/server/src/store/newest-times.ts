import type { ClientBase } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

import { AHEAD } from './lost-clock.ts';

const FIRST_ROOM = 4096;

/**
 * The newest time written of each datastream, in microseconds since 1970: what is newer is not there already, unless a
 * lost clock said it. NaN where it was not looked up yet.
 */
export class NewestTimes {
  private times = new Float64Array(FIRST_ROOM).fill(Number.NaN);

  of(datastream: number): number {
    return this.times[datastream] ?? Number.NaN;
  }

  set(datastream: number, microseconds: number): void {
    if (datastream >= this.times.length) {
      const larger = new Float64Array(Math.max(this.times.length * 2, datastream + 1)).fill(Number.NaN);
      larger.set(this.times);
      this.times = larger;
    }
    this.times[datastream] = microseconds;
  }

  /** After a failed transaction nothing is sure. */
  forget(): void {
    this.times.fill(Number.NaN);
  }

  /** Looks up datastreams not known yet. Times of clocks ahead, and those after `before`, do not count. */
  async load(client: ClientBase, datastreams: readonly number[], before: number): Promise<void> {
    const { rows } = await client.query<{ id: number; newest: number }>(
      `select d.id, n.newest from unnest($1::int4[]) as d(id)
       cross join lateral (
         select o.phenomenon_time as newest from observation o
         where o.datastream_id = d.id and o.phenomenon_time < $2 and o.reasons & $3::int2 = 0
         order by o.phenomenon_time desc limit 1) n`,
      [datastreams, toTimestamp(before), AHEAD],
    );
    for (const datastream of datastreams) this.set(datastream, -Infinity);
    for (const { id, newest } of rows) this.set(id, Math.round(newest * 1000));
  }
}
