import type { Pool } from 'pg';

export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly detail: string;
}

interface Counts {
  readonly received: string;
  readonly ended: string;
  readonly ledger_received: string;
  readonly ledger_ended: string;
  readonly counted_only: string;
}

// One statement, one snapshot. What was refused beyond the budget of kept rejections is in the ledger alone.
const COUNTS = `
select (select count(*) from frame) as received,
       (select count(*) from frame_end) as ended,
       coalesce(sum(n) filter (where entry = 0), 0) as ledger_received,
       coalesce(sum(n) filter (where entry > 0), 0) as ledger_ended,
       coalesce(sum(n) filter (where entry = 3), 0)
         - (select count(*) from frame_end where outcome = 3) as counted_only
from ledger`;

const ORPHANS = `
select count(*) as n from frame_end e
where not exists (select from frame f where f.id = e.frame_id and f.received_time = e.received_time)`;

/** Counts the rows again and compares them with the ledger. Reads everything: for an operator, not for a health check. */
export async function checkStore(pool: Pool): Promise<readonly Finding[]> {
  const counts = (await pool.query<Counts>(COUNTS)).rows[0];
  const orphans = Number((await pool.query<{ n: string }>(ORPHANS)).rows[0]?.n ?? 0);
  if (counts === undefined) return [{ ok: false, what: 'ledger', detail: 'cannot be read' }];
  const [received, ended, ledgerReceived, ledgerEnded, countedOnly] = [
    counts.received,
    counts.ended,
    counts.ledger_received,
    counts.ledger_ended,
    counts.counted_only,
  ].map(Number) as [number, number, number, number, number]; // five columns, asked above
  return [
    {
      ok: ledgerReceived - countedOnly === received,
      what: 'frames',
      detail: `${received} rows, ${ledgerReceived} in the ledger, ${countedOnly} counted without a row`,
    },
    {
      ok: ledgerEnded - countedOnly === ended,
      what: 'ends',
      detail: `${ended} rows, ${ledgerEnded} in the ledger, ${ledgerReceived - ledgerEnded} pending`,
    },
    { ok: orphans === 0, what: 'ends without a frame', detail: String(orphans) },
  ];
}
