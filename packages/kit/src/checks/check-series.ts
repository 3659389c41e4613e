import { MISSING, reasonMask, worstFlag } from '../flag.ts';
import type { Flag, FlagReason } from '../flag.ts';
import type { Interval, Milliseconds } from '../instant.ts';
import { SECOND } from '../instant.ts';
import type { CheckTest } from '../pack/check.ts';
import type { AssetProperties } from '../pack/indicator-definition.ts';
import type { TimedValue } from '../qartod.ts';
import { clockShiftFlags, clockShiftReach } from './clock-shift.ts';
import { crossFlags } from './cross.ts';
import { rateFlags } from './rate.ts';
import { GAP_PERIODS } from './series-point.ts';
import type { SeriesPoint } from './series-point.ts';
import { SPIKE_REACH, spikeFlags } from './spike.ts';
import { stuckFlags } from './stuck.ts';

/** A test that needs the neighbours of a value, or another series. */
export type SeriesTest = Exclude<CheckTest, { readonly kind: 'site-range' | 'gap' }>;

export interface SeriesCheck {
  readonly test: SeriesTest;
  /** Usable values of the series a cross-check holds against, in order; none for the other tests. */
  readonly others: readonly (readonly TimedValue[])[];
}

export interface SeriesContext {
  /** Expected time between two values. */
  readonly period: Milliseconds;
  readonly asset: AssetProperties;
}

export interface SeriesVerdict {
  /** Missing where there is nothing to judge. */
  readonly flag: Flag;
  /** Bits of FLAG_REASONS. */
  readonly reasons: number;
}

/** How far in time a judgement depends on earlier and on later values. */
export interface Reach {
  readonly back: Milliseconds;
  readonly ahead: Milliseconds;
}

const REASON: Readonly<Record<SeriesTest['kind'], FlagReason>> = {
  spike: 'spike',
  'rate-of-change': 'rate-of-change',
  stuck: 'stuck',
  'cross-check': 'cross-check',
  // held against its own days: the mask of reasons is full
  'clock-shift': 'cross-check',
};

/** True for the tests that a value cannot pass alone. */
export const isSeriesTest = (test: CheckTest): test is SeriesTest => test.kind !== 'site-range' && test.kind !== 'gap';

/** A longer time between two values is a gap. */
export const longestStep = (period: Milliseconds): Milliseconds => GAP_PERIODS * period;

/** How far a test looks around a span; some look only at some times of the year. */
export function reachOf(test: SeriesTest, period: Milliseconds, span: Interval): Reach {
  const step = longestStep(period);
  switch (test.kind) {
    case 'spike':
      return { back: SPIKE_REACH * step, ahead: SPIKE_REACH * step };
    case 'rate-of-change':
      return { back: SPIKE_REACH * step, ahead: 0 };
    case 'stuck': {
      const most = Math.max(test.suspectAfter, test.failAfter ?? 0);
      return { back: test.counted === 'seconds' ? most * SECOND + step : most * step, ahead: 0 };
    }
    case 'cross-check': {
      const within = test.within === undefined ? period : test.within * SECOND;
      return { back: within + (test.over ?? 0) * SECOND, ahead: within };
    }
    case 'clock-shift':
      return clockShiftReach(test, span);
    default:
      return test satisfies never;
  }
}

/** A limit that may be a property of the object; absent where the object has none. */
function limitOf(limit: number | string | undefined, asset: AssetProperties): number | undefined {
  const value = typeof limit === 'string' ? asset[limit] : limit;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function flagsOf(points: readonly SeriesPoint[], { test, others }: SeriesCheck, context: SeriesContext): Flag[] {
  const longest = longestStep(context.period);
  switch (test.kind) {
    case 'spike':
      return spikeFlags(points, test, longest);
    case 'rate-of-change':
      return rateFlags(points, test, longest);
    case 'stuck': {
      const { legalBelow, ...limits } = test;
      const legal = limitOf(legalBelow, context.asset);
      return stuckFlags(points, { ...limits, ...(legal === undefined ? {} : { legalBelow: legal }) }, longest);
    }
    case 'cross-check':
      return crossFlags(points, test, { others, ...context });
    case 'clock-shift':
      return clockShiftFlags(points, test);
    default:
      return test satisfies never;
  }
}

/** What the tests with neighbours say of each value of a series in order of time, the worst of them with all reasons. */
export function judgeNeighbours(
  points: readonly SeriesPoint[],
  checks: readonly SeriesCheck[],
  context: SeriesContext,
): SeriesVerdict[] {
  const flags = points.map((): Flag => MISSING);
  const reasons = points.map(() => 0);
  for (const check of checks) {
    const reason = reasonMask([REASON[check.test.kind]]);
    flagsOf(points, check, context).forEach((flag, i) => {
      flags[i] = worstFlag(flags[i] ?? MISSING, flag);
      if (flag === 3 || flag === 4) reasons[i] = (reasons[i] ?? 0) | reason;
    });
  }
  return flags.map((flag, i) => ({ flag, reasons: reasons[i] ?? 0 }));
}
