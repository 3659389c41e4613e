import { NOWCAST_LEADS, fitNowcast, foreseeStage, leadMinutes, riseAt } from './nowcast-model.ts';
import type { NowcastMethod, NowcastModel, NowcastSeries } from './nowcast-model.ts';
import { percentile } from './percentile.ts';
import { LEAST_RATE_FOR_FORECAST } from './rise.ts';

/** Error of one method at one lead, metres, over moments it was not fitted on. */
export interface NowcastError {
  /** Minutes ahead. */
  readonly lead: number;
  /** Moments compared. */
  readonly moments: number;
  readonly meanAbsolute: number;
  readonly rootMeanSquare: number;
  /** Nine moments in ten were nearer than this. */
  readonly nineInTen: number;
}

export interface NowcastTrial {
  readonly method: NowcastMethod;
  /** Moments when the water moved by more than 5 cm/h. */
  readonly moving: readonly NowcastError[];
  readonly all: readonly NowcastError[];
  /** Moving water by the number of local levels it had reached: none, one, two… */
  readonly classes: readonly (readonly NowcastError[])[];
}

export interface NowcastBackTest {
  readonly trials: readonly NowcastTrial[];
  /** Rises and falls apart from one another: forty moments of one flood are one flood. */
  readonly episodes: number;
}

/** Parts the history is cut into: each but the first is foreseen with what was learnt before it. */
const PARTS = 5;
/** cm/h to metres a step of a quarter of an hour. */
const MOVING = LEAST_RATE_FOR_FORECAST / 100 / 4;
/** Half a day: still water for longer ends an episode. */
const EPISODE_GAP = 48;
/** Two days: water that never stands still is counted anew. */
const EPISODE_MOST = 192;
/** Moments between two breaths. */
const BREATH = 1000;

/** Absolute errors by lead. */
type Misses = number[][];

interface Kept {
  readonly method: NowcastMethod;
  readonly all: Misses;
  readonly moving: Misses;
  readonly classes: Misses[];
}

const noMisses = (): Misses => NOWCAST_LEADS.map(() => []);

function push(misses: Misses | undefined, errors: readonly number[]): void {
  for (const [i, error] of errors.entries()) if (!Number.isNaN(error)) misses?.[i]?.push(Math.abs(error));
}

function errorsOf(misses: Misses): NowcastError[] {
  return NOWCAST_LEADS.flatMap((lead, i) => {
    const all = misses[i] ?? [];
    const nineInTen = percentile(all, 0.9);
    if (nineInTen === undefined) return [];
    const sum = all.reduce((total, miss) => total + miss, 0);
    const squares = all.reduce((total, miss) => total + miss * miss, 0);
    return {
      lead: leadMinutes(lead),
      moments: all.length,
      meanAbsolute: sum / all.length,
      rootMeanSquare: Math.sqrt(squares / all.length),
      nineInTen,
    };
  });
}

/** Separate rises and falls among moments of moving water, in order. */
function episodesOf(moments: readonly number[]): number {
  let [episodes, first, last] = [0, -Infinity, -Infinity];
  for (const moment of moments) {
    if (moment - last > EPISODE_GAP || moment - first > EPISODE_MOST) {
      episodes += 1;
      first = moment;
    }
    last = moment;
  }
  return episodes;
}

/** Holds what each model foresees at a moment against what came. */
function noteMoment(
  series: NowcastSeries,
  index: number,
  { models, kept, marks }: { models: readonly (NowcastModel | undefined)[]; kept: Kept[]; marks: readonly number[] },
): boolean {
  const foreseen = models.map((model) => (model === undefined ? undefined : foreseeStage(model, series, index)));
  const speaks = (lead: number) => foreseen.every((stages) => stages === undefined || !Number.isNaN(stages[lead]));
  const came = NOWCAST_LEADS.map((lead, k) => (speaks(k) ? (series.own[index + lead] ?? Number.NaN) : Number.NaN));
  const moving = Math.abs(riseAt(series, index)) > MOVING;
  const reached = marks.filter((mark) => (series.own[index] ?? Number.NaN) >= mark).length;
  for (const [m, { all, moving: movingMisses, classes }] of kept.entries()) {
    const errors = foreseen[m]?.map((stage, k) => (came[k] ?? Number.NaN) - stage) ?? [];
    push(all, errors);
    if (moving) push(movingMisses, errors);
    if (moving) push(classes[reached], errors);
  }
  return moving && came.some((stage) => !Number.isNaN(stage));
}

/**
 * Foresees the history part by part, each with what could be learnt before it, and holds it against what came. The same
 * moments for every method: those at which the most demanding of them could speak. Gives way every few milliseconds.
 */
export function* backTestParts(
  series: NowcastSeries,
  methods: readonly NowcastMethod[],
  marks: readonly number[],
): Generator<undefined, NowcastBackTest> {
  const length = Math.floor(series.own.length / PARTS);
  const kept: Kept[] = methods.map((method) => ({
    method,
    all: noMisses(),
    moving: noMisses(),
    classes: [undefined, ...marks].map(noMisses),
  }));
  const moving: number[] = [];
  for (let part = 1; part < PARTS; part += 1) {
    const end = part * length;
    const models: (NowcastModel | undefined)[] = [];
    for (const method of methods) {
      models.push(fitNowcast(series, method, end));
      yield;
    }
    for (let i = end; i < end + length; i += 1) {
      if (noteMoment(series, i, { models, kept, marks })) moving.push(i);
      if (i % BREATH === 0) yield;
    }
  }
  const trials = kept.map(({ method, all, moving, classes }) => ({
    method,
    moving: errorsOf(moving),
    all: errorsOf(all),
    classes: classes.map(errorsOf),
  }));
  return { trials, episodes: episodesOf(moving) };
}
