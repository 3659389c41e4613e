import type { Pool } from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';

const HOUR_MS = 3_600_000;

// Received and rejected at once: the balance holds at every moment.
const COUNT = `
insert into ledger (hour, organisation_id, connector_id, entry, n)
select $1, $2, $3, entry, $4 from unnest(array[0, 3]) as entry`;

/** Counts refusals beyond the budget of kept ones: the ledger knows them, no row holds their body. */
export function createRejectedCount(pool: Pool, clock: { now(): number }) {
  return {
    async countRejected({ id, organisation }: { id: number; organisation: number }, n: number): Promise<void> {
      const hour = Math.floor(clock.now() / HOUR_MS) * HOUR_MS;
      await pool.query(COUNT, [toTimestamp(hour), organisation, id, n]);
    },
  };
}
