import type { AlarmState, Priority } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface AlarmFilter extends PageQuery {
  readonly open?: boolean;
  readonly domain?: string;
  readonly thing?: string;
  readonly priority?: Priority;
  /** Children of this alarm; without it, alarms that are no children, unless an object is asked for. */
  readonly parent?: string;
}

interface AlarmRecord {
  readonly id: string;
  readonly rule: string;
  readonly subject: 'thing' | 'gateway' | 'connector';
  readonly key: string;
  readonly name: string | null;
  readonly parent: string | null;
  readonly children: number;
  readonly commune: string | null;
  readonly domain: string;
  readonly priority: Priority;
  readonly level: number;
  readonly state: AlarmState;
  readonly opened: number;
  readonly raised: number;
  readonly closed: number | null;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly owner: string | null;
  readonly acknowledged: number | null;
  readonly data_lost: boolean;
}

const SELECT = `
select a.id::text, a.rule, coalesce(t.key, g.key, c.key) as key, coalesce(t.name, g.name, c.name) as name, t.commune,
  case when t.id is not null then 'thing' when g.id is not null then 'gateway' else 'connector' end as subject,
  a.parent_id::text as parent,
  case when a.thing_id is null
    then (select count(*)::int4 from alarm k where k.parent_id = a.id and k.closed_time is null) else 0 end as children,
  a.domain, a.priority, a.level, a.state,
  a.opened_time as opened,
  a.raised_time as raised,
  a.closed_time as closed,
  a.value, a.threshold, a.unit, p.name as owner,
  a.acknowledged_time as acknowledged, a.data_lost
from alarm a
left join thing t on t.id = a.thing_id
left join gateway g on g.id = a.gateway_id
left join connector c on c.id = a.connector_id
left join person p on p.id = a.owner_id
where a.organisation_id = $1`;

const ALARMS = `${SELECT}
  and ($2::boolean is null or (a.closed_time is null) = $2)
  and ($3::text is null or a.domain = $3)
  and ($4::text is null or t.key = $4)
  and ($5::text is null or a.priority = $5)
  and case when $6::bigint is null then a.parent_id is null or $4::text is not null else a.parent_id = $6 end
  and ($7::bigint is null or a.id < $7)
order by a.id desc
limit $8`;

const EVENTS = `
select e.time as time, e.kind, e.level, e.value, p.name as person, e.reason
from alarm_event e
left join person p on p.id = e.person_id
where e.organisation_id = $1 and e.alarm_id = $2
order by e.id`;

interface EventRecord {
  readonly time: number;
  readonly kind: string;
  readonly level: number | null;
  readonly value: number | null;
  readonly person: string | null;
  readonly reason: string | null;
}

function alarm(row: AlarmRecord) {
  const { id, rule, domain, priority, level, state, opened, raised } = row;
  const subject = { key: row.key, name: row.name ?? row.key, commune: present(row.commune) };
  return {
    id,
    rule,
    domain,
    priority,
    level,
    state,
    opened,
    raised,
    thing: row.subject === 'thing' ? subject : undefined,
    subject: { kind: row.subject, ...subject },
    parent: present(row.parent),
    children: row.children,
    closed: present(row.closed),
    value: present(row.value),
    threshold: present(row.threshold),
    unit: present(row.unit),
    owner: present(row.owner),
    acknowledged: present(row.acknowledged),
    dataLost: row.data_lost,
  };
}

/** Alarms, the newest first. */
export async function readAlarms(pool: pg.Pool, { organisation }: ReadScope, query: AlarmFilter) {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const filters = [
    query.open ?? null,
    query.domain ?? null,
    query.thing ?? null,
    query.priority ?? null,
    query.parent ?? null,
  ];
  const { rows } = await pool.query<AlarmRecord>(ALARMS, [organisation, ...filters, before, query.limit + 1]);
  return pageOf(rows, query.limit, { item: alarm, position: ({ id }) => writeCursor(id) });
}

/** Everything that happened to an alarm: who, when, why. `undefined`: no such alarm in this organisation. */
export async function readAlarmEvents(pool: pg.Pool, { organisation }: ReadScope, id: string) {
  const found = await pool.query('select 1 from alarm where organisation_id = $1 and id = $2', [organisation, id]);
  if (found.rowCount === 0) return undefined;
  const { rows } = await pool.query<EventRecord>(EVENTS, [organisation, id]);
  return rows.map(({ time, kind, ...event }) => ({
    time,
    kind,
    level: present(event.level),
    value: present(event.value),
    person: present(event.person),
    reason: present(event.reason),
  }));
}
