import type { AlarmState, Priority } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface AlarmFilter extends PageQuery {
  readonly open?: boolean;
  readonly domain?: string;
  readonly thing?: string;
  readonly priority?: Priority;
}

interface AlarmRecord {
  readonly id: string;
  readonly rule: string;
  readonly thing_key: string;
  readonly thing_name: string;
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
select a.id::text, a.rule, t.key as thing_key, t.name as thing_name, t.commune, a.domain, a.priority, a.level, a.state,
  a.opened_time as opened,
  a.raised_time as raised,
  a.closed_time as closed,
  a.value, a.threshold, a.unit, p.name as owner,
  a.acknowledged_time as acknowledged, a.data_lost
from alarm a
join thing t on t.id = a.thing_id
left join person p on p.id = a.owner_id
where a.organisation_id = $1`;

const ALARMS = `${SELECT}
  and ($2::boolean is null or (a.closed_time is null) = $2)
  and ($3::text is null or a.domain = $3)
  and ($4::text is null or t.key = $4)
  and ($5::text is null or a.priority = $5)
  and ($6::bigint is null or a.id < $6)
order by a.id desc
limit $7`;

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
  return {
    id,
    rule,
    domain,
    priority,
    level,
    state,
    opened,
    raised,
    thing: { key: row.thing_key, name: row.thing_name, commune: present(row.commune) },
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
  const filters = [query.open ?? null, query.domain ?? null, query.thing ?? null, query.priority ?? null];
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
