import type { AlarmNews, AlarmTransition, AlertState, Instant, Priority, Rule } from '@vigie/kit';
import type { EngineView, PlannedAlarm } from './alarm-plan.ts';
import type { SilenceSource } from './silent-sources.ts';
import type { Binding, ThresholdBinding } from './watched.ts';

/** Where a rule has come to on a datastream. */
export interface RuleState extends AlertState {
  readonly rule: string;
  readonly datastream: number;
  readonly organisation: number;
  /** Time of measure of the last value taken. */
  readonly lastTime: Instant;
}

export interface TimedValue {
  readonly time: Instant;
  readonly value: number;
}

/** A figure of a window of one datastream; `time` is the end of the window. */
export interface Figure {
  readonly datastream: number;
  readonly indicator: string;
  readonly time: Instant;
  /** Absent: it cannot be said any more. */
  readonly value: number | undefined;
}

/** A part of the life of a rule on a datastream to be made again. */
export interface Rewrite {
  readonly from: Instant;
  /** Level just before `from`. */
  readonly levelBefore: number;
  readonly changes: readonly AlarmTransition[];
  /** Alarms of history close with their cause: nobody acknowledges last year. */
  readonly history: boolean;
  /** Alarms found only now whose cause was over before this time close with it; those a person was told of wait for one. */
  readonly settledBefore?: Instant;
}

export interface HeardTime {
  readonly datastream: number;
  readonly time: Instant;
}

/** An alarm that is open; `parent`: it is kept and not raised, for the silence of a gateway or connector. */
export interface OpenAlarm {
  readonly rule: string;
  readonly thing: number;
  readonly datastream: number;
  readonly parent: string | undefined;
}

export interface SilenceOpening {
  readonly priority: Priority;
  readonly parent: string | undefined;
}

/** A person's action: who, why, when. */
export interface PersonAction {
  readonly alarm: string;
  readonly organisation: number;
  /** Absent for a program with a token: the journal says which, and nobody owns the alarm. */
  readonly person?: number;
  readonly reason: string;
  readonly time: Instant;
}

/** What watch asks of the store. */
export interface AlarmStore {
  loadStates(): Promise<RuleState[]>;
  /** States with stored values after them: what was not watched when the program stopped. */
  staleStates(): Promise<{ readonly rule: string; readonly datastream: number; readonly from: Instant }[]>;
  saveStates(states: readonly RuleState[]): Promise<void>;
  /** Newest time of receipt of each datastream. */
  loadHeard(): Promise<HeardTime[]>;
  /** Open alarms of rules. */
  loadOpen(rules: readonly string[]): Promise<OpenAlarm[]>;
  /** Level said before a time of measure. */
  levelBefore(binding: Binding, time: Instant): Promise<number>;
  /** Usable values of a binding from a time on, and the last `before` ones ahead of it, in order. */
  samplesAround(binding: ThresholdBinding, from: Instant, before: number): Promise<TimedValue[]>;
  /** Writes the changes of one binding and its state together; what is no longer so is retracted. */
  rewrite(
    binding: ThresholdBinding,
    rewrite: Rewrite,
    plan: (existing: readonly EngineView[], rewrite: Rewrite) => readonly PlannedAlarm[],
  ): Promise<AlarmNews[]>;
  /** Open alarms about gateways and connectors. */
  loadSources(): Promise<{ readonly alarm: string; readonly source: SilenceSource; readonly opened: Instant }[]>;
  /**
   * Opens the alarm of a silence, and marks the other open alarms of the object. Nothing when one is open already. With a
   * parent it is kept and not raised.
   */
  openSilence(binding: Binding, opened: Instant, how: SilenceOpening): Promise<AlarmNews[]>;
  /** Makes a child of an alarm that was raised and that nobody has taken. */
  adoptSilence(binding: Binding, parent: string, time: Instant): Promise<AlarmNews[]>;
  /** Raises a child whose parent is over. */
  raiseSilence(binding: Binding, time: Instant): Promise<AlarmNews[]>;
  /** Opens the alarm of a silent gateway or connector; `undefined` where the store knows none of that name. */
  openSource(
    source: SilenceSource,
    rule: Pick<Rule, 'id' | 'priorities'>,
    opened: Instant,
  ): Promise<{ readonly alarm: string; readonly news: readonly AlarmNews[] } | undefined>;
  closeSource(alarm: string, time: Instant): Promise<AlarmNews[]>;
  closeSilence(binding: Binding, time: Instant): Promise<AlarmNews[]>;
  /** Absent when the alarm is not in a state that can be acknowledged. */
  acknowledge(action: PersonAction): Promise<AlarmNews | undefined>;
  close(action: PersonAction): Promise<AlarmNews | undefined>;
}
