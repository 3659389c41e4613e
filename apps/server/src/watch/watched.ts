import type { AlertSettings, AssetProperties, Milliseconds, Rule } from '@vigie/kit';

/** A datastream as rules see it. A changed registration is a new object. */
export interface WatchedDatastream {
  readonly datastream: number;
  readonly thing: number;
  /** Device that feeds it; absent where it does not matter. */
  readonly device?: number;
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
  /** Window indicator whose figures are the values; absent: the datastream's own values are. */
  readonly indicator: string | undefined;
}

/** A quantity that only a window indicator of a datastream gives. */
export interface WatchedFigure {
  /** Quantity of the datastream it is computed from. */
  readonly from: string;
  readonly quantity: string;
  readonly indicator: string;
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

const concerns = ({ assetTypes }: Rule, { assetType }: WatchedDatastream): boolean =>
  assetTypes.length === 0 || assetTypes.includes(assetType);

function bindThreshold(rule: Rule, watched: WatchedDatastream, indicator?: string): ThresholdBinding | undefined {
  const { test } = rule;
  if (test.kind !== 'threshold') return undefined;
  const thresholds = thresholdsOf(test.thresholds, watched.asset);
  if (thresholds.length === 0) return undefined;
  return { kind: 'threshold', rule, watched, settings: { ...test, thresholds }, indicator };
}

function bind(rule: Rule, watched: WatchedDatastream): Binding | undefined {
  const { test } = rule;
  if (test.kind === 'threshold') return bindThreshold(rule, watched);
  return { kind: 'silence', rule, watched, delay: Math.max(test.periods, LEAST_MISSED) * watched.period };
}

/** The rules that hold for a datastream and for the figures computed from it. A rule without asset types holds for all. */
export function bindingsOf(
  watched: WatchedDatastream,
  { rules, figures = [] }: { readonly rules: readonly Rule[]; readonly figures?: readonly WatchedFigure[] },
): Binding[] {
  const concerned = rules.filter((rule) => concerns(rule, watched));
  const own = concerned.flatMap((rule) => (rule.quantity === watched.quantity ? (bind(rule, watched) ?? []) : []));
  const computed = figures.flatMap(({ from, quantity, indicator }) =>
    from === watched.quantity
      ? concerned.flatMap((rule) => (rule.quantity === quantity ? (bindThreshold(rule, watched, indicator) ?? []) : []))
      : [],
  );
  return [...own, ...computed];
}
