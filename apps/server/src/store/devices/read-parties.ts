import type pg from 'pg';
import { containsPattern, pageOf, readCursor, writeCursor } from '../read-page.ts';
import type { PageQuery, ReadScope } from '../read-page.ts';
import type { Contract, Counted, DeviceGroup, Supplier } from './party-types.ts';

/** What a list of parties may be sorted by. */
export type PartySort = 'name' | 'devices';

/** `key` alone gives the one of that key. */
export interface PartyQuery extends PageQuery {
  readonly key?: string;
  /** In the name or the key. */
  readonly q?: string;
  readonly sort?: PartySort;
  readonly descending?: boolean;
  /** Contracts of one supplier. */
  readonly supplier?: string;
}

export interface PartyPage<T> {
  readonly items: T[];
  readonly next?: string;
  readonly total: number;
}

const ORDERS: Readonly<Record<PartySort, string>> = { name: 'lower(p.name)', devices: 'coalesce(n.devices, 0)' };

interface PartySource {
  readonly columns: string;
  readonly from: string;
  /** One row a party with its devices, in one pass over the register. */
  readonly counts: string;
}

const SUPPLIERS: PartySource = {
  columns: 'p.key, p.name, p.email, p.phone, p.website, p.notes',
  from: 'supplier p',
  counts: 'select supplier_id as id, count(*)::int4 as devices from device where organisation_id = $1 group by 1',
};

const CONTRACTS: PartySource = {
  columns: `p.key, p.name, s.key as supplier, p.start_date as start, p.end_date as "end",
    p.owed_availability as "owedAvailability", p.monthly_cost_eur::float8 as "monthlyCost", p.notes`,
  from: 'contract p left join supplier s on s.id = p.supplier_id',
  counts: 'select contract_id as id, count(*)::int4 as devices from device where organisation_id = $1 group by 1',
};

const GROUPS: PartySource = {
  columns: 'p.key, p.name, p.notes',
  from: 'device_group p',
  counts:
    'select group_id as id, count(*)::int4 as devices from device_group_member where organisation_id = $1 group by 1',
};

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** A row without its nulls, and without what counts the whole list. */
const withoutNulls = <T>(row: Nullable<T> & { readonly total: number }): T =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && name !== 'total')) as T; // what is left is the item

function statement({ columns, from, counts }: PartySource, { sort = 'name', descending }: PartyQuery): string {
  const way = descending === true ? 'desc' : 'asc';
  return `
with n as (${counts})
select ${columns}, coalesce(n.devices, 0) as devices, count(*) over ()::int4 as total
from ${from} left join n on n.id = p.id
where p.organisation_id = $1 and ($2::text is null or p.key = $2)
  and ($3::text is null or p.name ilike $3 or p.key ilike $3)
  and ($4::text is null or ${from.includes('supplier s') ? 's.key = $4' : 'true'})
order by ${ORDERS[sort]} ${way}, p.key
limit $5 offset $6`;
}

/** A page of one of the three lists. They are short: a position is a place in the list. */
async function readParties<T extends object>(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { source, query }: { readonly source: PartySource; readonly query: PartyQuery },
): Promise<PartyPage<T>> {
  const from = Number(readCursor(query.cursor, 1)?.[0] ?? 0);
  const { rows } = await pool.query<Nullable<T> & { readonly total: number }>(statement(source, query), [
    organisation,
    query.key ?? null,
    containsPattern(query.q),
    query.supplier ?? null,
    query.limit + 1,
    Math.max(0, from),
  ]);
  const page = pageOf(rows, query.limit, {
    item: (row) => withoutNulls<T>(row),
    position: () => writeCursor(from + query.limit),
  });
  return { ...page, total: rows[0]?.total ?? 0 };
}

/** Suppliers, contracts and groups with the devices that refer to them. */
export const partyReads = (pool: pg.Pool) => ({
  suppliers: (scope: ReadScope, query: PartyQuery) =>
    readParties<Counted<Supplier>>(pool, scope, { source: SUPPLIERS, query }),
  contracts: (scope: ReadScope, query: PartyQuery) =>
    readParties<Counted<Contract>>(pool, scope, { source: CONTRACTS, query }),
  groups: (scope: ReadScope, query: PartyQuery) =>
    readParties<Counted<DeviceGroup>>(pool, scope, { source: GROUPS, query }),
});
