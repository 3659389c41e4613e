import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { CommandProofRecord } from './command-rows.ts';
import type { ReadScope } from './read-page.ts';
import { transaction } from './transaction.ts';

interface OrderToWrite {
  readonly key: string | undefined;
  /** SHA-256 in hexadecimal. */
  readonly fingerprint: string;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly who: string;
  readonly reason: string | undefined;
  readonly seed: number;
  readonly perMinute: number;
}

interface CommandToWrite {
  readonly device: number;
  readonly thing: number;
  readonly connector: number;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly confirmed: boolean;
  readonly loraClass: 'A' | 'B' | 'C' | undefined;
  readonly priority: number;
  readonly repeatable: boolean;
  readonly air: { readonly gateway: string | undefined; readonly subBand: string | undefined; readonly airMs: number };
  readonly notBefore: number;
  readonly expires: number;
  readonly proof: CommandProofRecord | undefined;
}

export interface WrittenOrderRow {
  readonly order: string;
  readonly commands: readonly string[];
  readonly fresh: boolean;
}

const ORDER = `
insert into command_order (organisation_id, idempotency_key, fingerprint, kind, parameters, asked_by, asked_time, reason,
  seed, per_minute, devices)
values ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (organisation_id, idempotency_key) where idempotency_key is not null do nothing
returning id::text`;

// one statement for a whole group: a row of JSON each
const COMMANDS = `
with given as (
  select * from jsonb_to_recordset($4::jsonb) as g(
    nr int, device int, thing int, connector int, kind text, parameters jsonb, port smallint, bytes text, confirmed boolean,
    lora_class text, priority smallint, repeatable boolean, gateway text, sub_band text, air_ms real,
    not_before timestamptz, expires timestamptz, proof jsonb)
), written as (
  insert into command (organisation_id, order_id, device_id, thing_id, connector_id, kind, parameters, port, bytes,
    confirmed, lora_class, priority, repeatable, gateway, sub_band, air_ms, asked_time, not_before, expires_time, proof,
    state, state_time)
  select $1, $2, device, thing, connector, kind, parameters, port, decode(bytes, 'hex'), confirmed, lora_class, priority,
    repeatable, gateway, sub_band, air_ms, $3, not_before, expires, proof, 'asked', $3
  from given order by nr
  returning id
), told as (
  insert into command_event (organisation_id, command_id, time, kind, who, reason)
  select $1, id, $3, 'asked', $5, $6 from written order by id
)
select id::text from written order by id`;

const FOUND = `
select o.id::text as order, encode(o.fingerprint, 'hex') as fingerprint,
  array(select c.id::text from command c where c.order_id = o.id order by c.id) as commands
from command_order o
where o.organisation_id = $1 and o.idempotency_key = $2`;

/** The order a key stands for, if what is asked now is what was asked then. */
export async function findOrder(
  pool: pg.Pool,
  { organisation }: ReadScope,
  asked: { readonly key: string; readonly fingerprint: string },
): Promise<WrittenOrderRow | 'key-reused' | undefined> {
  const { rows } = await pool.query<{ order: string; fingerprint: string; commands: string[] }>(FOUND, [
    organisation,
    asked.key,
  ]);
  const [found] = rows;
  if (found === undefined) return undefined;
  if (found.fingerprint !== asked.fingerprint) return 'key-reused';
  return { order: found.order, commands: found.commands, fresh: false };
}

function commandJson(command: CommandToWrite, nr: number): JsonObject {
  const { device, thing, connector, kind, parameters, port, confirmed, priority, repeatable, air } = command;
  return {
    nr,
    device,
    thing,
    connector,
    kind,
    parameters,
    port,
    confirmed,
    priority,
    repeatable,
    bytes: Buffer.from(command.bytes).toString('hex'),
    lora_class: command.loraClass ?? null,
    gateway: air.gateway ?? null,
    sub_band: air.subBand ?? null,
    air_ms: air.airMs,
    not_before: toTimestamp(command.notBefore),
    expires: toTimestamp(command.expires),
    proof: command.proof === undefined ? null : { ...command.proof },
  };
}

/** An order with its commands and their first event, or the one its key stands for already. */
export async function insertOrder(
  pool: pg.Pool,
  { organisation }: ReadScope,
  given: { readonly order: OrderToWrite; readonly commands: readonly CommandToWrite[]; readonly time: number },
): Promise<WrittenOrderRow | 'key-reused'> {
  const { order, commands } = given;
  const time = toTimestamp(given.time);
  const written = await transaction(pool, async (client) => {
    const made = await client.query<{ id: string }>(ORDER, [
      organisation,
      order.key ?? null,
      order.fingerprint,
      order.kind,
      JSON.stringify(order.parameters),
      order.who,
      time,
      order.reason ?? null,
      order.seed,
      order.perMinute,
      commands.length,
    ]);
    const id = made.rows[0]?.id;
    if (id === undefined) return undefined;
    const rows = JSON.stringify(commands.map(commandJson));
    const { rows: ids } = await client.query<{ id: string }>(COMMANDS, [
      organisation,
      id,
      time,
      rows,
      order.who,
      order.reason ?? null,
    ]);
    return { order: id, commands: ids.map((row) => row.id), fresh: true };
  });
  if (written !== undefined) return written;
  // somebody asked with the same key meanwhile
  const found = await findOrder(pool, { organisation }, { key: order.key ?? '', fingerprint: order.fingerprint });
  return found ?? 'key-reused';
}
