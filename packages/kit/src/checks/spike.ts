import { FAIL, MISSING, NOT_EVALUATED, PASS, SUSPECT } from '../flag.ts';
import type { Flag } from '../flag.ts';
import type { Milliseconds } from '../instant.ts';
import type { SpikeTest } from '../pack/check.ts';
import { unbroken } from './series-point.ts';
import type { SeriesPoint } from './series-point.ts';

type Limits = Omit<SpikeTest, 'kind'>;
interface Trio {
  readonly before: number;
  readonly value: number;
  readonly after: number;
}

// Each round hangs on one more neighbour: bounded, so that a judgement never hangs on the whole series.
const ROUNDS = 3;
/** A value's judgement depends on this many values on each side at most. */
export const SPIKE_REACH = 2 * ROUNDS + 2;

function distance({ before, value, after }: Trio, method: SpikeTest['method']): number {
  if (method !== 'differential') return Math.abs(value - (before + after) / 2);
  const [up, down] = [value - before, value - after];
  return up * down > 0 ? Math.min(Math.abs(up), Math.abs(down)) : 0;
}

/** Distance of each value of a run from its neighbours; absent at both ends. */
function distances(values: readonly number[], limits: Limits): (number | undefined)[] {
  return values.map((value, i) => {
    const before = values[i - 1];
    const after = values[i + 1];
    return before === undefined || after === undefined ? undefined : distance({ before, value, after }, limits.method);
  });
}

function flagOf(far: number | undefined, { suspect, fail }: Limits): Flag {
  if (far === undefined) return NOT_EVALUATED;
  if (far > fail) return FAIL;
  return far > suspect ? SUSPECT : PASS;
}

/** Failed values that are further off than both their neighbours: these are the spikes, not their victims. */
function summits(far: readonly (number | undefined)[], fail: number): Set<number> {
  const found = new Set<number>();
  far.forEach((each = 0, i) => {
    if (each > fail && each > (far[i - 1] ?? 0) && each >= (far[i + 1] ?? 0)) found.add(i);
  });
  return found;
}

/** Flags of one run: the spikes are taken out, then the others are judged without them. */
function flagsOfRun(values: readonly number[], limits: Limits): Flag[] {
  const flags = values.map((): Flag => FAIL);
  let kept = values.map((_, i) => i);
  const far = () =>
    distances(
      kept.map((i) => values[i] ?? 0),
      limits,
    );
  for (let round = 0; round < ROUNDS && limits.again !== false; round += 1) {
    const out = summits(far(), limits.fail);
    if (out.size === 0) break;
    kept = kept.filter((_, i) => !out.has(i));
  }
  far().forEach((each, i) => {
    flags[kept[i] ?? 0] = flagOf(each, limits);
  });
  return flags;
}

/** Lone values. The ends of the series and the neighbours of a gap cannot be evaluated. */
export function spikeFlags(points: readonly SeriesPoint[], limits: Limits, longest: Milliseconds): Flag[] {
  const flags = points.map((): Flag => MISSING);
  for (const run of unbroken(points, longest)) {
    const found = flagsOfRun(
      run.map((at) => points[at]?.value ?? 0),
      limits,
    );
    run.forEach((at, i) => {
      flags[at] = found[i] ?? NOT_EVALUATED;
    });
  }
  return flags;
}
