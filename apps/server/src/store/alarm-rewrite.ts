import type { AlarmNews, AlarmTransition } from '@vigie/kit';
import { priorityOf } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { ENGINE_KINDS, NEWS, newsOf, timeOrNull } from './alarm-rows.ts';
import type { NewsRecord } from './alarm-rows.ts';
import type { AlarmPlanner, EngineView, LevelSubject, PlannedAlarm, Rewrite } from './alarm-types.ts';

// An alarm of another datastream of the object that is open and back to normal is there to be taken over; what was said of
// it is not this series' to unsay.
const EXISTING = `
select a.id::text, a.datastream_id = $3 as own, a.opened_time as opened, a.returned_time as returned,
  a.closed_time as closed, a.level,
  a.acknowledged_time is not null as acknowledged, last.time as last_time, last.level as last_level,
  exists (select from alarm_event e where e.alarm_id = a.id and e.kind = 'closed') as closed_by_person
from alarm a
left join lateral (
  select e.time, e.level from alarm_event e
  where e.alarm_id = a.id and e.kind = any ($5) and (e.time < $4 or a.datastream_id <> $3)
  order by e.time desc, e.id desc limit 1
) last on true
where a.rule = $1 and a.thing_id = $2
  and (
    a.datastream_id = $3
      and (a.closed_time is null or coalesce(a.returned_time, a.closed_time) >= $4 or a.opened_time >= $4)
    or a.closed_time is null and a.state = 'returned-unacknowledged'
  )
  and not exists (select from alarm_event e where e.alarm_id = a.id and e.kind = 'retracted')
order by a.opened_time
for update of a`;

const UNSAY = 'delete from alarm_event where alarm_id = any ($1::bigint[]) and kind = any ($2) and time >= $3';

// Nothing is touched, and nobody told, where the alarm is as it was. An alarm cannot open again beside another one.
const UPDATE = `
update alarm a set datastream_id = $2, level = coalesce($3, level), priority = coalesce($4, priority), state = $5,
  opened_time = $6, returned_time = $7, closed_time = $8, value = coalesce($9, value),
  threshold = coalesce($10, threshold),
  acknowledged_time = case when $11 then null else acknowledged_time end,
  owner_id = case when $11 then null else owner_id end
where id = $1
  and (state, level, opened_time, returned_time, closed_time)
    is distinct from ($5::text, coalesce($3, level), $6::timestamptz, $7::timestamptz, $8::timestamptz)
  and not ($8::timestamptz is null and closed_time is not null and exists (
    select from alarm o where o.rule = a.rule and o.thing_id = a.thing_id and o.closed_time is null and o.id <> a.id))
returning ${NEWS}`;

const INSERT = `
insert into alarm (organisation_id, rule, thing_id, domain, unit, datastream_id, level, priority, state, opened_time,
  returned_time, closed_time, value, threshold)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (rule, thing_id) where closed_time is null do nothing
returning ${NEWS}`;

const SAY = `
insert into alarm_event (organisation_id, alarm_id, time, kind, level, value)
select $1, $2, * from unnest($3::timestamptz[], $4::text[], $5::smallint[], $6::float8[])`;

const RETRACTED = `insert into alarm_event (organisation_id, alarm_id, time, kind, reason)
values ($1, $2, $3, 'retracted', 'late-data')`;

interface ExistingRecord {
  readonly id: string;
  readonly own: boolean;
  readonly opened: number;
  readonly returned: number | null;
  readonly closed: number | null;
  readonly level: number;
  readonly acknowledged: boolean;
  readonly last_time: number | null;
  readonly last_level: number | null;
  readonly closed_by_person: boolean;
}

function viewOf(row: ExistingRecord): EngineView {
  const { last_time: time, last_level: level } = row;
  return {
    id: row.id,
    opened: row.opened,
    returned: row.returned ?? undefined,
    closed: row.closed ?? undefined,
    acknowledged: row.acknowledged ? row.level : undefined,
    closedByPerson: row.closed_by_person,
    last: time === null || level === null ? undefined : { time, level },
  };
}

function kindOf({ from, to }: AlarmTransition): string {
  if (to === 0) return 'returned';
  if (to < from) return 'lowered';
  return from === 0 ? 'opened' : 'raised';
}

/** Columns that say how bad it is: of the level it is at, or was at before it returned. */
function gravity({ rule, settings }: LevelSubject, { level, changes }: PlannedAlarm) {
  const shown = level > 0 ? level : changes.at(-1)?.from;
  const cause = changes.findLast(({ to }) => to > 0);
  return {
    level: shown ?? null,
    priority: shown === undefined ? null : priorityOf(rule, shown),
    value: cause?.value ?? null,
    threshold: shown === undefined ? null : (settings.thresholds[shown - 1] ?? null),
  };
}

const times = (plan: PlannedAlarm) => [toTimestamp(plan.opened), timeOrNull(plan.returned), timeOrNull(plan.closed)];

async function write(
  client: pg.ClientBase,
  binding: LevelSubject,
  plan: PlannedAlarm,
): Promise<NewsRecord | undefined> {
  const { rule, watched } = binding;
  const { level, priority, value, threshold } = gravity(binding, plan);
  if (plan.id !== undefined) {
    const state = [level, priority, plan.state, ...times(plan)];
    const parameters = [plan.id, watched.datastream, ...state, value, threshold, plan.askAgain];
    return (await client.query<NewsRecord>(UPDATE, parameters)).rows[0];
  }
  const subject = [watched.organisation, rule.id, watched.thing, watched.domain, watched.unit, watched.datastream];
  const parameters = [...subject, level, priority, plan.state, ...times(plan), value, threshold];
  return (await client.query<NewsRecord>(INSERT, parameters)).rows[0];
}

async function say(
  client: pg.ClientBase,
  alarm: { id: string; organisation: number },
  plan: PlannedAlarm,
): Promise<void> {
  const { changes } = plan;
  if (plan.retracted) await client.query(RETRACTED, [alarm.organisation, alarm.id, toTimestamp(plan.opened)]);
  if (changes.length === 0) return;
  await client.query(SAY, [
    alarm.organisation,
    alarm.id,
    changes.map(({ time }) => toTimestamp(time)),
    changes.map(kindOf),
    changes.map(({ to }) => to),
    changes.map(({ value }) => value ?? null),
  ]);
}

/** Another datastream's alarm: taken over by what comes after it, or by what is still raised when it is over. */
function concerns({ own, returned }: ExistingRecord, { from, changes, levelBefore }: Rewrite): boolean {
  return own || (returned ?? 0) < from || (changes.at(-1)?.to ?? levelBefore) > 0;
}

/** Another datastream's alarm that nothing is added to stays as it is. */
const isSaid = ({ id, changes }: PlannedAlarm, mine: readonly string[]): boolean =>
  id === undefined || changes.length > 0 || mine.includes(id);

/** Makes the alarms of one binding again from a time on, as planned. Inside a transaction. */
export async function rewriteAlarms(
  client: pg.ClientBase,
  { binding, rewrite }: { readonly binding: LevelSubject; readonly rewrite: Rewrite },
  plan: AlarmPlanner,
): Promise<AlarmNews[]> {
  const { rule, watched } = binding;
  const from = toTimestamp(rewrite.from);
  const subject = [rule.id, watched.thing, watched.datastream, from, ENGINE_KINDS];
  const existing = (await client.query<ExistingRecord>(EXISTING, subject)).rows.filter((row) => concerns(row, rewrite));
  const mine = existing.filter(({ own }) => own).map(({ id }) => id);
  if (mine.length > 0) await client.query(UNSAY, [mine, ENGINE_KINDS, from]);
  const news: AlarmNews[] = [];
  for (const planned of plan(existing.map(viewOf), rewrite).filter((each) => isSaid(each, mine))) {
    const row = await write(client, binding, planned);
    const id = planned.id ?? row?.id;
    if (id !== undefined) await say(client, { id, organisation: watched.organisation }, planned);
    if (row) news.push(newsOf(row));
  }
  return news;
}
