import type { AlarmNews, Priority, Rule } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { rewriteAlarms } from './alarm-rewrite.ts';
import { NEWS, newsOf, note } from './alarm-rows.ts';
import type { NewsRecord } from './alarm-rows.ts';
import {
  adoptSilence,
  closeSilence,
  closeSource,
  loadOpen,
  loadSources,
  openSilence,
  openSource,
  raiseSilence,
} from './alarm-silence.ts';
import type { SilenceSource } from './alarm-silence.ts';
import type { AlarmPlanner, AlarmSubject, LevelSubject, PersonAction, Rewrite, RuleState } from './alarm-types.ts';
import { levelBefore, loadHeard, loadStates, samplesAround, saveStates, staleStates } from './rule-state.ts';
import { transaction } from './transaction.ts';

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

  loadOpen(rules: readonly string[]) {
    return loadOpen(this.pool, rules);
  }

  loadSources() {
    return loadSources(this.pool);
  }

  async rewrite(binding: LevelSubject, rewrite: Rewrite, plan: AlarmPlanner): Promise<AlarmNews[]> {
    return transaction(this.pool, (client) => rewriteAlarms(client, { binding, rewrite }, plan));
  }

  openSilence(subject: AlarmSubject, opened: number, how: { priority: Priority; parent: string | undefined }) {
    return openSilence(this.pool, subject, { opened, ...how });
  }

  closeSilence(subject: AlarmSubject, time: number) {
    return closeSilence(this.pool, subject, time);
  }

  adoptSilence(subject: AlarmSubject, parent: string, time: number) {
    return adoptSilence(this.pool, subject, { parent, time });
  }

  raiseSilence(subject: AlarmSubject, time: number) {
    return raiseSilence(this.pool, subject, time);
  }

  openSource(source: SilenceSource, rule: Pick<Rule, 'id' | 'priorities'>, opened: number) {
    return openSource(this.pool, { source, rule, opened });
  }

  closeSource(alarm: string, time: number) {
    return closeSource(this.pool, alarm, time);
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
