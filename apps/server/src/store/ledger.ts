import type { Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

// One statement: whoever reads the balance sees the many rows or the one, never both nor none. What is added meanwhile
// is not seen and not touched.
const COMPACT = `
with crowded as (
  select hour, organisation_id, connector_id, entry from ledger
  where hour >= $1 group by hour, organisation_id, connector_id, entry having count(*) > 1),
gone as (
  delete from ledger l using crowded c
  where l.hour = c.hour and l.organisation_id = c.organisation_id and l.connector_id = c.connector_id
    and l.entry = c.entry
  returning l.*)
insert into ledger (hour, organisation_id, connector_id, entry, n)
select hour, organisation_id, connector_id, entry, sum(n) from gone
group by hour, organisation_id, connector_id, entry`;

/**
 * Puts the counts of an hour since `since` together, one row for each connector and entry. Reading the balance is
 * `readBalance`; every count is written in the transaction of what it counts.
 */
export async function compactLedger(pool: Pool, since: number): Promise<void> {
  await pool.query(COMPACT, [toTimestamp(since)]);
}
