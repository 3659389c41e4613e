import type { FrameEnd } from '@vigie/kit';
import { FRAME_ENDS } from '@vigie/kit';
import type { ClientBase, Pool } from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { PendingFrame } from './pending.ts';
import { QUARANTINED, quarantineParameters } from './quarantine-filter.ts';
import type { QuarantineFilter } from './quarantine-filter.ts';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';
import { transaction } from './transaction.ts';

export type ReinjectionState = 'running' | 'done' | 'cancelled';
export type EndCounts = Readonly<Record<FrameEnd, number>>;

interface JobRecord {
  readonly id: number;
  readonly organisation_id: number;
  readonly who: string;
  readonly filter: QuarantineFilter;
  readonly state: ReinjectionState;
  readonly total: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly created: number;
  readonly ended: number | null;
}

const COLUMNS = `id, organisation_id, who, filter, state, total, stored, duplicate, rejected, quarantined,
  created_time as created, ended_time as ended`;

/** One job: which frames, how many, and how those taken so far ended. */
function jobOf({ id, who, filter, state, total, created, ended, ...row }: JobRecord) {
  const { stored, duplicate, rejected, quarantined } = row;
  return {
    id,
    organisation: row.organisation_id,
    who,
    filter,
    state,
    total,
    ends: { stored, duplicate, rejected, quarantined },
    created,
    ended: present(ended),
  };
}
export type ReinjectionJob = ReturnType<typeof jobOf>;

/** A frame under way: its number and when it was received. */
export interface Taken {
  readonly frame: bigint;
  readonly receivedTime: number;
}

// What came after the asking is not meant: the job would meet its own failures again.
const CREATE = `
insert into reinjection (organisation_id, who, filter, total)
select $1::smallint, $9::text, $10::jsonb, (select count(*) from ${QUARANTINED})
where (select count(*) from reinjection where organisation_id = $1 and state = 'running') < $11
returning ${COLUMNS}`;

const NEXT_FRAMES = `
select f.id, f.received_time, f.dedup_key, f.connector_id, c.key as connector_key, c.kind, f.organisation_id, f.device,
  f.body
from ${QUARANTINED}
  and (e.received_time, e.frame_id) > (coalesce($9::timestamptz, '-infinity'), coalesce($10::int8, -1))
  and c.id is not null
order by e.received_time, e.frame_id
limit $11
for update of e`;

// The pair of entries that keeps the ledger balanced: one less in quarantine here, one more of the new end by the belt.
const TAKE_BACK = `
with gone as (
  delete from frame_end e using unnest($1::int8[], $2::timestamptz[]) as t(id, received_time)
  where e.frame_id = t.id and e.received_time = t.received_time and e.outcome = 4
  returning e.received_time, e.organisation_id, e.connector_id)
insert into ledger (hour, organisation_id, connector_id, entry, n)
select date_trunc('hour', received_time, 'UTC'), organisation_id, connector_id, 4, -count(*)
from gone group by 1, 2, 3`;

const COUNT_ENDS = `
select e.outcome, count(*)::int as frames
from unnest($1::int8[], $2::timestamptz[]) as t(id, received_time)
join frame_end e on e.frame_id = t.id and e.received_time = t.received_time
group by e.outcome`;

interface FrameRecord {
  readonly id: string;
  readonly received_time: number;
  readonly dedup_key: string;
  readonly connector_id: number;
  readonly connector_key: string;
  readonly kind: string;
  readonly organisation_id: number;
  readonly device: string | null;
  readonly body: Buffer;
}

function frameOf(row: FrameRecord): PendingFrame {
  return {
    id: BigInt(row.id),
    receivedTime: row.received_time,
    dedupKey: BigInt(row.dedup_key),
    connector: { id: row.connector_id, key: row.connector_key, kind: row.kind, organisation: row.organisation_id },
    device: present(row.device),
    body: row.body,
  };
}

const columnsOf = (taken: readonly Taken[]) => [
  taken.map(({ frame }) => frame),
  taken.map(({ receivedTime }) => toTimestamp(receivedTime)),
];

interface Position {
  readonly after_time: number | null;
  readonly after_frame: string | null;
}

/** Jobs that give quarantined frames to the belt again, page by page. A page that was taken has no end: it is pending. */
export class Reinjections {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Undefined where the organisation has `most` running already. */
  async create(
    { organisation, who }: ReadScope & { readonly who: string },
    filter: QuarantineFilter & { readonly to: number },
    most: number,
  ): Promise<ReinjectionJob | undefined> {
    const parameters = [...quarantineParameters(organisation, filter), who, JSON.stringify(filter), most];
    const { rows } = await this.pool.query<JobRecord>(CREATE, parameters);
    return rows[0] && jobOf(rows[0]);
  }

  async list({ organisation }: ReadScope, query: PageQuery & { readonly id?: number }) {
    const [before = null] = readCursor(query.cursor, 1) ?? [];
    const { rows } = await this.pool.query<JobRecord>(
      `select ${COLUMNS} from reinjection
       where organisation_id = $1 and ($2::int is null or id < $2) and ($3::int is null or id = $3)
       order by id desc limit $4`,
      [organisation, before, query.id ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, { item: jobOf, position: ({ id }) => writeCursor(id) });
  }

  /** False where it does not run. Frames under way still get their end. */
  async cancel({ organisation }: ReadScope, id: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update reinjection set state = 'cancelled', ended_time = now()
       where organisation_id = $1 and id = $2 and state = 'running'`,
      [organisation, id],
    );
    return rowCount === 1;
  }

  /** The oldest job that runs, of any organisation. */
  async running(): Promise<ReinjectionJob | undefined> {
    const { rows } = await this.pool.query<JobRecord>(
      `select ${COLUMNS} from reinjection where state = 'running' order by id limit 1`,
    );
    return rows[0] && jobOf(rows[0]);
  }

  /** Frames a process that was killed had taken and not counted. */
  async taken(job: number): Promise<readonly Taken[]> {
    const { rows } = await this.pool.query<{ frame: string; time: number }>(
      `select t.frame, t.time from reinjection r, unnest(r.taken_frames, r.taken_times) as t(frame, time) where r.id = $1`,
      [job],
    );
    return rows.map(({ frame, time }) => ({ frame: BigInt(frame), receivedTime: time }));
  }

  /** Takes the ends of the next frames back, in one transaction with the job's place. Empty: there are no more. */
  async take(job: ReinjectionJob, most: number): Promise<readonly PendingFrame[]> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<Position>(
        'select after_time, after_frame from reinjection where id = $1 for update',
        [job.id],
      );
      const [place] = rows;
      const after = place?.after_time === null || place === undefined ? null : toTimestamp(place.after_time);
      const parameters = [
        ...quarantineParameters(job.organisation, job.filter),
        after,
        place?.after_frame ?? null,
        most,
      ];
      const found = await client.query<FrameRecord>(NEXT_FRAMES, parameters);
      const frames = found.rows.map(frameOf);
      if (frames.length > 0) await this.takeBack(client, job.id, frames);
      return frames;
    });
  }

  /** Counts the ends of what was taken; undefined while some have none. */
  async endsOf(taken: readonly Taken[]): Promise<EndCounts | undefined> {
    const { rows } = await this.pool.query<{ outcome: number; frames: number }>(COUNT_ENDS, columnsOf(taken));
    if (rows.reduce((sum, { frames }) => sum + frames, 0) < taken.length) return undefined;
    const counts: Record<FrameEnd, number> = { stored: 0, duplicate: 0, rejected: 0, quarantined: 0 };
    for (const { outcome, frames } of rows) {
      const end = FRAME_ENDS[outcome - 1];
      if (end !== undefined) counts[end] = frames;
    }
    return counts;
  }

  async settle(job: number, ends: EndCounts): Promise<void> {
    await this.pool.query(
      `update reinjection set stored = stored + $2, duplicate = duplicate + $3, rejected = rejected + $4,
         quarantined = quarantined + $5, taken_frames = '{}', taken_times = '{}' where id = $1`,
      [job, ends.stored, ends.duplicate, ends.rejected, ends.quarantined],
    );
  }

  /** Ends a job, and says so in the journal. */
  async finish(job: number): Promise<void> {
    await this.pool.query(
      `with done as (
         update reinjection set state = 'done', ended_time = now() where id = $1 and state = 'running' returning *)
       insert into journal (organisation_id, who, action, object, detail)
       select organisation_id, who, 'quarantine.reinjected', id::text, jsonb_build_object('stored', stored,
         'duplicate', duplicate, 'rejected', rejected, 'quarantined', quarantined) from done`,
      [job],
    );
  }

  private async takeBack(client: ClientBase, job: number, frames: readonly PendingFrame[]): Promise<void> {
    const columns = columnsOf(frames.map(({ id, receivedTime }) => ({ frame: id, receivedTime })));
    await client.query(TAKE_BACK, columns);
    const last = frames.at(-1);
    await client.query(
      `update reinjection set after_time = $2, after_frame = $3, taken_frames = $4, taken_times = $5 where id = $1`,
      [job, toTimestamp(last?.receivedTime ?? 0), last?.id, ...columns],
    );
  }
}
