import type { AlarmNews, AlarmTransition, Clock, Instant, Observation, Rule } from '@vigie/kit';
import { CALM, SECOND } from '@vigie/kit';
import { planAlarms } from './alarm-plan.ts';
import type { AlarmStore, PersonAction, RuleState, TimedValue } from './alarm-store.ts';
import { replay, samplesAhead, stateBefore } from './replay.ts';
import { SilenceWatch } from './silence-watch.ts';
import { alarmRules, bindingsOf } from './watched.ts';
import type { Binding, ThresholdBinding, WatchRegistry, WatchedDatastream } from './watched.ts';

export interface WatchOptions {
  readonly rules: readonly Rule[];
  readonly registry: WatchRegistry;
  readonly clock: Clock;
  /** Told of each change of an alarm that a person may want to know of: not those of history. Must not throw. */
  onAlarm(news: AlarmNews): void;
  readonly log: { error(detail: object, message: string): void };
}

/** Late history is made again once it has been quiet for this long, not at each of its batches. */
const QUIET = 10 * SECOND;

interface Pending {
  readonly from: Instant;
  readonly history: boolean;
  readonly due: Instant;
}

const keyOf = ({ rule, watched }: Binding): string => `${rule.id}\n${watched.datastream}`;

/**
 * Event-time alarm engine. Values in order go straight through the state machine; a late one has the series read back
 * from its time on, and the alarms made as if it had come in time. Work is done one batch after the other.
 */
export class Watch {
  /** Rules without a written response: they raise nothing. */
  readonly refused: readonly Rule[];
  private readonly rules: readonly Rule[];
  private readonly store: AlarmStore;
  private readonly options: WatchOptions;
  private readonly silence: SilenceWatch;
  private readonly bindings = new WeakMap<WatchedDatastream, readonly Binding[]>();
  private readonly states = new Map<string, RuleState>();
  private readonly unsaved = new Set<string>();
  /** (rule, object) → its datastreams above level 0. */
  private readonly raised = new Map<string, Set<number>>();
  private readonly pending = new Map<string, Pending & { readonly rule: string; readonly datastream: number }>();
  private queue: Promise<void> = Promise.resolve();

  constructor(store: AlarmStore, options: WatchOptions) {
    const { accepted, refused } = alarmRules(options.rules);
    this.rules = accepted;
    this.refused = refused;
    this.store = store;
    this.options = options;
    this.silence = new SilenceWatch(store, {
      clock: options.clock,
      tell: (news) => this.tell(news),
      bindingsOf: (datastream) => this.bindingsOf(datastream),
    });
  }

  /** Takes up where the last run stopped; what was stored but not watched is watched at the first tick. */
  async start(): Promise<void> {
    for (const state of await this.store.loadStates()) {
      this.states.set(`${state.rule}\n${state.datastream}`, state);
      const binding = this.bindingsOf(state.datastream).find(({ rule }) => rule.id === state.rule);
      if (binding?.kind === 'threshold') this.noteRaised(binding, state.level);
    }
    for (const { rule, datastream, from } of await this.store.staleStates()) {
      this.pending.set(`${rule}\n${datastream}`, { rule, datastream, from, history: false, due: 0 });
    }
    await this.silence.start(this.rules.filter(({ test }) => test.kind === 'silence'));
  }

  /** Stored observations, any order, any age. Resolves when their alarms are written. */
  observe(observations: readonly Observation[], road: 'live' | 'history' = 'live'): Promise<void> {
    return this.inTurn(async () => {
      const series = Map.groupBy(observations, ({ datastream }) => datastream);
      for (const [datastream, values] of series) {
        if (road === 'live') await this.silence.heard(datastream);
        for (const binding of this.bindingsOf(datastream)) {
          if (binding.kind === 'threshold') await this.take(binding, usable(values), road === 'history');
        }
      }
    });
  }

  /** Silence, late history, states to be saved. To be called every few seconds. */
  tick(now: Instant = this.options.clock.now()): Promise<void> {
    return this.inTurn(async () => {
      await this.silence.tick(now);
      await this.catchUp(now);
      await this.saveStates();
    });
  }

  /** Makes late history again now, whatever the quiet. */
  settle(): Promise<void> {
    return this.tick(Number.POSITIVE_INFINITY);
  }

  /** “Mine”: the person owns the alarm. Absent when it cannot be acknowledged (again). */
  acknowledge(action: Omit<PersonAction, 'time'>): Promise<AlarmNews | undefined> {
    return this.act((time) => this.store.acknowledge({ ...action, time }));
  }

  /** Ends an alarm by hand; a higher level than the present one opens another. */
  close(action: Omit<PersonAction, 'time'>): Promise<AlarmNews | undefined> {
    return this.act((time) => this.store.close({ ...action, time }));
  }

  /** Ends after the work under way, states saved. */
  stop(): Promise<void> {
    return this.inTurn(() => this.saveStates());
  }

  private async act(work: (time: Instant) => Promise<AlarmNews | undefined>): Promise<AlarmNews | undefined> {
    let news: AlarmNews | undefined;
    await this.inTurn(async () => {
      news = await work(this.options.clock.now());
    });
    this.tell(news ? [news] : []);
    return news;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.queue.then(work);
    this.queue = turn.catch((error: unknown) => this.options.log.error({ err: error }, 'alarms not written'));
    return turn;
  }

  private bindingsOf(datastream: number): readonly Binding[] {
    const watched = this.options.registry.datastream(datastream);
    if (!watched) return [];
    const known = this.bindings.get(watched);
    if (known) return known;
    const made = bindingsOf(watched, this.rules);
    this.bindings.set(watched, made);
    return made;
  }

  private tell(news: readonly AlarmNews[]): void {
    for (const each of news) this.options.onAlarm(each);
  }

  private async take(binding: ThresholdBinding, values: readonly TimedValue[], history: boolean): Promise<void> {
    const first = values[0];
    if (!first) return;
    const key = keyOf(binding);
    const state = this.states.get(key);
    const waiting = this.pending.get(key);
    if (!waiting && (!state || first.time > state.lastTime)) {
      await this.advance(binding, values, history);
      return;
    }
    const from = Math.min(first.time, waiting?.from ?? first.time);
    if (!history) {
      await this.makeAgain(binding, { from, history: waiting?.history ?? false });
      return;
    }
    const { id: rule } = binding.rule;
    const due = this.options.clock.now() + QUIET;
    this.pending.set(key, { rule, datastream: binding.watched.datastream, from, history: true, due });
  }

  /** In order: one step a value, nothing read. */
  private async advance(binding: ThresholdBinding, values: readonly TimedValue[], history: boolean): Promise<void> {
    const before = this.states.get(keyOf(binding));
    const { state, lastTime, changes } = replay(before ?? CALM, values, binding.settings);
    const first = changes[0];
    if (first) await this.rewrite(binding, { from: first.time, levelBefore: before?.level ?? 0, changes, history });
    this.remember(binding, state, lastTime);
  }

  /** Out of order: the series is read back from the late value on. */
  private async makeAgain(
    binding: ThresholdBinding,
    { from, history }: { readonly from: Instant; readonly history: boolean },
  ): Promise<void> {
    const { watched, settings } = binding;
    const levelBefore = await this.store.levelBefore(binding, from);
    const samples = await this.store.samplesAround(watched.datastream, from, samplesAhead(settings));
    const cut = samples.findIndex(({ time }) => time >= from);
    const ahead = cut < 0 ? samples : samples.slice(0, cut);
    const start = stateBefore(levelBefore, ahead, settings);
    const { state, lastTime, changes } = replay(start, cut < 0 ? [] : samples.slice(cut), settings);
    await this.rewrite(binding, { from, levelBefore, changes, history });
    this.remember(binding, state, lastTime);
    this.pending.delete(keyOf(binding));
  }

  private async rewrite(
    binding: ThresholdBinding,
    part: { from: Instant; levelBefore: number; changes: readonly AlarmTransition[]; history: boolean },
  ): Promise<void> {
    const news = await this.store.rewrite(binding, part, planAlarms);
    if (!part.history) this.tell(news);
    const last = part.changes.at(-1);
    if (last?.to === 0) await this.handOver(binding, { time: last.time, history: part.history });
  }

  /** Another datastream of the object may still be high: it was held back by the alarm that has just returned. */
  private async handOver(
    { rule, watched }: ThresholdBinding,
    { time, history }: { readonly time: Instant; readonly history: boolean },
  ): Promise<void> {
    for (const datastream of this.raised.get(`${rule.id}\n${watched.thing}`) ?? []) {
      const state = this.states.get(`${rule.id}\n${datastream}`);
      const other = this.bindingsOf(datastream).find((each) => each.rule.id === rule.id);
      if (datastream === watched.datastream || !state || other?.kind !== 'threshold') continue;
      const changes = [{ time, from: 0, to: state.level, value: undefined }];
      const news = await this.store.rewrite(other, { from: time, levelBefore: 0, changes, history }, planAlarms);
      if (!history) this.tell(news);
      return;
    }
  }

  private remember(
    binding: ThresholdBinding,
    state: Pick<RuleState, 'level' | 'rising' | 'falling'>,
    lastTime?: Instant,
  ): void {
    const key = keyOf(binding);
    const time = lastTime ?? this.states.get(key)?.lastTime;
    if (time === undefined) return;
    const { datastream, organisation } = binding.watched;
    this.states.set(key, { ...state, rule: binding.rule.id, datastream, organisation, lastTime: time });
    this.unsaved.add(key);
    this.noteRaised(binding, state.level);
  }

  private noteRaised({ rule, watched }: ThresholdBinding, level: number): void {
    const key = `${rule.id}\n${watched.thing}`;
    const raised = this.raised.get(key) ?? new Set();
    if (level > 0) raised.add(watched.datastream);
    else raised.delete(watched.datastream);
    if (raised.size > 0) this.raised.set(key, raised);
    else this.raised.delete(key);
  }

  private async catchUp(now: Instant): Promise<void> {
    for (const [key, { rule, datastream, from, history, due }] of this.pending) {
      if (due > now) continue;
      const binding = this.bindingsOf(datastream).find((each) => each.rule.id === rule);
      if (binding?.kind === 'threshold') await this.makeAgain(binding, { from, history });
      this.pending.delete(key);
    }
  }

  private async saveStates(): Promise<void> {
    if (this.unsaved.size === 0) return;
    const states = [...this.unsaved].flatMap((key) => this.states.get(key) ?? []);
    await this.store.saveStates(states);
    this.unsaved.clear();
  }
}

/** Values that may be used, in order of time. A suspect one counts: a fast rise may be the flood. */
function usable(observations: readonly Observation[]): TimedValue[] {
  const values = observations.flatMap(({ time, adjusted }) =>
    adjusted === undefined ? [] : [{ time, value: adjusted }],
  );
  return values.toSorted((a, b) => a.time - b.time);
}
