import { HOUR } from './instant.ts';
import type { Instant } from './instant.ts';
import type { NowcastError } from './nowcast-back-test.ts';
import { fitNowcastOf, modelOf, seriesOf } from './nowcast-fit.ts';
import type {
  NowcastClassScore,
  NowcastFit,
  NowcastInput,
  NowcastLeadScore,
  PersistenceReason,
  TriedModel,
} from './nowcast-fit.ts';
import { NOWCAST_STEP } from './nowcast-grid.ts';
import { NOWCAST_LEADS, PERSISTENCE, foreseeStage, leadMinutes, riseAt } from './nowcast-model.ts';
import type { NowcastMethod, NowcastModel, NowcastSeries } from './nowcast-model.ts';
import { LEAST_RATE_FOR_FORECAST } from './rise.ts';

/** Past a nowcast needs of now: the two days whose lowest stage a flood comes back to. */
export const NOWCAST_PRESENT = 50 * HOUR;
/** cm/h in a metre a step of a quarter of an hour. */
const CM_PER_HOUR = 400;

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

/** Whose history the error is of; `none`: there is none, and no number is quoted. */
export type NowcastBasis = 'own' | 'other' | 'none';

export interface Nowcast {
  readonly at: Instant;
  readonly stage: number;
  /** cm/h over the last half-hour; absent where it cannot be said. */
  readonly rise?: number;
  readonly method: NowcastMethod;
  readonly reason?: PersistenceReason;
  readonly basis: NowcastBasis;
  readonly steps: readonly NowcastStep[];
  /** Minutes from the upstream station to this one, as history shows it. */
  readonly lag?: number;
  /** Best method tried against persistence, on moving water, metres. */
  readonly scores: readonly NowcastLeadScore[];
  /** The same by the number of local levels the water had reached; only classes with moments enough. */
  readonly classes: readonly NowcastClassScore[];
  readonly tried?: NowcastMethod;
  /** What the errors are of; absent before the first back-test. */
  readonly history?: Pick<NowcastFit, 'from' | 'to' | 'episodes' | 'moments'>;
}

export interface NowcastLesson {
  /** Of the station itself; absent before its first back-test. */
  readonly own?: NowcastFit;
  /** Of another station, for one whose own history is too short. */
  readonly lent?: NowcastFit;
}

interface Choice {
  readonly model: NowcastModel;
  readonly basis: NowcastBasis;
  readonly reason?: PersistenceReason;
  readonly said?: TriedModel;
  readonly fit?: NowcastFit;
}

/** The station's own lesson; another's where its own is too short; else nothing is foreseen. */
function choose({ own, lent }: NowcastLesson): Choice {
  const reason = own === undefined ? ('not-tried-yet' as const) : own.reason;
  if (own?.tried !== undefined)
    return { model: modelOf(own), basis: 'own', said: own.tried, fit: own, ...(reason ? { reason } : {}) };
  if (lent?.alone !== undefined) return { model: lent.alone.model, basis: 'other', said: lent.alone, fit: lent };
  return { model: PERSISTENCE, basis: 'none', reason: reason ?? 'history-too-short', ...(own ? { fit: own } : {}) };
}

/** Errors that fit the moment: of moving water at this level, of moving water, of every moment. */
function bandOf({ said, model, reason }: Choice, rise: number, level: number): readonly NowcastError[] {
  if (said === undefined || reason === 'missing-now') return [];
  const held = model.method === 'persistence' ? 'persistence' : 'error';
  const isMoving = Math.abs(rise * CM_PER_HOUR) > LEAST_RATE_FOR_FORECAST;
  const ofClass = said.classes.find((each) => each.level === level)?.scores;
  const scores = ofClass?.length === NOWCAST_LEADS.length ? ofClass : said.scores;
  if (isMoving && scores.length > 0) return scores.map((score) => score[held]);
  return said.all;
}

/** Falls back on persistence where something the method needs is missing now. */
function foreseeNow(choice: Choice, series: NowcastSeries, last: number): Choice & { readonly stages: number[] } {
  const stages = foreseeStage(choice.model, series, last);
  if (stages.every((stage) => !Number.isNaN(stage))) return { ...choice, stages };
  const kept = foreseeStage(PERSISTENCE, series, last);
  return { ...choice, model: PERSISTENCE, reason: 'missing-now', stages: kept };
}

function stepsOf(stages: readonly number[], band: readonly NowcastError[], at: Instant): NowcastStep[] {
  return NOWCAST_LEADS.map((lead, i) => {
    const stage = stages[i] ?? Number.NaN;
    const miss = band.find((error) => error.lead === leadMinutes(lead))?.nineInTen;
    const around = miss === undefined ? {} : { low: stage - miss, high: stage + miss };
    return { time: at + lead * NOWCAST_STEP, lead: leadMinutes(lead), stage, ...around };
  });
}

/** What the numbers rest on. */
function groundsOf({ model, basis, reason, said, fit }: Choice) {
  return {
    method: model.method,
    ...(reason === undefined ? {} : { reason }),
    basis,
    ...(model.method === 'upstream' ? { lag: leadMinutes(model.lag) } : {}),
    scores: said?.scores ?? [],
    classes: said?.classes ?? [],
    ...(said && { tried: said.model.method }),
    ...(fit && { history: historyOf(fit) }),
  };
}

/** Stage of the next two hours with its error; absent without a stage. Pure: the last stage is now. */
export function foreseeStages(lesson: NowcastLesson, input: NowcastInput): Nowcast | undefined {
  const newest = input.stages.at(-1);
  const series = seriesOf(input, NOWCAST_PRESENT);
  if (newest === undefined || series === undefined) return undefined;
  const last = series.own.length - 1;
  const chosen = foreseeNow(choose(lesson), series, last);
  const rise = riseAt(series, last);
  const reached = (input.marks ?? []).filter((mark) => newest.value >= mark).length;
  const band = bandOf(chosen, Number.isNaN(rise) ? 0 : rise, reached);
  return {
    at: newest.time,
    stage: newest.value,
    ...(Number.isNaN(rise) ? {} : { rise: rise * CM_PER_HOUR }),
    ...groundsOf(chosen),
    steps: stepsOf(chosen.stages, band, newest.time),
  };
}

const historyOf = ({ from, to, episodes, moments }: NowcastFit) => ({ from, to, episodes, moments });

/** Learns from a history and foresees from its end. */
export function nowcast(input: NowcastInput): Nowcast | undefined {
  const own = fitNowcastOf(input);
  return own && foreseeStages({ own }, input);
}
