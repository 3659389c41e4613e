import type { AlarmNews, AlarmState, Priority } from '@vigie/kit';
import { toTimestamp } from '#platform/db/pool.ts';

/** Columns every statement about alarms gives back. */
export const NEWS = `id::text, rule, thing_id as thing, datastream_id as datastream, organisation_id as organisation,
  domain, priority, level, state, opened_time as opened, value, data_lost as "dataLost"`;

export interface NewsRecord {
  readonly id: string;
  readonly rule: string;
  readonly thing: number;
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
  return { ...row, datastream: row.datastream ?? undefined, value: row.value ?? undefined };
}

/** A time that may be absent, as a parameter. */
export const timeOrNull = (time: number | undefined): string | null => (time === undefined ? null : toTimestamp(time));

/** What the engine says, as opposed to what people do. */
export const ENGINE_KINDS: readonly string[] = ['opened', 'raised', 'lowered', 'returned'];
