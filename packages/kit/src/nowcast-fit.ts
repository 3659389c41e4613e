import { DAY } from './instant.ts';
import type { Instant } from './instant.ts';
import { backTestParts } from './nowcast-back-test.ts';
import type { NowcastBackTest, NowcastError, NowcastTrial } from './nowcast-back-test.ts';
import { NOWCAST_STEP, nowcastGrid } from './nowcast-grid.ts';
import { NOWCAST_LEADS, PERSISTENCE, baseOf, fitNowcast } from './nowcast-model.ts';
import type { NowcastMethod, NowcastModel, NowcastSeries } from './nowcast-model.ts';
import type { TimedStage } from './rise.ts';

/** History a nowcast learns from and is tried on: small basins have few floods a year. */
export const NOWCAST_HISTORY = 400 * DAY;
/** Moving moments at the longest lead without which no error can be quoted. */
const LEAST_MOVING = 40;
/** Separate rises without which no error can be quoted: one flood says little of the next (house choice). */
const LEAST_EPISODES = 3;
/** Moments of a class of level without which its error is not quoted (house choice). */
const LEAST_OF_CLASS = 12;

/** Why the stage of now is shown as what comes next. */
export type PersistenceReason = 'history-too-short' | 'no-better-than-persistence' | 'missing-now' | 'not-tried-yet';

export interface NowcastLeadScore {
  readonly lead: number;
  readonly error: NowcastError;
  readonly persistence: NowcastError;
  /** Share of the error of persistence that is gone; negative where it is worse. */
  readonly skill: number;
}

/** Errors on moving water that had reached `level` local levels. */
export interface NowcastClassScore {
  readonly level: number;
  readonly scores: readonly NowcastLeadScore[];
}

/** A model with what a back-test says of it: plain data, kept from one day to the next. */
export interface TriedModel {
  readonly model: NowcastModel;
  readonly scores: readonly NowcastLeadScore[];
  readonly classes: readonly NowcastClassScore[];
  /** Of every moment, still water included; those of persistence where it does no better. */
  readonly all: readonly NowcastError[];
}

/** Of the lesson's shape and method: one kept by an older version is not read, and is learnt again. */
export const NOWCAST_FORM = 2;

/** What the history of a station taught. */
export interface NowcastFit {
  readonly form: number;
  readonly from: Instant;
  readonly to: Instant;
  /** Separate rises and falls the back-test saw. */
  readonly episodes: number;
  /** Moving moments compared at the longest lead. */
  readonly moments: number;
  readonly reason?: 'history-too-short' | 'no-better-than-persistence';
  /** Best method tried; absent where the history is too short. */
  readonly tried?: TriedModel;
  /** The method without an upstream station, where it beats persistence: may be lent to a station that has no history. */
  readonly alone?: TriedModel;
}

export interface NowcastInput {
  /** Usable stages in order of time; the last one is now. */
  readonly stages: readonly TimedStage[];
  /** Of the station upstream, where there is one. */
  readonly upstream?: readonly TimedStage[];
  /** Local levels (m), lowest first: errors are told by the number of them reached. */
  readonly marks?: readonly number[];
}

const sumOf = (errors: readonly NowcastError[]): number => errors.reduce((sum, error) => sum + error.rootMeanSquare, 0);

const beats = (trial: NowcastTrial, baseline: NowcastTrial): boolean => sumOf(trial.moving) < sumOf(baseline.moving);

function scoresOf(errors: readonly NowcastError[], baseline: readonly NowcastError[]): NowcastLeadScore[] {
  return errors.flatMap((error) => {
    const persistence = baseline.find(({ lead }) => lead === error.lead);
    if (persistence === undefined) return [];
    const skill = persistence.rootMeanSquare > 0 ? 1 - error.rootMeanSquare / persistence.rootMeanSquare : 0;
    return { lead: error.lead, error, persistence, skill };
  });
}

function triedOf(trial: NowcastTrial, baseline: NowcastTrial, series: NowcastSeries): TriedModel | undefined {
  const model = fitNowcast(series, trial.method, series.own.length);
  if (model === undefined) return undefined;
  const classes = trial.classes.flatMap((errors, level) => {
    const enough = errors.filter(({ moments }) => moments >= LEAST_OF_CLASS);
    const scores = scoresOf(enough, baseline.classes[level] ?? []);
    return scores.length === 0 ? [] : [{ level, scores }];
  });
  const all = beats(trial, baseline) ? trial.all : baseline.all;
  return { model, scores: scoresOf(trial.moving, baseline.moving), classes, all };
}

/** Stages on the grid of both stations, up to the newest of this one. */
export function seriesOf({ stages, upstream }: NowcastInput, most: number): NowcastSeries | undefined {
  const [oldest, newest] = [stages[0], stages.at(-1)];
  if (newest === undefined || oldest === undefined) return undefined;
  const count = Math.floor(Math.min(most, newest.time - oldest.time) / NOWCAST_STEP) + 1;
  const own = nowcastGrid(stages, newest.time, count);
  return {
    own,
    base: baseOf(own),
    upstream: upstream === undefined || upstream.length === 0 ? undefined : nowcastGrid(upstream, newest.time, count),
  };
}

/** The methods with moments enough, the least wrong first. */
function rankedOf(trials: readonly NowcastTrial[]): NowcastTrial[] {
  return trials
    .filter(({ moving }) => (moving.at(-1)?.moments ?? 0) >= LEAST_MOVING && moving.length === NOWCAST_LEADS.length)
    .toSorted((a, b) => sumOf(a.moving) - sumOf(b.moving));
}

/** What a back-test taught of the best method, and of the one that needs no upstream station. */
function lessonOf(
  { trials, episodes }: NowcastBackTest,
  series: NowcastSeries,
): Pick<NowcastFit, 'reason' | 'tried' | 'alone'> {
  const [baseline, ...others] = trials;
  const ranked = rankedOf(others);
  const [best] = ranked;
  if (!baseline || !best || episodes < LEAST_EPISODES) return { reason: 'history-too-short' };
  const tried = triedOf(best, baseline, series);
  const single = ranked.find(({ method }) => method === 'damped-rise');
  const alone = single && beats(single, baseline) ? triedOf(single, baseline, series) : undefined;
  return {
    ...(beats(best, baseline) ? {} : { reason: 'no-better-than-persistence' }),
    ...(tried && { tried }),
    ...(alone && { alone }),
  };
}

/**
 * Tries every method on the history of a station and keeps what it learnt: the method with the least error on moving
 * water. Gives way every few milliseconds. Absent without a stage.
 */
export function* fitNowcastParts(input: NowcastInput): Generator<undefined, NowcastFit | undefined> {
  const series = seriesOf(input, NOWCAST_HISTORY);
  const newest = input.stages.at(-1);
  if (series === undefined || newest === undefined) return undefined;
  const methods: readonly NowcastMethod[] = series.upstream ? ['damped-rise', 'upstream'] : ['damped-rise'];
  const test = yield* backTestParts(series, ['persistence', ...methods], input.marks ?? []);
  const from = newest.time - (series.own.length - 1) * NOWCAST_STEP;
  const moments = test.trials[0]?.moving.at(-1)?.moments ?? 0;
  const seen = { from, to: newest.time, episodes: test.episodes, moments };
  return { form: NOWCAST_FORM, ...seen, ...lessonOf(test, series) };
}

/** The same without a pause. */
export function fitNowcastOf(input: NowcastInput): NowcastFit | undefined {
  const work = fitNowcastParts(input);
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  return turn.value;
}

/** Of a station without a usable stage. */
export const nothingLearnt = (span: { readonly from: Instant; readonly to: Instant }): NowcastFit => ({
  form: NOWCAST_FORM,
  from: span.from,
  to: span.to,
  episodes: 0,
  moments: 0,
  reason: 'history-too-short',
});

/** The model a fit speaks with. */
export const modelOf = (fit: NowcastFit | undefined): NowcastModel =>
  fit?.reason === undefined ? (fit?.tried?.model ?? PERSISTENCE) : PERSISTENCE;
