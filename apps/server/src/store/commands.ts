import type { CommandState } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { OPEN_COLUMNS, openCommand } from './command-rows.ts';
import type { OpenCommandRecord, StoredOpenCommand } from './command-rows.ts';
import { findOrder, insertOrder } from './new-commands.ts';
import { timeParameter } from './read-page.ts';
import type { ReadScope } from './read-page.ts';
import { transaction } from './transaction.ts';

const DUE = `
select ${OPEN_COLUMNS}
from command c
where c.ended_time is null and c.state = 'asked' and c.handover_time is null
  and c.not_before <= $1 and c.expires_time > $1
  -- one letter a device: another that is on its way has to be known first, unless only its measure is awaited
  and not exists (
    select 1 from command o
    where o.device_id = c.device_id and o.id <> c.id and o.ended_time is null and o.handover_time is not null
      and o.state in ('asked', 'queued'))
  and not exists (
    select 1 from command o
    where o.device_id = c.device_id and o.ended_time is null and o.state = 'asked' and o.handover_time is null
      and o.not_before <= $1 and (o.priority, -o.id) > (c.priority, -c.id))
order by c.priority desc, c.not_before, c.id
limit $2`;

const EXPIRE = `
with late as (
  update command set state = 'expired', state_time = $1, state_reason = 'never-handed-over', ended_time = $1
  where ended_time is null and state = 'asked' and handover_time is null and expires_time <= $1
  returning id, organisation_id
)
insert into command_event (organisation_id, command_id, time, kind, who, reason)
select organisation_id, id, $1, 'expired', 'scheduler', 'never-handed-over' from late`;

const CLAIM = `
with claimed as (
  update command set handover_time = $2, attempts = attempts + 1, bytes = $3, proof_from = $4, proof_until = $5,
    network_ref = null
  where id = $1 and ended_time is null and state = 'asked' and handover_time is null
  returning id, organisation_id, gateway, sub_band, air_ms, attempts
), air as (
  insert into air_time (gateway, sub_band, time, air_ms, organisation_id, command_id)
  select gateway, sub_band, $2, air_ms, organisation_id, id from claimed where gateway is not null and sub_band is not null
)
insert into command_event (organisation_id, command_id, time, kind, who, reason)
select organisation_id, id, $2, 'handing-over', 'scheduler', 'attempt ' || attempts from claimed`;

const RELEASE = `
with released as (
  update command set handover_time = null, not_before = $3, state = 'asked', state_time = $2, state_reason = $4,
    proof_from = null, proof_until = null
  where id = $1 and ended_time is null
  returning id, organisation_id
), newest as (
  select kind, reason from command_event where command_id = $1 order by id desc limit 1
)
insert into command_event (organisation_id, command_id, time, kind, who, reason)
select organisation_id, id, $2, 'postponed', 'scheduler', $4 from released
-- waiting an hour for air is one thing that happened, not sixty
where not exists (select 1 from newest where kind = 'postponed' and reason = $4)`;

// the air of the newest attempt only
const GIVE_BACK = `
delete from air_time a
using (select max(time) as time from air_time where command_id = $1) n
where a.command_id = $1 and a.time = n.time`;

const NOTE = `
insert into command_event (organisation_id, command_id, time, kind, who, reason)
select organisation_id, id, $2, $3, $4, $5 from command where id = $1`;

const RANK = `array_position(array['asked', 'queued', 'sent', 'acknowledged'], state)`;
const STEP = `
with stepped as (
  update command set state = $3, state_time = $2, state_reason = $5, ended_time = case when $8 then $2::timestamptz end,
    measured_value = coalesce($6, measured_value), measured_time = coalesce($7, measured_time)
  where id = $1 and ended_time is null
    and ($8 or ${RANK} < array_position(array['asked', 'queued', 'sent', 'acknowledged'], $3))
  returning id, organisation_id
)
insert into command_event (organisation_id, command_id, time, kind, who, reason, value)
select organisation_id, id, $2, $3, $4, $5, $6 from stepped`;

const CANCEL = `
update command set state = 'cancelled', state_time = $3, state_reason = $4, ended_time = $3
where organisation_id = $1 and id = $2 and ended_time is null and state = 'asked' and handover_time is null`;

const IN_FLIGHT = `
select ${OPEN_COLUMNS} from command c
where c.ended_time is null and c.handover_time is not null
order by c.id`;

const AIR_USED = `
select coalesce(sum(air_ms), 0)::float8 as used from air_time where gateway = $1 and sub_band = $2 and time > $3`;

const BUSY = `
select gateway, max(not_before) as until from command
where gateway = any($1) and ended_time is null and state = 'asked'
group by gateway`;

const MEASURES = `
select datastream_id as datastream, phenomenon_time as time, adjusted as value
from observation
where datastream_id = any($1) and phenomenon_time >= $2 and phenomenon_time <= $3 and adjusted is not null
order by phenomenon_time
limit 5000`;

interface StepToWrite {
  readonly time: number;
  readonly state: CommandState;
  readonly who: string;
  readonly reason?: string;
  readonly measured?: { readonly value: number; readonly time: number };
}

const OPEN: readonly CommandState[] = ['asked', 'queued', 'sent', 'acknowledged'];

/** Commands, their events and the air they take. */
export class Commands {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  create(
    scope: ReadScope,
    order: Parameters<typeof insertOrder>[2]['order'],
    given: Omit<Parameters<typeof insertOrder>[2], 'order'>,
  ): ReturnType<typeof insertOrder> {
    return insertOrder(this.pool, scope, { order, ...given });
  }

  found(scope: ReadScope, key: string, fingerprint: string): ReturnType<typeof findOrder> {
    return findOrder(this.pool, scope, { key, fingerprint });
  }

  async due(now: number, limit: number): Promise<readonly StoredOpenCommand[]> {
    const { rows } = await this.pool.query<OpenCommandRecord>(DUE, [toTimestamp(now), limit]);
    return rows.map(openCommand);
  }

  async expireAsked(now: number): Promise<number> {
    const { rowCount } = await this.pool.query(EXPIRE, [toTimestamp(now)]);
    return rowCount ?? 0;
  }

  async claim(
    id: string,
    handover: { time: number; bytes: Uint8Array; proofFrom: number | undefined; proofUntil: number | undefined },
  ): Promise<boolean> {
    const { time, bytes, proofFrom, proofUntil } = handover;
    const times = [timeParameter(proofFrom), timeParameter(proofUntil)];
    const { rowCount } = await this.pool.query(CLAIM, [id, toTimestamp(time), Buffer.from(bytes), ...times]);
    return rowCount === 1;
  }

  async release(
    id: string,
    again: { readonly time: number; readonly notBefore: number; readonly reason: string; readonly left: boolean },
  ): Promise<void> {
    const parameters = [id, toTimestamp(again.time), toTimestamp(again.notBefore), again.reason.slice(0, 300)];
    await transaction(this.pool, async (client) => {
      const held = await client.query('select 1 from command where id = $1 and handover_time is not null', [id]);
      if (!again.left && held.rowCount === 1) await client.query(GIVE_BACK, [id]);
      await client.query(RELEASE, parameters);
    });
  }

  async named(id: string, networkRef: string): Promise<void> {
    await this.pool.query('update command set network_ref = $2 where id = $1', [id, networkRef.slice(0, 200)]);
  }

  async note(id: string, event: { time: number; kind: string; who: string; reason?: string }): Promise<void> {
    const { time, kind, who, reason } = event;
    await this.pool.query(NOTE, [id, toTimestamp(time), kind, who, reason?.slice(0, 300) ?? null]);
  }

  async step(id: string, { time, state, who, reason, measured }: StepToWrite): Promise<boolean> {
    const { rowCount } = await this.pool.query(STEP, [
      id,
      toTimestamp(time),
      state,
      who,
      reason?.slice(0, 300) ?? null,
      measured?.value ?? null,
      timeParameter(measured?.time),
      !OPEN.includes(state),
    ]);
    return rowCount === 1;
  }

  async cancel(
    { organisation }: ReadScope,
    id: string,
    by: { readonly who: string; readonly reason: string | undefined; readonly time: number },
  ): Promise<'cancelled' | 'unknown' | 'too-late'> {
    return transaction(this.pool, async (client) => {
      const time = toTimestamp(by.time);
      const done = await client.query(CANCEL, [organisation, id, time, by.reason ?? null]);
      if (done.rowCount === 1) {
        await client.query(NOTE, [id, time, 'cancelled', by.who, by.reason ?? null]);
        return 'cancelled';
      }
      const known = await client.query('select 1 from command where organisation_id = $1 and id = $2', [
        organisation,
        id,
      ]);
      return known.rowCount === 1 ? 'too-late' : 'unknown';
    });
  }

  async inFlight(): Promise<readonly StoredOpenCommand[]> {
    const { rows } = await this.pool.query<OpenCommandRecord>(IN_FLIGHT);
    return rows.map(openCommand);
  }

  async airUsed(gateway: string, subBand: string, since: number): Promise<number> {
    const { rows } = await this.pool.query<{ used: number }>(AIR_USED, [gateway, subBand, toTimestamp(since)]);
    return rows[0]?.used ?? 0;
  }

  async busyUntil(gateways: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ gateway: string; until: number }>(BUSY, [gateways]);
    return new Map(rows.map(({ gateway, until }) => [gateway, until]));
  }

  async measures(
    datastreams: readonly number[],
    { from, to }: { readonly from: number; readonly to: number },
  ): Promise<readonly { datastream: number; time: number; value: number }[]> {
    const parameters = [datastreams, toTimestamp(from), toTimestamp(to)];
    const { rows } = await this.pool.query<{ datastream: number; time: number; value: number }>(MEASURES, parameters);
    return rows;
  }
}
