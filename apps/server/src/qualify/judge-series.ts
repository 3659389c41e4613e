import type { Flag, Instant, SeriesVerdict, TimedValue } from '@vigie/kit';
import { FAIL, PASS, SUSPECT, isDisowned, judgeNeighbours, reasonMask, worstFlag } from '@vigie/kit';
import { corrected, correctionAt, isEstimate } from './correction.ts';
import type { Correction } from './correction.ts';
import { judgeValue } from './judge.ts';
import type { SeriesPlan } from './series-plan.ts';

/** A stored value. Its time is in milliseconds with microseconds as their fraction. */
export interface StoredValue {
  readonly time: Instant;
  readonly raw: number;
  readonly adjusted: number | undefined;
  readonly flag: Flag;
  /** Bits of FLAG_REASONS. */
  readonly reasons: number;
}

/** What a judgement rests on besides the values themselves. */
export interface Surroundings {
  /** Values the series is computed from, by time. */
  readonly sources: ReadonlyMap<Instant, StoredValue>;
  /** Usable values of series it is held against, by datastream, in order. */
  readonly others: ReadonlyMap<number, readonly TimedValue[]>;
  /** In force, in the order they were made. */
  readonly corrections: readonly Correction[];
}

const CLOCK = reasonMask(['clock-future', 'clock-ancient']);
const DOUBTS = reasonMask(['same-time', 'source-suspect', 'device-fault']);
const UNTIMELY = CLOCK | reasonMask(['same-time']);
const ESTIMATED = reasonMask(['estimated']);
const BY_PERSON = reasonMask(['by-person']);

/** What is thought of a value by itself. */
interface Opinion {
  /** What is judged: the raw value, or what was computed from a corrected source, or what a person put in its place. */
  readonly value: number;
  readonly flag: Flag;
  readonly reasons: number;
  readonly correction: Correction | undefined;
}

/** Reasons said at intake that no test can say again. An estimate of a person goes with the correction. */
function said({ reasons }: StoredValue): number {
  const estimated = (reasons & BY_PERSON) === 0 ? reasons & ESTIMATED : 0;
  return (reasons & (CLOCK | DOUBTS)) | estimated;
}

function flagSaid(reasons: number): Flag {
  if ((reasons & CLOCK) !== 0 || isDisowned(reasons)) return FAIL;
  return (reasons & DOUBTS) === 0 ? 9 : SUSPECT;
}

/** A raw value never changes: what its corrected source gives now stands beside it. */
function valueOf(stored: StoredValue, plan: SeriesPlan, source: StoredValue | undefined): number {
  const moved = source?.adjusted !== undefined && source.adjusted !== source.raw;
  return (moved ? plan.source?.compute(source.adjusted, stored.time) : undefined) ?? stored.raw;
}

/** What a person said of a value, and the value that is judged then. */
function saidBy(
  base: number,
  time: Instant,
  corrections: readonly Correction[],
): Pick<Opinion, 'value' | 'correction'> {
  const correction = correctionAt(corrections, time);
  if (correction?.kind !== 'correct') return { value: base, correction };
  const value = corrected(base, time, correction);
  // a line of replacement says nothing before its first point
  return value === undefined ? { value: base, correction: undefined } : { value, correction };
}

function opinionOf(stored: StoredValue, plan: SeriesPlan, around: Surroundings): Opinion {
  const source = around.sources.get(stored.time);
  const { value, correction } = saidBy(valueOf(stored, plan, source), stored.time, around.corrections);
  const verdict = judgeValue(value, plan.gate);
  const kept = said(stored);
  const flag = worstFlag(worstFlag(verdict.flag, flagSaid(kept)), source?.flag ?? 9);
  return { value, flag, reasons: verdict.reasons | kept | (source?.reasons ?? 0), correction };
}

const leavesOut = ({ flag, correction }: Opinion): boolean =>
  flag === FAIL || correction?.kind === 'invalidate' || correction?.kind === 'exclude';

/** Flags of the tests with neighbours. A value whose time is in doubt is nobody's neighbour. */
function neighbourly(
  values: readonly StoredValue[],
  opinions: readonly Opinion[],
  judged: { readonly plan: SeriesPlan; readonly around: Surroundings },
): ReadonlyMap<Instant, SeriesVerdict> {
  const { plan, around } = judged;
  if (plan.tests.length === 0) return new Map();
  const points = values.flatMap(({ time, reasons }, i) => {
    const opinion = opinions[i];
    if (opinion === undefined || (reasons & UNTIMELY) !== 0) return [];
    return [{ time, value: leavesOut(opinion) ? undefined : opinion.value }];
  });
  const checks = plan.tests.map(({ test, others }) => ({
    test,
    others: others.map((datastream) => around.others.get(datastream) ?? []),
  }));
  const verdicts = judgeNeighbours(points, checks, plan);
  return new Map(points.flatMap(({ time }, i) => (verdicts[i] ? [[time, verdicts[i]]] : [])));
}

const usable = (flag: Flag, value: number): number | undefined =>
  flag === FAIL || !Number.isFinite(value) ? undefined : value;

/** The person has the last word. */
function decided({ time, raw }: StoredValue, opinion: Opinion, verdict: SeriesVerdict | undefined): StoredValue {
  const { value, correction } = opinion;
  const flag = worstFlag(opinion.flag, verdict?.flag ?? 9);
  const reasons = opinion.reasons | (verdict?.reasons ?? 0);
  if (correction === undefined) return { time, raw, flag, reasons, adjusted: usable(flag, value) };
  const marked = reasons | BY_PERSON | (isEstimate(correction) ? ESTIMATED : 0);
  if (correction.kind === 'correct') return { time, raw, flag, reasons: marked, adjusted: usable(flag, value) };
  if (correction.kind === 'validate' && Number.isFinite(value))
    return { time, raw, flag: PASS, reasons: marked, adjusted: value };
  return { time, raw, flag: FAIL, reasons: marked, adjusted: undefined };
}

/** Judges values in order of time with all that surrounds them. Pure: the same rows give the same judgement. */
export function judgeSeries(values: readonly StoredValue[], plan: SeriesPlan, around: Surroundings): StoredValue[] {
  const opinions = values.map((value) => opinionOf(value, plan, around));
  const verdicts = neighbourly(values, opinions, { plan, around });
  return values.map((value, i) => {
    const opinion = opinions[i];
    return opinion === undefined ? value : decided(value, opinion, verdicts.get(value.time));
  });
}

/** True where something would be written. */
export const differs = (a: StoredValue, b: StoredValue): boolean =>
  a.flag !== b.flag || a.reasons !== b.reasons || a.adjusted !== b.adjusted;
