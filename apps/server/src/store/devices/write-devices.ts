import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { NewDatastream } from '../new-device.ts';
import type { DeviceFields } from './device-record.ts';
import type { References } from './references.ts';

/** A device to insert: its fields, where it stands, and what it will feed later where it stands nowhere. */
export interface DeviceToMake {
  readonly id: string;
  readonly connector: string;
  readonly fields: DeviceFields;
  readonly thing: number | undefined;
  readonly planned: readonly NewDatastream[] | undefined;
}

const RECORD = `as n(id int, connector int, key text, thing int, name text, model text, codec smallint, period int,
  installed timestamptz, serial text, firmware text, supplier int, contract int, purchase_cost numeric,
  purchase_date date, monthly_cost numeric, life_cycle text, tags text[], notes text, planned jsonb)`;

const INSERT = `
insert into device (organisation_id, key, connector_id, thing_id, name, model, codec_id, registered_codec_id,
  expected_period_s, installed_time, serial, firmware, supplier_id, contract_id, purchase_cost_eur, purchase_date, monthly_cost_eur,
  life_cycle, tags, notes, planned_series)
select $1, key, connector, thing, name, model, codec, codec, period, installed, serial, firmware, supplier, contract,
  purchase_cost, purchase_date, monthly_cost, life_cycle, tags, notes, planned
from jsonb_to_recordset($2::jsonb) ${RECORD}
on conflict (connector_id, key) do nothing
returning id, connector_id as connector, key`;

const UPDATE = `
update device v set name = n.name, model = n.model, registered_codec_id = n.codec, expected_period_s = n.period,
  installed_time = n.installed, serial = n.serial, firmware = n.firmware, supplier_id = n.supplier,
  contract_id = n.contract, purchase_cost_eur = n.purchase_cost, purchase_date = n.purchase_date,
  monthly_cost_eur = n.monthly_cost, life_cycle = n.life_cycle, tags = n.tags, notes = n.notes, changed_time = now(),
  retired_time = case when n.life_cycle <> 'retired' then null else coalesce(v.retired_time, now()) end
from jsonb_to_recordset($2::jsonb) ${RECORD}
where v.organisation_id = $1 and v.id = n.id`;

const LEAVE_GROUPS = `
delete from device_group_member m
using jsonb_to_recordset($2::jsonb) as n(device int)
where m.organisation_id = $1 and m.device_id = n.device`;

const JOIN_GROUPS = `
insert into device_group_member (organisation_id, device_id, group_id)
select $1, n.device, n."group" from jsonb_to_recordset($2::jsonb) as n(device int, "group" int)
on conflict do nothing`;

function columnsOf(fields: DeviceFields, references: References) {
  const { codec, supplier, contract, installed, expectedPeriod, purchaseCost, purchaseDate, monthlyCost } = fields;
  const { name, model, serial, firmware, lifeCycle, tags, notes } = fields;
  return {
    name,
    model,
    serial,
    firmware,
    tags,
    notes,
    codec: codec && references.codecs.get(`${codec.id} ${codec.version}`),
    supplier: supplier && references.suppliers.get(supplier),
    contract: contract && references.contracts.get(contract),
    installed: installed === undefined ? undefined : toTimestamp(installed),
    period: expectedPeriod,
    purchase_cost: purchaseCost,
    purchase_date: purchaseDate,
    monthly_cost: monthlyCost,
    life_cycle: lifeCycle,
  };
}

/** Inserts devices; gives their rows by `connector/id`, without those that somebody else has just made. */
export async function insertDevices(
  client: pg.ClientBase,
  devices: readonly DeviceToMake[],
  { organisation, references }: { readonly organisation: number; readonly references: References },
): Promise<ReadonlyMap<string, number>> {
  const rowOf = (connector: string) => references.connectors.get(connector)?.row;
  const keyOf = new Map([...references.connectors].map(([key, { row }]) => [row, key]));
  const rows = devices.map(({ id, connector, fields, thing, planned }) => ({
    key: id,
    connector: rowOf(connector),
    thing,
    planned,
    ...columnsOf(fields, references),
  }));
  const made = await client.query<{ id: number; connector: number; key: string }>(INSERT, [
    organisation,
    JSON.stringify(rows),
  ]);
  return new Map(made.rows.map(({ id, connector, key }) => [`${keyOf.get(connector)}/${key}`, id]));
}

/** Brings devices to their new fields. */
export async function updateDevices(
  client: pg.ClientBase,
  devices: readonly { readonly row: number; readonly fields: DeviceFields }[],
  { organisation, references }: { readonly organisation: number; readonly references: References },
): Promise<void> {
  if (devices.length === 0) return;
  const rows = devices.map(({ row, fields }) => ({ id: row, ...columnsOf(fields, references) }));
  await client.query(UPDATE, [organisation, JSON.stringify(rows)]);
}

/** Puts devices into their groups, and out of those they leave. */
export async function writeGroups(
  client: pg.ClientBase,
  devices: readonly { readonly row: number; readonly groups: readonly string[] }[],
  { organisation, references }: { readonly organisation: number; readonly references: References },
): Promise<void> {
  if (devices.length === 0) return;
  await client.query(LEAVE_GROUPS, [organisation, JSON.stringify(devices.map(({ row }) => ({ device: row })))]);
  const members = devices.flatMap(({ row, groups }) =>
    groups.map((key) => ({ device: row, group: references.groups.get(key) })),
  );
  if (members.length > 0) await client.query(JOIN_GROUPS, [organisation, JSON.stringify(members)]);
}
