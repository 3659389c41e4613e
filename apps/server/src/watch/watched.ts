import type { AlertSettings, AssetProperties, Milliseconds, Rule } from '@vigie/kit';

/** A datastream as rules see it. A changed registration is a new object. */
export interface WatchedDatastream {
  readonly datastream: number;
  readonly thing: number;
  readonly organisation: number;
  readonly domain: string;
  readonly assetType: string;
  readonly quantity: string;
  readonly unit: string;
  /** Expected time between two values. */
  readonly period: Milliseconds;
  readonly asset: AssetProperties;
}

/** What watch asks of the registry. */
export interface WatchRegistry {
  datastream(id: number): WatchedDatastream | undefined;
}

export interface ThresholdBinding {
  readonly kind: 'threshold';
  readonly rule: Rule;
  readonly watched: WatchedDatastream;
  readonly settings: AlertSettings;
}

export interface SilenceBinding {
  readonly kind: 'silence';
  readonly rule: Rule;
  readonly watched: WatchedDatastream;
  /** Silent when nothing was heard for this long. */
  readonly delay: Milliseconds;
}

export type Binding = ThresholdBinding | SilenceBinding;

/** Fewer missed frames than this are the radio's, not a silence. */
const LEAST_MISSED = 2;

const hasResponse = ({ response, priorities }: Rule): boolean => response.steps.length > 0 && priorities.length > 0;

/** Rules that may raise alarms, and those that may not: without a written response it is an event, never an alarm. */
export function alarmRules(rules: readonly Rule[]): {
  readonly accepted: readonly Rule[];
  readonly refused: readonly Rule[];
} {
  return { accepted: rules.filter(hasResponse), refused: rules.filter((rule) => !hasResponse(rule)) };
}

/** Thresholds in force on an object: up to the first one it has no number for. */
function thresholdsOf(thresholds: readonly (number | string)[], asset: AssetProperties): number[] {
  const numbers: number[] = [];
  for (const threshold of thresholds) {
    const value = typeof threshold === 'string' ? asset[threshold] : threshold;
    if (typeof value !== 'number' || !Number.isFinite(value)) break;
    numbers.push(value);
  }
  return numbers;
}

function bind(rule: Rule, watched: WatchedDatastream): Binding | undefined {
  const { test } = rule;
  if (test.kind === 'silence') {
    return { kind: 'silence', rule, watched, delay: Math.max(test.periods, LEAST_MISSED) * watched.period };
  }
  const thresholds = thresholdsOf(test.thresholds, watched.asset);
  return thresholds.length === 0 ? undefined : { kind: 'threshold', rule, watched, settings: { ...test, thresholds } };
}

/** The rules that hold for a datastream. A rule without asset types holds for all. */
export function bindingsOf(watched: WatchedDatastream, rules: readonly Rule[]): Binding[] {
  return rules.flatMap((rule) => {
    const concerns = rule.assetTypes.length === 0 || rule.assetTypes.includes(watched.assetType);
    return rule.quantity === watched.quantity && concerns ? (bind(rule, watched) ?? []) : [];
  });
}
