import type { Priority } from '../alarm.ts';
import type { Label } from '../label.ts';

/** Levels with hysteresis and persistence (alert primitive). Thresholds rise; `direction: 'down'` mirrors them. */
export interface ThresholdTest {
  readonly kind: 'threshold';
  /** A number, or the name of an asset property that holds it. */
  readonly thresholds: readonly (number | string)[];
  readonly hysteresis: number;
  readonly up: number;
  readonly down: number;
  readonly direction?: 'up' | 'down';
}

/** Nothing heard for `periods` × the expected period. Runs on its own clock, never closes another alarm. */
export interface SilenceTest {
  readonly kind: 'silence';
  readonly periods: number;
}

/** A written response; a rule without one is an event, never an alarm. */
export interface Response {
  readonly title: Label;
  readonly steps: readonly Label[];
}

export interface Rule {
  readonly id: string;
  readonly label: Label;
  /** Quantity (measured or derived) the rule watches. */
  readonly quantity: string;
  readonly assetTypes: readonly string[];
  readonly test: ThresholdTest | SilenceTest;
  /** Priority of each level, first level first; one for a silence. */
  readonly priorities: readonly Priority[];
  readonly response: Response;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Priority of a level (1…n); the last one said holds for the levels above. */
export function priorityOf({ priorities }: Pick<Rule, 'priorities'>, level: number): Priority {
  return priorities[level - 1] ?? priorities.at(-1) ?? 'low';
}
