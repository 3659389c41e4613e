import type { Pool } from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';

interface Interval {
  readonly start: number;
  readonly end: number;
}

interface Walk {
  readonly from: number;
  readonly to: number;
  readonly part: number;
  readonly page?: string;
  readonly pages: number;
}

interface Position {
  readonly readTo?: number;
  readonly present?: Walk;
  readonly past?: Interval;
  readonly pastWalk?: Walk;
}

/** Where a pulled source stands; `Fault` and `Note` are connect's own words, kept as they are. */
interface StoredState<Fault extends string, Note> {
  readonly position: Position;
  readonly tried?: number;
  readonly succeeded?: number;
  readonly newest?: number;
  readonly trouble?: { readonly fault: Fault; readonly detail: string; readonly time: number };
  readonly failures: number;
  readonly next?: number;
  readonly today: { readonly day: number; readonly pages: number; readonly records: number; readonly fresh: number };
  readonly recent: readonly Note[];
}

interface StateRecord<Fault extends string, Note> {
  readonly connector_id: number;
  readonly position: Position;
  readonly tried_time: number | null;
  readonly success_time: number | null;
  readonly record_time: number | null;
  readonly error: Fault | null;
  readonly error_detail: string | null;
  readonly error_time: number | null;
  readonly failures: number;
  readonly retry_time: number | null;
  readonly day: number | null;
  readonly pages: number;
  readonly records: number;
  readonly fresh: number;
  readonly recent: readonly Note[];
}

const LOAD = `
select connector_id, position, tried_time, success_time, record_time, error, error_detail, error_time, failures, retry_time,
  (day - date '1970-01-01') as day, pages, records, fresh, recent
from pull_state`;

const SAVE = `
insert into pull_state (connector_id, organisation_id, position, tried_time, success_time, record_time, error,
  error_detail, error_time, failures, retry_time, day, pages, records, fresh, recent)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, date '1970-01-01' + $12::int, $13, $14, $15, $16)
on conflict (connector_id) do update set position = excluded.position, tried_time = excluded.tried_time,
  success_time = excluded.success_time, record_time = excluded.record_time, error = excluded.error,
  error_detail = excluded.error_detail, error_time = excluded.error_time, failures = excluded.failures,
  retry_time = excluded.retry_time, day = excluded.day, pages = excluded.pages, records = excluded.records,
  fresh = excluded.fresh, recent = excluded.recent`;

const timeOrNull = (time: number | undefined): string | null => (time === undefined ? null : toTimestamp(time));

/** Members without those that are null. */
function present<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  // what is left holds no null
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function stateOf<Fault extends string, Note>(row: StateRecord<Fault, Note>): StoredState<Fault, Note> {
  const { position, failures, day, pages, records, fresh, recent, error, error_detail, error_time } = row;
  const trouble =
    error === null || error_time === null
      ? {}
      : { trouble: { fault: error, detail: error_detail ?? '', time: error_time } };
  return {
    position,
    failures,
    recent,
    today: { day: day ?? 0, pages, records, fresh },
    ...present({ tried: row.tried_time, succeeded: row.success_time, newest: row.record_time, next: row.retry_time }),
    ...trouble,
  };
}

/** Where each pulled source stands. */
export function createPullStates<Fault extends string, Note>(pool: Pool) {
  return {
    async load(): Promise<ReadonlyMap<number, StoredState<Fault, Note>>> {
      const { rows } = await pool.query<StateRecord<Fault, Note>>(LOAD);
      return new Map(rows.map((row) => [row.connector_id, stateOf(row)]));
    },
    async save(
      { connector, organisation }: { readonly connector: number; readonly organisation: number },
      state: StoredState<Fault, Note>,
    ): Promise<void> {
      const { trouble, today } = state;
      await pool.query(SAVE, [
        connector,
        organisation,
        JSON.stringify(state.position),
        timeOrNull(state.tried),
        timeOrNull(state.succeeded),
        timeOrNull(state.newest),
        trouble?.fault ?? null,
        trouble?.detail ?? null,
        timeOrNull(trouble?.time),
        state.failures,
        timeOrNull(state.next),
        today.day,
        today.pages,
        today.records,
        today.fresh,
        JSON.stringify(state.recent),
      ]);
    },
  };
}
