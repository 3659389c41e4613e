import type { CommandState, JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, timeParameter, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface CommandFilter extends PageQuery {
  readonly id?: string;
  readonly order?: string;
  readonly state?: CommandState;
  readonly open?: boolean;
  readonly device?: string;
  readonly thing?: string;
  readonly kind?: string;
}

interface CommandRecord {
  readonly id: string;
  readonly order_id: string;
  readonly devices: number;
  readonly device: string;
  readonly device_name: string;
  readonly model: string | null;
  readonly thing_key: string;
  readonly thing_name: string;
  readonly commune: string | null;
  readonly connector: string;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly port: number;
  readonly bytes: Buffer;
  readonly confirmed: boolean;
  readonly priority: number;
  readonly gateway: string | null;
  readonly air_ms: number;
  readonly asked_by: string;
  readonly reason: string | null;
  readonly asked: number;
  readonly not_before: number;
  readonly expires: number;
  readonly proof_until: number | null;
  readonly handed_over: boolean;
  readonly attempts: number;
  readonly state: CommandState;
  readonly state_time: number;
  readonly state_reason: string | null;
  readonly ended: number | null;
  readonly measured_value: number | null;
  readonly measured_time: number | null;
}

const COMMANDS = `
select c.id::text, c.order_id::text, o.devices, v.key as device, v.name as device_name, v.model, t.key as thing_key,
  t.name as thing_name, t.commune, n.key as connector, c.kind, o.parameters, c.port, c.bytes, c.confirmed, c.priority,
  c.gateway, c.air_ms, o.asked_by, o.reason, c.asked_time as asked, c.not_before, c.expires_time as expires,
  c.proof_until, c.handover_time is not null as handed_over, c.attempts, c.state, c.state_time, c.state_reason,
  c.ended_time as ended, c.measured_value, c.measured_time
from command c
join command_order o on o.id = c.order_id
join device v on v.id = c.device_id
join thing t on t.id = c.thing_id
join connector n on n.id = c.connector_id
where c.organisation_id = $1
  and ($2::bigint is null or c.id = $2)
  and ($3::bigint is null or c.order_id = $3)
  and ($4::text is null or c.state = $4)
  and ($5::boolean is null or (c.ended_time is null) = $5)
  and ($6::text is null or v.key = $6)
  and ($7::text is null or t.key = $7)
  and ($8::text is null or c.kind = $8)
  and ($9::bigint is null or c.id < $9)
order by c.id desc
limit $10`;

function command(row: CommandRecord) {
  const { id, device, connector, kind, parameters, port, confirmed, priority, asked, expires, attempts, state } = row;
  const measured = row.measured_value !== null && row.measured_time !== null;
  return {
    id,
    connector,
    kind,
    parameters,
    port,
    confirmed,
    priority,
    asked,
    expires,
    attempts,
    state,
    order: { id: row.order_id, devices: row.devices },
    device: { id: device, name: row.device_name, model: present(row.model) },
    thing: { key: row.thing_key, name: row.thing_name, commune: present(row.commune) },
    bytes: row.bytes.toString('hex'),
    gateway: present(row.gateway),
    airMs: row.air_ms,
    who: row.asked_by,
    reason: present(row.reason),
    notBefore: row.not_before,
    proofUntil: present(row.proof_until),
    handedOver: row.handed_over,
    stateTime: row.state_time,
    stateReason: present(row.state_reason),
    ended: present(row.ended),
    measured: measured ? { value: row.measured_value ?? 0, time: row.measured_time ?? 0 } : undefined,
  };
}

/** Commands, newest first. */
export async function readCommands(pool: pg.Pool, { organisation }: ReadScope, query: CommandFilter) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const { rows } = await pool.query<CommandRecord>(COMMANDS, [
    organisation,
    query.id ?? null,
    query.order ?? null,
    query.state ?? null,
    query.open ?? null,
    query.device ?? null,
    query.thing ?? null,
    query.kind ?? null,
    before,
    query.limit + 1,
  ]);
  return pageOf(rows, query.limit, { item: command, position: ({ id }) => writeCursor(id) });
}

interface EventRecord {
  readonly time: number;
  readonly kind: string;
  readonly who: string;
  readonly reason: string | null;
  readonly value: number | null;
}

const EVENTS = `
select time, kind, who, reason, value from command_event
where organisation_id = $1 and command_id = $2
order by id`;

/** Everything that happened to a command, in order. */
export async function readCommandEvents(pool: pg.Pool, { organisation }: ReadScope, id: string) {
  const { rows } = await pool.query<EventRecord>(EVENTS, [organisation, id]);
  return rows.map(({ time, kind, who, reason, value }) => ({
    time,
    kind,
    who,
    reason: present(reason),
    value: present(value),
  }));
}

const BALANCE = `
select state, count(*)::int as n from command
where organisation_id = $1
  and ($2::timestamptz is null or asked_time >= $2)
  and ($3::timestamptz is null or asked_time < $3)
  and ($4::bigint is null or order_id = $4)
group by state`;

/** How many commands stand where: asked = those without an end + each end. */
export async function readCommandBalance(
  pool: pg.Pool,
  { organisation }: ReadScope,
  query: { readonly from?: number; readonly to?: number; readonly order?: string },
): Promise<ReadonlyMap<CommandState, number>> {
  const parameters = [organisation, timeParameter(query.from), timeParameter(query.to), query.order ?? null];
  const { rows } = await pool.query<{ state: CommandState; n: number }>(BALANCE, parameters);
  return new Map(rows.map(({ state, n }) => [state, n]));
}
