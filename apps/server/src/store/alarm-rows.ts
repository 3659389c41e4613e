import type { AlarmNews, AlarmState, Priority } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';

/** Columns every statement about alarms gives back. */
export const NEWS = `id::text, rule, thing_id as thing, datastream_id as datastream, organisation_id as organisation,
  domain, priority, level, state, opened_time as opened, value, data_lost as "dataLost"`;

export interface NewsRecord {
  readonly id: string;
  readonly rule: string;
  readonly thing: number | null;
  readonly datastream: number | null;
  readonly organisation: number;
  readonly domain: string;
  readonly priority: Priority;
  readonly level: number;
  readonly state: AlarmState;
  readonly opened: number;
  readonly value: number | null;
  readonly dataLost: boolean;
}

export function newsOf(row: NewsRecord): AlarmNews {
  const { thing, datastream, value, ...rest } = row;
  return { ...rest, thing: thing ?? undefined, datastream: datastream ?? undefined, value: value ?? undefined };
}

/** A time that may be absent, as a parameter. */
export const timeOrNull = (time: number | undefined): string | null => (time === undefined ? null : toTimestamp(time));

/** What the engine says, as opposed to what people do. */
export const ENGINE_KINDS: readonly string[] = ['opened', 'raised', 'lowered', 'returned'];

const EVENT = `
insert into alarm_event (organisation_id, alarm_id, time, kind, level, person_id, reason)
values ($1, $2, $3, $4, $5, $6, $7)`;

/** What happened to an alarm, as its history keeps it. */
export interface EventNote {
  readonly time: number;
  readonly kind: string;
  readonly level?: number;
  readonly person?: number;
  readonly reason?: string;
}

export async function note(client: pg.ClientBase, row: NewsRecord, event: EventNote): Promise<void> {
  const { kind, level = null, person = null, reason = null } = event;
  await client.query(EVENT, [row.organisation, row.id, toTimestamp(event.time), kind, level, person, reason]);
}
