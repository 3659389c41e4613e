import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { ReadScope } from './read-page.ts';
import type { ReplayJob, ReplaySelection, ReplayState } from './replay-types.ts';
import { transaction } from './transaction.ts';

export interface NewReplay {
  readonly who: string;
  readonly from: number;
  readonly to: number;
  readonly selection: ReplaySelection;
  /** Codec version to decode with; absent: the one each device has now. */
  readonly codec?: { readonly id: string; readonly version: string };
}

/** Why there is no replay. */
export type ReplayRefusal = 'unknown-codec' | 'no-device' | 'too-many-waiting';

const CODEC = 'select id from codec where organisation_id = $1 and key = $2 and version = $3';

const SELECTED = `
select v.id from device v
join connector n on n.id = v.connector_id
left join codec c on c.id = v.codec_id
where v.organisation_id = $1
  and ($2::text[] is null or v.key = any ($2))
  and ($3::text is null or v.model = $3)
  and ($4::text is null or c.key = $4)
  and ($5::text is null or c.version = $5)
  and ($6::text is null or n.key = $6)
order by v.id`;

const WAITING = `
select count(*)::int4 as n from replay where organisation_id = $1 and state in ('waiting', 'comparing', 'applying')`;

const CREATE = `
insert into replay (organisation_id, who, from_time, to_time, selection, devices, codec_id)
values ($1, $2, $3, $4, $5, $6, $7)
returning id`;

const NEXT = `
select id, organisation_id as organisation, from_time as "from", to_time as "to", devices, codec_id as codec, state,
  frames_expected::text as expected, last_frame::text as "lastFrame", last_datastream as "lastDatastream",
  last_time::text as "lastTime", apply_who as "applyWho", apply_reason as "applyReason"
from replay where state in ('waiting', 'comparing', 'applying') order by state = 'applying' desc, id limit 1`;

// Nothing of what was changed is undone: what stopped between two chunks can be taken up again.
const CANCEL = `
update replay set cancel_asked = state in ('comparing', 'applying'),
  state = case when state in ('waiting', 'compared') then 'cancelled' else state end
where organisation_id = $1 and id = $2 and state in ('waiting', 'comparing', 'compared', 'applying')
returning state`;

const APPLY = `
update replay set state = 'applying', apply_who = $3, apply_reason = $4, cancel_asked = false, fault = null
where organisation_id = $1 and id = $2 and state in ('compared', 'interrupted')
returning id`;

// A value that only goes from one frame to another stays as it is.
const SUMMARY = `
with change as (
  select c.*, c.old_raw is not null and c.new_raw is not null as two,
    c.old_raw is distinct from c.new_raw as other,
    (c.old_flag, c.old_reasons, c.old_adjusted) is distinct from (c.new_flag, c.new_reasons, c.new_adjusted) as judged
  from replay_change c where c.replay_id = $1
), told as (
  select datastream_id, organisation_id,
    count(*) filter (where two and not other and not judged) as moved,
    count(*) filter (where old_raw is null) as added,
    count(*) filter (where two and other) as changed,
    count(*) filter (where new_raw is null) as removed,
    count(*) filter (where two and not other and judged) as flags,
    max(abs(new_raw - old_raw)) filter (where two and other and abs(new_raw - old_raw) < 1e300) as largest,
    avg(new_raw - old_raw) filter (where two and other and abs(new_raw - old_raw) < 1e300) as mean,
    min(phenomenon_time) filter (where not two or other or judged) as first_time,
    max(phenomenon_time) filter (where not two or other or judged) as last_time
  from change group by datastream_id, organisation_id
)
insert into replay_datastream as d (replay_id, organisation_id, datastream_id, unchanged, added, changed, removed, flags,
  largest, mean, first_time, last_time)
select $1, organisation_id, datastream_id, moved, added, changed, removed, flags, largest, mean, first_time, last_time
from told
on conflict (replay_id, datastream_id) do update set unchanged = d.unchanged + excluded.unchanged,
  added = excluded.added, changed = excluded.changed, removed = excluded.removed, flags = excluded.flags,
  largest = excluded.largest, mean = excluded.mean, first_time = excluded.first_time, last_time = excluded.last_time`;

const COMPARED = `
update replay set state = 'compared', effects = $2, compared_time = now(), cancel_asked = false,
  values_changed = coalesce((select sum(added + changed + removed + flags) from replay_datastream where replay_id = $1), 0)
where id = $1`;

/** Replays one organisation may have under way or waiting. */
const MOST_WAITING = 20;

interface JobRecord extends Omit<ReplayJob, 'codec' | 'framesExpected' | 'lastFrame' | 'applyWho' | 'applyReason'> {
  readonly codec: number | null;
  readonly expected: string;
  readonly lastFrame: string;
  readonly applyWho: string | null;
  readonly applyReason: string | null;
}

function jobOf({ expected, ...row }: JobRecord): ReplayJob {
  return {
    ...row,
    codec: row.codec ?? undefined,
    framesExpected: Number(expected),
    lastFrame: BigInt(row.lastFrame),
    applyWho: row.applyWho ?? undefined,
    applyReason: row.applyReason ?? undefined,
  };
}

/** Replays of history: asked for, taken up, stopped. */
export class Replays {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async create({ organisation }: ReadScope, asked: NewReplay): Promise<number | ReplayRefusal> {
    const waiting = await this.pool.query<{ n: number }>(WAITING, [organisation]);
    if ((waiting.rows[0]?.n ?? 0) >= MOST_WAITING) return 'too-many-waiting';
    const codec = await this.codecRow(organisation, asked.codec);
    if (codec === 'unknown-codec') return codec;
    const { devices, model, codec: present, connector } = asked.selection;
    const filters = [devices, model, present?.id, present?.version, connector].map((each) => each ?? null);
    const selected = await this.pool.query<{ id: number }>(SELECTED, [organisation, ...filters]);
    if (selected.rows.length === 0) return 'no-device';
    const period = [toTimestamp(asked.from), toTimestamp(asked.to)];
    const subject = [JSON.stringify(asked.selection), selected.rows.map(({ id }) => id), codec];
    const { rows } = await this.pool.query<{ id: number }>(CREATE, [organisation, asked.who, ...period, ...subject]);
    return rows[0]?.id ?? 'no-device';
  }

  /** The replay to go on with; one being applied comes first. */
  async next(): Promise<ReplayJob | undefined> {
    const { rows } = await this.pool.query<JobRecord>(NEXT);
    return rows[0] && jobOf(rows[0]);
  }

  /** The state it is in then; absent where there is nothing to stop. */
  async cancel({ organisation }: ReadScope, id: number): Promise<ReplayState | undefined> {
    const { rows } = await this.pool.query<{ state: ReplayState }>(CANCEL, [organisation, id]);
    return rows[0]?.state;
  }

  /** False where there is no difference to apply. */
  async apply({ organisation }: ReadScope, id: number, by: { who: string; reason: string }): Promise<boolean> {
    const { rowCount } = await this.pool.query(APPLY, [organisation, id, by.who, by.reason]);
    return rowCount === 1;
  }

  async isStopped(id: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ stopped: boolean }>(
      'select cancel_asked as stopped from replay where id = $1',
      [id],
    );
    return rows[0]?.stopped ?? true;
  }

  async begin(id: number, framesExpected: number): Promise<void> {
    await this.pool.query(`update replay set state = 'comparing', frames_expected = $2 where id = $1`, [
      id,
      framesExpected,
    ]);
  }

  /** A state nothing follows by itself. */
  async end(id: number, state: 'cancelled' | 'interrupted' | 'failed', fault?: string): Promise<void> {
    const sql = 'update replay set state = $2, fault = $3, cancel_asked = false where id = $1';
    await this.pool.query(sql, [id, state, fault ?? null]);
  }

  /** The comparison is over: what would move beside the values themselves. */
  async compared(id: number, effects: object): Promise<void> {
    await transaction(this.pool, async (client) => {
      await client.query(SUMMARY, [id]);
      await client.query(COMPARED, [id, JSON.stringify(effects)]);
    });
  }

  /** Forgets the changes of replays that ended long ago; what was noted of them stays. Gives how many. */
  async forgetBefore(time: number): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(
      `select r.id from replay r
       where r.created_time < $1 and r.state not in ('waiting', 'comparing', 'applying')
         and to_regclass('replay_change_' || r.id) is not null`,
      [toTimestamp(time)],
    );
    for (const { id } of rows) await this.pool.query(`drop table if exists replay_change_${Math.trunc(id)}`);
    return rows.length;
  }

  private async codecRow(organisation: number, codec: NewReplay['codec']): Promise<number | null | 'unknown-codec'> {
    if (codec === undefined) return null;
    const { rows } = await this.pool.query<{ id: number }>(CODEC, [organisation, codec.id, codec.version]);
    return rows[0]?.id ?? 'unknown-codec';
  }
}
