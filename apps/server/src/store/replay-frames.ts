import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { ReplayDevice, ReplayFeed, ReplayFrame, ReplayJob } from './replay-types.ts';

// Frame numbers grow with the time of commit: a page goes on where the last one ended, after a restart too.
const PAGE = `
select f.id::text, f.received_time, f.connector_id as connector, c.kind, c.settings, f.device, f.body, e.outcome, e.reason
from frame f
join connector c on c.id = f.connector_id
left join frame_end e on e.frame_id = f.id and e.received_time = f.received_time
  and e.received_time >= $2 and e.received_time < $3
where f.organisation_id = $1 and f.received_time >= $2 and f.received_time < $3 and f.id > $4 and f.device = any ($5)
order by f.id limit $6`;

const COUNT = `
select count(*)::text as n from frame f
where f.organisation_id = $1 and f.received_time >= $2 and f.received_time < $3 and f.device = any ($4)`;

const DEVICES = `
select v.id, v.connector_id as connector, v.key, v.codec_id as codec, v.organisation_id as organisation, v.model,
  v.installed_time as installed
from device v where v.organisation_id = $1 and v.id = any ($2)`;

const FEEDS = `
select f.device_id as device, f.datastream_id as datastream, f.field, f.factor, f.value_offset as "offset",
  f.covers, f.period_s as period, f.period_field, f.sensor_min, f.sensor_max, f.from_time as "from", f.to_time as "to"
from datastream_feed f
where f.organisation_id = $1 and f.device_id = any ($2)
order by f.device_id, f.from_time nulls first, f.datastream_id`;

const CORRECTED = `
select distinct datastream_id as id from correction
where datastream_id = any ($1) and from_time <= $3 and to_time > $2 and revoked_time is null`;

interface FrameRecord extends Omit<ReplayFrame, 'id' | 'receivedTime' | 'outcome' | 'reason' | 'settings'> {
  readonly id: string;
  readonly received_time: number;
  readonly settings: JsonObject;
  readonly outcome: number | null;
  readonly reason: string | null;
}

interface DeviceRow extends Omit<ReplayDevice, 'codec' | 'model' | 'installed' | 'feeds'> {
  readonly codec: number | null;
  readonly model: string | null;
  readonly installed: number | null;
}

interface FeedRecord extends Omit<ReplayFeed, 'from' | 'to' | 'periodField' | 'sensorRange'> {
  readonly sensor_min: number | null;
  readonly sensor_max: number | null;
  readonly period_field: string | null;
  readonly device: number;
  readonly from: number | null;
  readonly to: number | null;
}

function frameOf({ received_time: receivedTime, ...row }: FrameRecord): ReplayFrame {
  return {
    ...row,
    receivedTime,
    id: BigInt(row.id),
    outcome: row.outcome ?? undefined,
    reason: row.reason ?? undefined,
  };
}

function feedOf({ datastream, field, factor, offset, covers, period, from, to, ...row }: FeedRecord): ReplayFeed {
  return {
    datastream,
    field,
    factor,
    offset,
    covers,
    period,
    periodField: row.period_field ?? undefined,
    sensorRange: [row.sensor_min ?? undefined, row.sensor_max ?? undefined],
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
  };
}

/** The raw frames of a replay, in the order of their numbers, and the devices they speak for. */
export class ReplayFrames {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async devices({ organisation, devices }: ReplayJob): Promise<ReplayDevice[]> {
    const found = await this.pool.query<DeviceRow>(DEVICES, [organisation, devices]);
    const feeds = await this.pool.query<FeedRecord>(FEEDS, [organisation, devices]);
    const ofDevice = Map.groupBy(feeds.rows, ({ device }) => device);
    return found.rows.map((row) => ({
      ...row,
      codec: row.codec ?? undefined,
      model: row.model ?? undefined,
      installed: row.installed ?? undefined,
      feeds: (ofDevice.get(row.id) ?? []).map(feedOf),
    }));
  }

  async codecSource(codec: number): Promise<string | undefined> {
    const sql = 'select source from codec where id = $1';
    return (await this.pool.query<{ source: string }>(sql, [codec])).rows[0]?.source;
  }

  /** Those of these series whose values of a span a person has decided on. */
  async corrected(datastreams: readonly number[], span: { start: number; end: number }): Promise<readonly number[]> {
    const parameters = [datastreams, toTimestamp(span.start), toTimestamp(span.end)];
    const { rows } = await this.pool.query<{ id: number }>(CORRECTED, parameters);
    return rows.map(({ id }) => id);
  }

  /** How many frames there are to read. */
  async count({ organisation, from, to }: ReplayJob, keys: readonly string[]): Promise<number> {
    const parameters = [organisation, toTimestamp(from), toTimestamp(to), keys];
    const { rows } = await this.pool.query<{ n: string }>(COUNT, parameters);
    return Number(rows[0]?.n ?? 0);
  }

  /** The next frames after one; `keys` are the names of the devices, of any connector. */
  async page(
    { organisation, from, to }: ReplayJob,
    { after, keys, limit }: { readonly after: bigint; readonly keys: readonly string[]; readonly limit: number },
  ): Promise<ReplayFrame[]> {
    const parameters = [organisation, toTimestamp(from), toTimestamp(to), after.toString(), keys, limit];
    return (await this.pool.query<FrameRecord>(PAGE, parameters)).rows.map(frameOf);
  }
}
