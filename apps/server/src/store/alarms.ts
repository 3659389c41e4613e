import type { AlarmNews, Priority } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { rewriteAlarms } from './alarm-rewrite.ts';
import { NEWS, newsOf } from './alarm-rows.ts';
import type { NewsRecord } from './alarm-rows.ts';
import type { AlarmPlanner, AlarmSubject, LevelSubject, PersonAction, Rewrite, RuleState } from './alarm-types.ts';
import { levelBefore, loadHeard, loadStates, samplesAround, saveStates, staleStates } from './rule-state.ts';
import { transaction } from './transaction.ts';

const OPEN = `
select rule, thing_id as thing, datastream_id as datastream from alarm
where closed_time is null and rule = any ($1) and datastream_id is not null`;

// A silence has neither value nor threshold: that is how the others are told from it.
const OPEN_SILENCE = `
insert into alarm (organisation_id, rule, thing_id, datastream_id, domain, priority, level, state, opened_time)
values ($1, $2, $3, $4, $5, $6, 1, 'active-unacknowledged', $7)
on conflict (rule, thing_id) where closed_time is null do nothing
returning ${NEWS}`;

const DATA_LOST = `
update alarm set data_lost = true
where thing_id = $1 and closed_time is null and threshold is not null and not data_lost
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

const ACKNOWLEDGE = `
update alarm set owner_id = $3, acknowledged_time = $4,
  state = case state when 'active-unacknowledged' then 'active-acknowledged' else 'closed' end,
  closed_time = case state when 'returned-unacknowledged' then $4::timestamptz end
where id = $1 and organisation_id = $2 and state in ('active-unacknowledged', 'returned-unacknowledged')
returning ${NEWS}`;

const CLOSE = `
update alarm set state = 'closed', closed_time = $4, owner_id = coalesce(owner_id, $3)
where id = $1 and organisation_id = $2 and closed_time is null
returning ${NEWS}`;

const EVENT = `
insert into alarm_event (organisation_id, alarm_id, time, kind, level, person_id, reason)
values ($1, $2, $3, $4, $5, $6, $7)`;

interface EventNote {
  readonly time: number;
  readonly kind: string;
  readonly level?: number;
  readonly person?: number;
  readonly reason?: string;
}

async function note(client: pg.ClientBase, row: NewsRecord, event: EventNote): Promise<void> {
  const { kind, level = null, person = null, reason = null } = event;
  await client.query(EVENT, [row.organisation, row.id, toTimestamp(event.time), kind, level, person, reason]);
}

/** Alarms, what happened to them, and where each rule has come to. */
export class Alarms {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  loadStates() {
    return loadStates(this.pool);
  }

  staleStates() {
    return staleStates(this.pool);
  }

  loadHeard() {
    return loadHeard(this.pool);
  }

  saveStates(states: readonly RuleState[]) {
    return saveStates(this.pool, states);
  }

  levelBefore(binding: AlarmSubject, time: number) {
    return levelBefore(this.pool, binding, time);
  }

  samplesAround(subject: LevelSubject, from: number, before: number) {
    return samplesAround(this.pool, subject, { from, before });
  }

  async loadOpen(rules: readonly string[]) {
    return (await this.pool.query<{ rule: string; thing: number; datastream: number }>(OPEN, [rules])).rows;
  }

  async rewrite(binding: LevelSubject, rewrite: Rewrite, plan: AlarmPlanner): Promise<AlarmNews[]> {
    return transaction(this.pool, (client) => rewriteAlarms(client, { binding, rewrite }, plan));
  }

  async openSilence({ rule, watched }: AlarmSubject, opened: number, priority: Priority): Promise<AlarmNews[]> {
    return transaction(this.pool, async (client) => {
      const { organisation, thing, datastream, domain } = watched;
      const parameters = [organisation, rule.id, thing, datastream, domain, priority, toTimestamp(opened)];
      const silent = (await client.query<NewsRecord>(OPEN_SILENCE, parameters)).rows;
      for (const row of silent) await note(client, row, { time: opened, kind: 'opened', level: 1 });
      const lost = (await client.query<NewsRecord>(DATA_LOST, [thing])).rows;
      for (const row of lost) await note(client, row, { time: opened, kind: 'data-lost' });
      return [...silent, ...lost].map(newsOf);
    });
  }

  async closeSilence({ rule, watched }: AlarmSubject, time: number): Promise<AlarmNews[]> {
    return transaction(this.pool, async (client) => {
      const parameters = [rule.id, watched.thing, watched.datastream, toTimestamp(time)];
      const closed = (await client.query<NewsRecord>(CLOSE_SILENCE, parameters)).rows;
      for (const row of closed) await note(client, row, { time, kind: 'returned', level: 0 });
      const back = (await client.query<NewsRecord>(DATA_BACK, [watched.thing])).rows;
      for (const row of back) await note(client, row, { time, kind: 'data-back' });
      return [...closed, ...back].map(newsOf);
    });
  }

  acknowledge(action: PersonAction): Promise<AlarmNews | undefined> {
    return this.act(ACKNOWLEDGE, 'acknowledged', action);
  }

  close(action: PersonAction): Promise<AlarmNews | undefined> {
    return this.act(CLOSE, 'closed', action);
  }

  private async act(sql: string, kind: string, action: PersonAction): Promise<AlarmNews | undefined> {
    const { alarm, organisation, person, reason, time } = action;
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<NewsRecord>(sql, [alarm, organisation, person ?? null, toTimestamp(time)]);
      const [row] = rows;
      if (!row) return undefined;
      await note(client, row, { time, kind, person, reason });
      return newsOf(row);
    });
  }
}
