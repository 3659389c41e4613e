import { DAY } from './instant.ts';
import type { Instant } from './instant.ts';
import { backTestNowcast } from './nowcast-back-test.ts';
import type { NowcastError, NowcastTrial } from './nowcast-back-test.ts';
import { NOWCAST_STEP, nowcastGrid } from './nowcast-grid.ts';
import { PERSISTENCE, fitNowcast, foreseeStage, leadMinutes, NOWCAST_LEADS, riseAt } from './nowcast-model.ts';
import type { NowcastMethod, NowcastModel, NowcastSeries } from './nowcast-model.ts';
import type { TimedStage } from './rise.ts';

/** Days of history a nowcast learns from and is tried on. */
export const NOWCAST_HISTORY = 60 * DAY;
/** Moving moments at the longest lead without which no error can be quoted. */
const LEAST_MOVING = 40;
/** cm/h in a metre a step of a quarter of an hour. */
const CM_PER_HOUR = 400;

/** Why the stage of now is shown as what comes next. */
export type PersistenceReason = 'history-too-short' | 'no-better-than-persistence' | 'missing-now';

export interface NowcastStep {
  readonly time: Instant;
  /** Minutes ahead. */
  readonly lead: number;
  /** Metres above the gauge zero. */
  readonly stage: number;
  /** Nine moments in ten of the back-test fell between these; absent where there is no back-test. */
  readonly low?: number;
  readonly high?: number;
}

export interface NowcastLeadScore {
  readonly lead: number;
  readonly error: NowcastError;
  readonly persistence: NowcastError;
  /** Share of the error of persistence that is gone; negative where it is worse. */
  readonly skill: number;
}

export interface Nowcast {
  readonly at: Instant;
  readonly stage: number;
  /** cm/h over the last half-hour; absent where it cannot be said. */
  readonly rise?: number;
  readonly method: NowcastMethod;
  readonly reason?: PersistenceReason;
  readonly steps: readonly NowcastStep[];
  /** Minutes from the upstream station to this one, as history shows it. */
  readonly lag?: number;
  /** What the errors are of: days of history, and its moments of moving water. */
  readonly days: number;
  /** Best method tried against persistence, on moving water, metres. */
  readonly scores: readonly NowcastLeadScore[];
  readonly tried?: NowcastMethod;
}

export interface NowcastInput {
  /** Usable stages in order of time; the last one is now. */
  readonly stages: readonly TimedStage[];
  /** Of the station upstream, where there is one. */
  readonly upstream?: readonly TimedStage[];
}

const sumOf = (errors: readonly NowcastError[]): number => errors.reduce((sum, error) => sum + error.rootMeanSquare, 0);

function scoresOf(trial: NowcastTrial, baseline: NowcastTrial): NowcastLeadScore[] {
  return trial.moving.flatMap((error) => {
    const persistence = baseline.moving.find(({ lead }) => lead === error.lead);
    if (persistence === undefined) return [];
    const skill = persistence.rootMeanSquare > 0 ? 1 - error.rootMeanSquare / persistence.rootMeanSquare : 0;
    return { lead: error.lead, error, persistence, skill };
  });
}

interface Choice {
  readonly model: NowcastModel;
  readonly reason?: PersistenceReason;
  readonly trial: NowcastTrial | undefined;
  readonly scores: readonly NowcastLeadScore[];
  readonly tried?: NowcastMethod;
}

/** The method with the least error on moving water, where it beats persistence at every lead together. */
function choose(series: NowcastSeries): Choice {
  const methods: readonly NowcastMethod[] = series.upstream ? ['damped-rise', 'upstream'] : ['damped-rise'];
  const [baseline, ...trials] = backTestNowcast(series, ['persistence', ...methods]);
  const tried = trials
    .filter(({ moving }) => (moving.at(-1)?.moments ?? 0) >= LEAST_MOVING && moving.length === NOWCAST_LEADS.length)
    .toSorted((a, b) => sumOf(a.moving) - sumOf(b.moving));
  const [best] = tried;
  if (baseline === undefined || best === undefined) {
    return { model: PERSISTENCE, reason: 'history-too-short', trial: undefined, scores: [] };
  }
  const scores = scoresOf(best, baseline);
  const model = sumOf(best.moving) < sumOf(baseline.moving) && fitNowcast(series, best.method, series.own.length);
  if (model) return { model, trial: best, scores, tried: best.method };
  return { model: PERSISTENCE, reason: 'no-better-than-persistence', trial: baseline, scores, tried: best.method };
}

/** Errors that fit the moment: of moving water while it moves, of every moment else. */
function bandOf(trial: NowcastTrial | undefined, rise: number): readonly NowcastError[] {
  if (trial === undefined) return [];
  return Math.abs(rise * CM_PER_HOUR) > 5 && trial.moving.length > 0 ? trial.moving : trial.all;
}

/** Fits, foresees, and falls back on persistence where something the method needs is missing now. */
function foreseeNow(choice: Choice, series: NowcastSeries, last: number): Choice & { readonly stages: number[] } {
  const stages = foreseeStage(choice.model, series, last);
  if (stages.every((stage) => !Number.isNaN(stage))) return { ...choice, stages };
  return {
    ...choice,
    model: PERSISTENCE,
    reason: 'missing-now',
    trial: undefined,
    stages: foreseeStage(PERSISTENCE, series, last),
  };
}

/** Stage of the next two hours with its error; absent without a stage. Pure: the last stage is now. */
export function nowcast({ stages, upstream }: NowcastInput): Nowcast | undefined {
  const newest = stages.at(-1);
  const oldest = stages[0];
  if (newest === undefined || oldest === undefined) return undefined;
  const span = Math.min(NOWCAST_HISTORY, newest.time - oldest.time);
  const count = Math.floor(span / NOWCAST_STEP) + 1;
  const series: NowcastSeries = {
    own: nowcastGrid(stages, newest.time, count),
    upstream: upstream === undefined || upstream.length === 0 ? undefined : nowcastGrid(upstream, newest.time, count),
  };
  const chosen = foreseeNow(choose(series), series, count - 1);
  const rise = riseAt(series, count - 1);
  const band = bandOf(chosen.trial, rise);
  return {
    at: newest.time,
    stage: newest.value,
    ...(Number.isNaN(rise) ? {} : { rise: rise * CM_PER_HOUR }),
    method: chosen.model.method,
    ...(chosen.reason === undefined ? {} : { reason: chosen.reason }),
    steps: NOWCAST_LEADS.map((lead, i) => {
      const stage = chosen.stages[i] ?? newest.value;
      const miss = band.find((error) => error.lead === leadMinutes(lead))?.nineInTen;
      const around = miss === undefined ? {} : { low: stage - miss, high: stage + miss };
      return { time: newest.time + lead * NOWCAST_STEP, lead: leadMinutes(lead), stage, ...around };
    }),
    ...(chosen.model.method === 'upstream' ? { lag: leadMinutes(chosen.model.lag) } : {}),
    days: span / DAY,
    scores: chosen.scores,
    ...(chosen.tried === undefined ? {} : { tried: chosen.tried }),
  };
}
