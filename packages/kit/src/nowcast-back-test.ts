import { NOWCAST_LEADS, fitNowcast, foreseeStage, leadMinutes, riseAt } from './nowcast-model.ts';
import type { NowcastMethod, NowcastSeries } from './nowcast-model.ts';
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
}

/** Parts the history is cut into: each but the first is foreseen with what was learnt before it. */
const PARTS = 5;
/** cm/h to metres a step of a quarter of an hour. */
const MOVING = LEAST_RATE_FOR_FORECAST / 100 / 4;

interface Misses {
  readonly all: number[][];
  readonly moving: number[][];
}

function note(misses: Misses, moving: boolean, errors: readonly number[]): void {
  for (const [i, error] of errors.entries()) {
    if (Number.isNaN(error)) continue;
    misses.all[i]?.push(Math.abs(error));
    if (moving) misses.moving[i]?.push(Math.abs(error));
  }
}

function errorsOf(misses: readonly (readonly number[])[]): NowcastError[] {
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

/**
 * Foresees the history part by part, each with what could be learnt before it, and holds it against what came. The same
 * moments for every method: those at which the most demanding of them could speak.
 */
export function backTestNowcast(series: NowcastSeries, methods: readonly NowcastMethod[]): NowcastTrial[] {
  const length = Math.floor(series.own.length / PARTS);
  const empty = (): number[][] => NOWCAST_LEADS.map(() => []);
  const trials = methods.map((method) => ({ method, misses: { all: empty(), moving: empty() } }));
  for (let part = 1; part < PARTS; part += 1) {
    const end = part * length;
    const models = methods.map((method) => fitNowcast(series, method, end));
    for (let i = end; i < end + length; i += 1) {
      const foreseen = models.map((model) => (model === undefined ? undefined : foreseeStage(model, series, i)));
      const speaks = (lead: number) => foreseen.every((stages) => stages === undefined || !Number.isNaN(stages[lead]));
      const came = NOWCAST_LEADS.map((lead, k) => (speaks(k) ? (series.own[i + lead] ?? Number.NaN) : Number.NaN));
      const moving = Math.abs(riseAt(series, i)) > MOVING;
      for (const [m, { misses }] of trials.entries()) {
        const stages = foreseen[m];
        if (stages)
          note(
            misses,
            moving,
            stages.map((stage, k) => (came[k] ?? Number.NaN) - stage),
          );
      }
    }
  }
  return trials.map(({ method, misses }) => ({ method, moving: errorsOf(misses.moving), all: errorsOf(misses.all) }));
}
