import type pg from 'pg';
import { timeParameter } from './read-page.ts';
import type { ReadScope } from './read-page.ts';

interface LedgerRecord {
  /** Bits of the columns that are not grouped by: 3 totals, 1 by connector, 2 by hour. */
  readonly sets: number;
  readonly connector: string | null;
  readonly hour: number | null;
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
}

// One statement, one snapshot: the totals, the connectors and the hours are of the same moment.
const BALANCE = `
select c.connector, grouping(l.connector_id, l.hour) as sets, l.hour,
  coalesce(sum(l.n) filter (where l.entry = 0), 0)::float8 as received,
  coalesce(sum(l.n) filter (where l.entry = 1), 0)::float8 as stored,
  coalesce(sum(l.n) filter (where l.entry = 2), 0)::float8 as duplicate,
  coalesce(sum(l.n) filter (where l.entry = 3), 0)::float8 as rejected,
  coalesce(sum(l.n) filter (where l.entry = 4), 0)::float8 as quarantined
from ledger l
left join lateral (select key as connector from connector where id = l.connector_id) c on true
where l.organisation_id = $1
  and l.hour >= date_trunc('hour', $2::timestamptz) and l.hour < $3::timestamptz
group by grouping sets ((), (l.connector_id, c.connector), (l.hour))
order by l.hour, c.connector`;

function line({ received, stored, duplicate, rejected, quarantined }: LedgerRecord) {
  const pending = received - stored - duplicate - rejected - quarantined;
  return { received, stored, duplicate, rejected, quarantined, pending };
}

const NOTHING: LedgerRecord = {
  sets: 3,
  connector: null,
  hour: null,
  received: 0,
  stored: 0,
  duplicate: 0,
  rejected: 0,
  quarantined: 0,
};

/** Frames received and how they ended, over the whole UTC hours that touch the interval. */
export async function readBalance(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { from, to }: { from: number; to: number },
) {
  const { rows } = await pool.query<LedgerRecord & { sets: number }>(BALANCE, [
    organisation,
    timeParameter(from),
    timeParameter(to),
  ]);
  return {
    ...line(rows.find(({ sets }) => sets === 3) ?? NOTHING),
    // '' : frames sent to a connector that does not exist
    byConnector: rows.filter(({ sets }) => sets === 1).map((row) => ({ connector: row.connector ?? '', ...line(row) })),
    byHour: rows.filter(({ sets }) => sets === 2).map((row) => ({ hour: row.hour ?? 0, ...line(row) })),
  };
}
