import type { Pool } from 'pg';

const TALKERS = `
select h.device_id as device, d.connector_id as connector, d.expected_period_s as period, h.last_seen as seen
from device_health h
join device d on d.id = h.device_id
where h.last_seen is not null`;

const GATEWAYS = 'select organisation_id as organisation, key, last_seen as seen from gateway';

// What was usual in the last five weeks; of a device that has moved, its last day is what it is compared with.
const USUAL = `
with total as (
  select device_id, sum(frames)::int4 as frames from link_day
  where day >= (select min(week) from link_gateway)
  group by device_id)
select l.device_id as device, g.organisation_id as organisation, g.key as gateway, sum(l.frames)::int4 as frames,
  greatest(max(t.frames), 1) as "deviceFrames"
from link_gateway l
join gateway g on g.id = l.gateway_id
left join total t on t.device_id = l.device_id
group by l.device_id, g.id`;

interface TalkerRecord {
  readonly device: number;
  readonly connector: number;
  /** Seconds. */
  readonly period: number;
  readonly seen: number;
}

interface UsualRecord {
  readonly device: number;
  readonly organisation: number;
  readonly gateway: string;
  readonly frames: number;
  readonly deviceFrames: number;
}

/** When each device was heard last, and how often it should be. */
export async function readTalkers(pool: Pool): Promise<readonly TalkerRecord[]> {
  return (await pool.query<TalkerRecord>(TALKERS)).rows;
}

/** When each gateway was heard last. */
export async function readGatewaysHeard(pool: Pool) {
  return (await pool.query<{ organisation: number; key: string; seen: number }>(GATEWAYS)).rows;
}

/** Through which gateways each device was heard in the last weeks. */
export async function readUsualGateways(pool: Pool): Promise<readonly UsualRecord[]> {
  return (await pool.query<UsualRecord>(USUAL)).rows;
}
