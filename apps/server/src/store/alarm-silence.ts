import type { AlarmNews, Priority, Rule } from '@vigie/kit';
import { priorityOf } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { NEWS, newsOf, note } from './alarm-rows.ts';
import type { NewsRecord } from './alarm-rows.ts';
import type { AlarmSubject } from './alarm-types.ts';
import { transaction } from './transaction.ts';

/** A gateway, named with its organisation (`1 7076ff…`), or a connector, that says nothing. */
export type SilenceSource =
  | { readonly kind: 'connector'; readonly connector: number }
  | { readonly kind: 'gateway'; readonly gateway: string };

const OPEN = `
select rule, thing_id as thing, datastream_id as datastream, parent_id::text as parent from alarm
where closed_time is null and rule = any ($1) and datastream_id is not null`;

const SOURCES = `
select a.id::text as alarm, a.connector_id as connector, g.organisation_id || ' ' || g.key as gateway,
  a.opened_time as opened
from alarm a
left join gateway g on g.id = a.gateway_id
where a.closed_time is null and a.thing_id is null`;

// A silence has neither value nor threshold: that is how the others are told from it. A child is kept and not raised.
const OPEN_SILENCE = `
insert into alarm (organisation_id, rule, thing_id, datastream_id, domain, priority, level, state, opened_time, parent_id)
values ($1, $2, $3, $4, $5, $6, 1,
  case when $8::bigint is null then 'active-unacknowledged' else 'suppressed' end, $7, $8)
on conflict (rule, thing_id) where closed_time is null do nothing
returning ${NEWS}`;

const DATA_LOST = `
update alarm set data_lost = true
where thing_id = $1 and closed_time is null and threshold is not null and not data_lost
returning ${NEWS}`;

const ADOPT = `
update alarm set parent_id = $4, state = 'suppressed'
where rule = $1 and thing_id = $2 and datastream_id = $3 and closed_time is null
  and state in ('active-unacknowledged', 'suppressed')
returning ${NEWS}`;

const RAISE = `
update alarm set parent_id = null, state = 'active-unacknowledged', raised_time = $4
where rule = $1 and thing_id = $2 and datastream_id = $3 and closed_time is null and state = 'suppressed'
returning ${NEWS}`;

const CLOSE_SILENCE = `
update alarm set state = 'closed', returned_time = $4, closed_time = $4
where rule = $1 and thing_id = $2 and datastream_id = $3 and closed_time is null
returning ${NEWS}`;

const DATA_BACK = `
update alarm set data_lost = false
where thing_id = $1 and data_lost
  and not exists (select from alarm s where s.thing_id = $1 and s.closed_time is null and s.threshold is null)
returning ${NEWS}`;

const COLUMNS = 'organisation_id, rule, domain, priority, level, state, opened_time';
const VALUES = "$2, 'fleet', $3, 1, 'active-unacknowledged', $4";

const OPEN_GATEWAY = `
insert into alarm (gateway_id, ${COLUMNS})
select id, organisation_id, ${VALUES} from gateway
where organisation_id = split_part($1, ' ', 1)::int2 and key = substr($1, strpos($1, ' ') + 1)
returning ${NEWS}`;

const OPEN_CONNECTOR = `
insert into alarm (connector_id, ${COLUMNS})
select id, organisation_id, ${VALUES} from connector where id = $1::int4
returning ${NEWS}`;

const CLOSE_SOURCE = `
update alarm set state = 'closed', returned_time = $2, closed_time = $2
where id = $1 and closed_time is null
returning ${NEWS}`;

const subjectOf = ({ rule, watched }: AlarmSubject) => [rule.id, watched.thing, watched.datastream];

/** Open alarms of silences. */
export async function loadOpen(pool: pg.Pool, rules: readonly string[]) {
  const { rows } = await pool.query<{ rule: string; thing: number; datastream: number; parent: string | null }>(OPEN, [
    rules,
  ]);
  return rows.map((row) => ({ ...row, parent: row.parent ?? undefined }));
}

/** Open alarms about gateways and connectors. */
export async function loadSources(pool: pg.Pool) {
  const { rows } = await pool.query<{
    alarm: string;
    connector: number | null;
    gateway: string | null;
    opened: number;
  }>(SOURCES);
  return rows.flatMap(
    ({ alarm, connector, gateway, opened }): { alarm: string; source: SilenceSource; opened: number }[] => {
      if (connector !== null) return [{ alarm, opened, source: { kind: 'connector', connector } }];
      return gateway === null ? [] : [{ alarm, opened, source: { kind: 'gateway', gateway } }];
    },
  );
}

export function openSilence(
  pool: pg.Pool,
  subject: AlarmSubject,
  { opened, priority, parent }: { opened: number; priority: Priority; parent: string | undefined },
): Promise<AlarmNews[]> {
  return transaction(pool, async (client) => {
    const { organisation, thing, datastream, domain } = subject.watched;
    const parameters = [organisation, subject.rule.id, thing, datastream, domain, priority, toTimestamp(opened)];
    const silent = (await client.query<NewsRecord>(OPEN_SILENCE, [...parameters, parent ?? null])).rows;
    for (const row of silent) await note(client, row, { time: opened, kind: 'opened', level: 1 });
    const lost = (await client.query<NewsRecord>(DATA_LOST, [thing])).rows;
    for (const row of lost) await note(client, row, { time: opened, kind: 'data-lost' });
    return [...silent, ...lost].map(newsOf);
  });
}

export function closeSilence(pool: pg.Pool, subject: AlarmSubject, time: number): Promise<AlarmNews[]> {
  return transaction(pool, async (client) => {
    const closed = (await client.query<NewsRecord>(CLOSE_SILENCE, [...subjectOf(subject), toTimestamp(time)])).rows;
    for (const row of closed) await note(client, row, { time, kind: 'returned', level: 0 });
    const back = (await client.query<NewsRecord>(DATA_BACK, [subject.watched.thing])).rows;
    for (const row of back) await note(client, row, { time, kind: 'data-back' });
    return [...closed, ...back].map(newsOf);
  });
}

/** Makes a child of an alarm that was raised and that nobody has taken. */
export function adoptSilence(
  pool: pg.Pool,
  subject: AlarmSubject,
  { parent, time }: { parent: string; time: number },
): Promise<AlarmNews[]> {
  return change(pool, { sql: ADOPT, values: [...subjectOf(subject), parent], kind: 'grouped', time });
}

/** Raises a child whose parent is over. */
export function raiseSilence(pool: pg.Pool, subject: AlarmSubject, time: number): Promise<AlarmNews[]> {
  return change(pool, { sql: RAISE, values: [...subjectOf(subject), toTimestamp(time)], kind: 'ungrouped', time });
}

/** `undefined`: no gateway or connector of that name any more. */
export async function openSource(
  pool: pg.Pool,
  { source, rule, opened }: { source: SilenceSource; rule: Pick<Rule, 'id' | 'priorities'>; opened: number },
): Promise<{ alarm: string; news: AlarmNews[] } | undefined> {
  const [sql, subject] =
    source.kind === 'gateway' ? [OPEN_GATEWAY, source.gateway] : [OPEN_CONNECTOR, source.connector];
  const values = [subject, rule.id, priorityOf(rule, 1), toTimestamp(opened)];
  const news = await change(pool, { sql, values, kind: 'opened', time: opened });
  const [first] = news;
  return first && { alarm: first.id, news };
}

export function closeSource(pool: pg.Pool, alarm: string, time: number): Promise<AlarmNews[]> {
  return change(pool, { sql: CLOSE_SOURCE, values: [alarm, toTimestamp(time)], kind: 'returned', time });
}

interface Change {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** What it is called in the life of the alarm. */
  readonly kind: string;
  readonly time: number;
}

function change(pool: pg.Pool, { sql, values, kind, time }: Change): Promise<AlarmNews[]> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<NewsRecord>(sql, [...values]);
    for (const row of rows) await note(client, row, { time, kind });
    return rows.map(newsOf);
  });
}
