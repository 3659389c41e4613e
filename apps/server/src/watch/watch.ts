import type { AlarmNews, AlarmTransition, Clock, Instant, Observation, Rule } from '@vigie/kit';
import { CALM, DAY, SECOND } from '@vigie/kit';
import { planAlarms } from './alarm-plan.ts';
import type { AlarmStore, Figure, PersonAction, Rewrite, TimedValue } from './alarm-store.ts';
import { replay, samplesAhead, stateBefore } from './replay.ts';
import { RuleStates, bindingKey, keyOf } from './rule-states.ts';
import { SilenceWatch } from './silence-watch.ts';
import type { LinkView } from './silent-sources.ts';
import { inOrder, usable } from './usable-values.ts';
import { alarmRules, bindingsOf } from './watched.ts';
import type { Binding, ThresholdBinding, WatchRegistry, WatchedDatastream, WatchedFigure } from './watched.ts';

export interface WatchOptions {
  readonly rules: readonly Rule[];
  readonly registry: WatchRegistry;
  /** Figures of window indicators that rules may be about. */
  readonly figures?: readonly WatchedFigure[];
  readonly clock: Clock;
  /** Who knows through which gateways devices are heard; without it every silence is the device's own. */
  readonly links?: LinkView;
  /** Told of each change of an alarm that a person may want to know of: not those of history. Must not throw. */
  onAlarm(news: AlarmNews): void;
  readonly log: { error(detail: object, message: string): void };
}

/** Figures of windows that ended longer ago are history. */
const RECENT = 2 * DAY;

/** Late history is made again once it has been quiet for this long, not at each of its batches. */
const QUIET = 10 * SECOND;

/** A part of a series whose alarms must be made again. */
interface Late {
  readonly rule: string;
  readonly datastream: number;
  readonly from: Instant;
  readonly history: boolean;
  readonly settledBefore?: Instant;
  readonly due: Instant;
}
type Again = Omit<Late, 'rule' | 'datastream' | 'due'>;

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
  private readonly states: RuleStates;
  private readonly late = new Map<string, Late>();
  private queue: Promise<void> = Promise.resolve();

  constructor(store: AlarmStore, options: WatchOptions) {
    const { accepted, refused } = alarmRules(options.rules);
    this.rules = accepted;
    this.refused = refused;
    this.store = store;
    this.options = options;
    this.states = new RuleStates(store);
    this.silence = new SilenceWatch(store, {
      clock: options.clock,
      links: options.links,
      tell: (news) => this.tell(news),
      bindingsOf: (datastream) => this.bindingsOf(datastream),
    });
  }

  /** Takes up where the last run stopped; what was stored but not watched is watched at the first tick. */
  async start(): Promise<void> {
    await this.states.load((datastream) => this.options.registry.datastream(datastream)?.thing);
    for (const { rule, datastream, from } of await this.store.staleStates()) {
      this.late.set(keyOf(rule, datastream), { rule, datastream, from, history: false, due: 0 });
    }
    await this.silence.start(this.rules.filter(({ test }) => test.kind === 'silence'));
  }

  /** Stored observations, any order, any age. Resolves when their alarms are written. */
  observe(observations: readonly Observation[], road: 'live' | 'history' = 'live'): Promise<void> {
    return this.inTurn(async () => {
      // most values are watched by no rule: nothing is made of them
      const watched = observations.filter(({ datastream }) => this.bindingsOf(datastream).length > 0);
      for (const [datastream, values] of Map.groupBy(watched, (observation) => observation.datastream)) {
        const returned = road === 'live' ? this.silence.heard(datastream) : undefined;
        if (returned) await returned;
        for (const binding of this.bindingsOf(datastream)) {
          if (binding.kind !== 'threshold' || binding.indicator !== undefined) continue;
          await this.take(binding, usable(values), road === 'history');
        }
      }
    });
  }

  /** Stored figures of windows that are over; those of long ago wake nobody. */
  observeFigures(figures: readonly Figure[]): Promise<void> {
    return this.inTurn(async () => {
      const recent = this.options.clock.now() - RECENT;
      const series = Map.groupBy(figures, ({ datastream, indicator }) => `${datastream} ${indicator}`);
      for (const values of series.values()) {
        const { old = [], fresh = [] } = Object.groupBy(inOrder(values), ({ time }) =>
          time < recent ? 'old' : 'fresh',
        );
        await this.takeFigures(old, true);
        await this.takeFigures(fresh, false);
      }
    });
  }

  /** Values changed in the store: their alarms are made again from that time on, as if they had come so. */
  async remake(parts: readonly { readonly datastream: number; readonly from: Instant }[]): Promise<void> {
    const settledBefore = this.options.clock.now() - RECENT;
    for (const { datastream, from } of parts) {
      // a turn each: what happens now is not kept waiting
      await this.inTurn(async () => {
        for (const binding of this.bindingsOf(datastream)) {
          if (binding.kind !== 'threshold' || binding.indicator !== undefined) continue;
          const waiting = this.late.get(bindingKey(binding));
          const again = { from: Math.min(from, waiting?.from ?? from), history: waiting?.history ?? false };
          await this.makeAgainSafely(binding, { ...again, settledBefore });
        }
      });
    }
  }

  /** Silence, late history, states to be saved. To be called every few seconds. */
  tick(now: Instant = this.options.clock.now()): Promise<void> {
    return this.inTurn(async () => {
      await this.silence.tick(now);
      await this.catchUp(now);
      await this.states.save();
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
    return this.inTurn(() => this.states.save());
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
    // The caller is told; the next in turn goes on.
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private bindingsOf(datastream: number): readonly Binding[] {
    const watched = this.options.registry.datastream(datastream);
    if (!watched) return [];
    const known = this.bindings.get(watched);
    if (known) return known;
    const made = bindingsOf(watched, { rules: this.rules, figures: this.options.figures });
    this.bindings.set(watched, made);
    return made;
  }

  private thresholdOf(rule: string, datastream: number): ThresholdBinding | undefined {
    const binding = this.bindingsOf(datastream).find((each) => each.rule.id === rule);
    return binding?.kind === 'threshold' ? binding : undefined;
  }

  private tell(news: readonly AlarmNews[]): void {
    for (const each of news) this.options.onAlarm(each);
  }

  private async takeFigures(figures: readonly Figure[], history: boolean): Promise<void> {
    const first = figures[0];
    if (!first) return;
    for (const binding of this.bindingsOf(first.datastream)) {
      if (binding.kind !== 'threshold' || binding.indicator !== first.indicator) continue;
      const told = figures.flatMap(({ time, value }) => (value === undefined ? [] : [{ time, value }]));
      await this.take(binding, told, history);
      await this.unsay(binding, figures, history);
    }
  }

  /** Figures that were there and are no more. */
  private async unsay(binding: ThresholdBinding, figures: readonly Figure[], history: boolean): Promise<void> {
    const known = this.states.get(binding.rule.id, binding.watched.datastream)?.lastTime;
    const gone = figures.find(({ time, value }) => value === undefined && known !== undefined && time <= known);
    // what waits from an earlier time is made with it
    const waiting = this.late.get(bindingKey(binding));
    if (gone) await this.makeAgainSafely(binding, { from: Math.min(gone.time, waiting?.from ?? gone.time), history });
  }

  private async take(binding: ThresholdBinding, values: readonly TimedValue[], history: boolean): Promise<void> {
    const first = values[0];
    if (!first) return;
    const state = this.states.get(binding.rule.id, binding.watched.datastream);
    const waiting = this.late.get(bindingKey(binding));
    const from = Math.min(first.time, waiting?.from ?? first.time);
    const inTime = !waiting && (!state || first.time > state.lastTime);
    if (inTime) await this.attempt(binding, { from, history }, () => this.advance(binding, values, history));
    else if (history) this.putOff(binding, { from, history, due: this.options.clock.now() + QUIET });
    else await this.makeAgainSafely(binding, { from, history: waiting?.history ?? false });
  }

  private makeAgainSafely(binding: ThresholdBinding, late: Again): Promise<void> {
    return this.attempt(binding, late, () => this.makeAgain(binding, late));
  }

  /** Never rejects: what could not be written now is made again from the stored values at the next tick. */
  private async attempt(binding: ThresholdBinding, again: Again, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { id: rule } = binding.rule;
      this.options.log.error({ err: error, rule, datastream: binding.watched.datastream }, 'alarms put off');
      this.putOff(binding, { ...again, due: 0 });
    }
  }

  private putOff({ rule, watched }: ThresholdBinding, late: Again & Pick<Late, 'due'>): void {
    const { datastream } = watched;
    this.late.set(keyOf(rule.id, datastream), { ...late, rule: rule.id, datastream });
  }

  /** In order: one step a value, nothing read. */
  private async advance(binding: ThresholdBinding, values: readonly TimedValue[], history: boolean): Promise<void> {
    const before = this.states.get(binding.rule.id, binding.watched.datastream);
    const { state, lastTime, changes } = replay(before ?? CALM, values, binding.settings);
    const first = changes[0];
    if (first) await this.rewrite(binding, { from: first.time, levelBefore: before?.level ?? 0, changes, history });
    this.states.remember(binding, state, lastTime);
    if (first) await this.handOver(binding, changes.at(-1), history);
  }

  /** Out of order: the series is read back from the late value on. */
  private async makeAgain(binding: ThresholdBinding, late: Again): Promise<void> {
    const { settings } = binding;
    const { from, history } = late;
    const levelBefore = await this.store.levelBefore(binding, from);
    const samples = await this.store.samplesAround(binding, from, samplesAhead(settings));
    const ahead = samples.filter(({ time }) => time < from);
    const start = stateBefore(levelBefore, ahead, settings);
    const { state, lastTime, changes } = replay(start, samples.slice(ahead.length), settings);
    await this.rewrite(binding, { ...late, levelBefore, changes });
    this.states.remember(binding, state, lastTime);
    this.late.delete(bindingKey(binding));
    await this.handOver(binding, changes.at(-1), history);
  }

  private async rewrite(binding: ThresholdBinding, part: Rewrite): Promise<void> {
    const news = await this.store.rewrite(binding, part, planAlarms);
    if (!part.history) this.tell(news);
  }

  /** Another datastream of the object may still be high: it was held back by the alarm that has just returned. */
  private async handOver(
    binding: ThresholdBinding,
    last: AlarmTransition | undefined,
    history: boolean,
  ): Promise<void> {
    if (last?.to !== 0) return;
    const { time } = last;
    const [other] = this.states.raisedBeside(binding);
    const held = other && this.thresholdOf(other.rule, other.datastream);
    if (!held) return;
    const changes = [{ time, from: 0, to: other.level, value: undefined }];
    await this.rewrite(held, { from: time, levelBefore: 0, changes, history });
  }

  private async catchUp(now: Instant): Promise<void> {
    for (const [key, late] of this.late) {
      if (late.due > now) continue;
      const binding = this.thresholdOf(late.rule, late.datastream);
      if (binding) await this.makeAgainSafely(binding, late);
      else this.late.delete(key);
    }
  }
}
