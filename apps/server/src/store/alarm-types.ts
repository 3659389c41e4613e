import type { AlarmState, AlarmTransition, AlertState, Rule } from '@vigie/kit';

/** A rule on a datastream, as far as its alarms need it. */
export interface AlarmSubject {
  readonly rule: Pick<Rule, 'id' | 'priorities'>;
  readonly watched: {
    readonly datastream: number;
    readonly thing: number;
    readonly organisation: number;
    readonly domain: string;
    readonly unit: string;
  };
}

export interface LevelSubject extends AlarmSubject {
  readonly settings: { readonly thresholds: readonly number[] };
  /** Window indicator whose figures are the values. */
  readonly indicator: string | undefined;
}

/** A part of the life of a rule on a datastream to be made again. */
export interface Rewrite {
  readonly from: number;
  readonly levelBefore: number;
  readonly changes: readonly AlarmTransition[];
  readonly history: boolean;
  readonly settledBefore?: number;
}

/** An alarm as the engine left it before `from`. */
export interface EngineView {
  readonly id: string;
  readonly opened: number;
  readonly returned: number | undefined;
  readonly closed: number | undefined;
  /** Level a person has acknowledged. */
  readonly acknowledged: number | undefined;
  readonly closedByPerson: boolean;
  readonly last: { readonly time: number; readonly level: number } | undefined;
}

/** What an alarm becomes; a new one without `id`. */
export interface PlannedAlarm {
  readonly id: string | undefined;
  readonly changes: readonly AlarmTransition[];
  readonly opened: number;
  readonly level: number;
  readonly state: AlarmState;
  readonly returned: number | undefined;
  readonly closed: number | undefined;
  readonly askAgain: boolean;
  readonly retracted: boolean;
}

export type AlarmPlanner = (existing: readonly EngineView[], rewrite: Rewrite) => readonly PlannedAlarm[];

/** Where a rule has come to on a datastream. */
export interface RuleState extends AlertState {
  readonly rule: string;
  readonly datastream: number;
  readonly organisation: number;
  readonly lastTime: number;
}

/** A person's action on an alarm. */
export interface PersonAction {
  readonly alarm: string;
  readonly organisation: number;
  /** Absent for a token: it acts, and owns nothing. */
  readonly person?: number;
  readonly reason: string;
  readonly time: number;
}
