import type { Instant, JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { present } from '../read-page.ts';

/** Something that happened in the city, at its own time. */
export interface NewEvent {
  readonly device?: number;
  readonly thing?: number;
  readonly time: Instant;
  readonly kind: string;
  readonly note?: string;
  readonly detail?: JsonObject;
}

export interface Author {
  readonly organisation: number;
  readonly who: string;
}

const INSERT = `
insert into device_event (organisation_id, who, device_id, thing_id, time, kind, note, detail)
select $1, $2, device, thing, time, kind, note, coalesce(detail, '{}')
from jsonb_to_recordset($3::jsonb) as n(device int, thing int, time timestamptz, kind text, note text, detail jsonb)`;

const JOURNAL = `
insert into journal (organisation_id, who, action, object, detail)
select $1, $2, action, object, detail
from jsonb_to_recordset($3::jsonb) as n(action text, object text, detail jsonb)`;

/** Appends what happened. */
export async function writeEvents(
  client: pg.ClientBase | pg.Pool,
  { organisation, who }: Author,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ time, ...event }) => ({ ...event, time: toTimestamp(time) }));
  await client.query(INSERT, [organisation, who, JSON.stringify(rows)]);
}

/** Appends to the journal, in the transaction of what it tells. */
export async function writeJournal(
  client: pg.ClientBase | pg.Pool,
  { organisation, who }: Author,
  entries: readonly { readonly action: string; readonly object: string; readonly detail: JsonObject }[],
): Promise<void> {
  if (entries.length === 0) return;
  await client.query(JOURNAL, [organisation, who, JSON.stringify(entries)]);
}

interface EventRecord {
  readonly id: string;
  readonly time: Instant;
  readonly kind: string;
  readonly device: string | null;
  readonly thing: string | null;
  readonly who: string;
  readonly note: string | null;
  readonly detail: JsonObject;
}

const EVENTS = `
select e.id, e.time, e.kind, v.key as device, o.key as thing, e.who, e.note, e.detail
from device_event e
left join device v on v.id = e.device_id
left join thing o on o.id = e.thing_id
where e.organisation_id = $1 and ($2::int is null or e.device_id = $2) and ($3::text is null or o.key = $3)
  and ($4::timestamptz is null or e.time >= $4) and ($5::timestamptz is null or e.time < $5)
order by e.time desc, e.id desc
limit $6`;

export interface EventQuery {
  readonly device?: number;
  readonly thing?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit: number;
}

/** What happened to a device or on an object, newest first. */
export async function readEvents(
  pool: pg.Pool,
  { organisation }: { readonly organisation: number },
  query: EventQuery,
) {
  const at = (instant: Instant | undefined) => (instant === undefined ? null : toTimestamp(instant));
  const { rows } = await pool.query<EventRecord>(EVENTS, [
    organisation,
    query.device ?? null,
    query.thing ?? null,
    at(query.from),
    at(query.to),
    query.limit,
  ]);
  return rows.map(({ device, thing, note, ...event }) => ({
    ...event,
    device: present(device),
    thing: present(thing),
    note: present(note),
  }));
}
