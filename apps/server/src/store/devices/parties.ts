import type pg from 'pg';
import { present } from '../read-page.ts';
import { resolveCodecs } from '../codec-assignment.ts';
import { transaction } from '../transaction.ts';
import type { Contract, Counted, DeviceGroup, Supplier } from './party-types.ts';
import { partyReads } from './read-parties.ts';
import type { PartyPage, PartyQuery } from './read-parties.ts';

interface Scope {
  readonly organisation: number;
}

const PUT_SUPPLIER = `
insert into supplier (organisation_id, key, name, email, phone, website, notes) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (organisation_id, key) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
  website = excluded.website, notes = excluded.notes
returning xmax = 0 as made`;

const PUT_CONTRACT = `
insert into contract (organisation_id, key, name, supplier_id, start_date, end_date, owed_availability,
  monthly_cost_eur, notes)
values ($1, $2, $3, (select id from supplier where organisation_id = $1 and key = $4), $5, $6, $7, $8, $9)
on conflict (organisation_id, key) do update set name = excluded.name, supplier_id = excluded.supplier_id,
  start_date = excluded.start_date, end_date = excluded.end_date, owed_availability = excluded.owed_availability,
  monthly_cost_eur = excluded.monthly_cost_eur, notes = excluded.notes
returning xmax = 0 as made`;

const PUT_GROUP = `
insert into device_group (organisation_id, key, name, notes) values ($1, $2, $3, $4)
on conflict (organisation_id, key) do update set name = excluded.name, notes = excluded.notes
returning xmax = 0 as made`;

const USED = {
  supplier: `select (select count(*) from device where supplier_id = p.id) +
    (select count(*) from contract where supplier_id = p.id) as n
    from supplier p where p.organisation_id = $1 and p.key = $2`,
  contract: `select (select count(*) from device where contract_id = p.id) as n
    from contract p where p.organisation_id = $1 and p.key = $2`,
};

/** What became of a deletion. */
export type Deleted = 'deleted' | 'absent' | 'used';

/** Suppliers, contracts and groups of devices. */
export class Parties {
  private readonly pool: pg.Pool;
  private readonly changed: () => Promise<void>;
  private readonly reads: ReturnType<typeof partyReads>;

  constructor(pool: pg.Pool, changed: () => Promise<void>) {
    this.pool = pool;
    this.reads = partyReads(pool);
    this.changed = changed;
  }

  suppliers(scope: Scope, query: PartyQuery): Promise<PartyPage<Counted<Supplier>>> {
    return this.reads.suppliers(scope, query);
  }

  contracts(scope: Scope, query: PartyQuery): Promise<PartyPage<Counted<Contract>>> {
    return this.reads.contracts(scope, query);
  }

  groups(scope: Scope, query: PartyQuery): Promise<PartyPage<Counted<DeviceGroup>>> {
    return this.reads.groups(scope, query);
  }

  /** True when it is new. */
  async putSupplier({ organisation }: Scope, supplier: Supplier): Promise<boolean> {
    const { key, name, email, phone, website, notes } = supplier;
    return this.put(PUT_SUPPLIER, [organisation, key, name, email, phone, website, notes]);
  }

  /** True when it is new; `undefined` where nobody knows its supplier. */
  async putContract(scope: Scope, contract: Contract): Promise<boolean | undefined> {
    const { key, name, supplier, start, end, owedAvailability, monthlyCost, notes } = contract;
    if (supplier !== undefined && (await this.suppliers(scope, { key: supplier, limit: 1 })).total === 0)
      return undefined;
    const terms = [start, end, owedAvailability, monthlyCost, notes];
    return this.put(PUT_CONTRACT, [scope.organisation, key, name, supplier, ...terms]);
  }

  async putGroup({ organisation }: Scope, { key, name, notes }: DeviceGroup): Promise<boolean> {
    return this.put(PUT_GROUP, [organisation, key, name, notes]);
  }

  async deleteSupplier(scope: Scope, key: string): Promise<Deleted> {
    return this.deleteUnused('supplier', scope, key);
  }

  async deleteContract(scope: Scope, key: string): Promise<Deleted> {
    return this.deleteUnused('contract', scope, key);
  }

  /** Its members stay devices; a codec assigned to it no longer holds for them. */
  async deleteGroup({ organisation }: Scope, key: string): Promise<Deleted> {
    const found = await transaction(this.pool, async (client) => {
      const sql = 'delete from device_group where organisation_id = $1 and key = $2';
      if ((await client.query(sql, [organisation, key])).rowCount === 0) return false;
      await resolveCodecs(client, { organisation });
      return true;
    });
    if (found) await this.changed();
    return found ? 'deleted' : 'absent';
  }

  private async put(sql: string, values: readonly unknown[]): Promise<boolean> {
    const { rows } = await this.pool.query<{ made: boolean }>(sql, [...values]);
    return present(rows[0]?.made ?? null) ?? false;
  }

  private async deleteUnused(table: keyof typeof USED, { organisation }: Scope, key: string): Promise<Deleted> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ n: string }>(`${USED[table]} for update of p`, [organisation, key]);
      if (rows[0] === undefined) return 'absent';
      if (rows[0].n !== '0') return 'used';
      await client.query(`delete from ${table} where organisation_id = $1 and key = $2`, [organisation, key]);
      return 'deleted';
    });
  }
}
