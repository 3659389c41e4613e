import type { Instant } from '../instant.ts';
import { soundEnergy, soundLevel } from '../noise.ts';
import type { TimePoint } from './matrix-points.ts';
import { partShares } from './matrix-shares.ts';
import { knownValues } from './series-matrix.ts';

type Shares = readonly (readonly number[] | undefined)[];

/** Shares of the energy by time, from contributions in decibels: they add by energy. Absent where a part is missing. */
export function energyShares(parts: readonly (readonly TimePoint[])[], times: readonly Instant[]) {
  const energies = parts.map((points) =>
    points.map((point) => (point.value === undefined ? point : { ...point, value: soundEnergy(point.value) })),
  );
  return partShares(energies, times);
}

/** What one part is of a period. */
export interface PartOfPeriod {
  /** Index of the part. */
  readonly part: number;
  /** 0–1; absent where nothing is known. */
  readonly timeShare: number | undefined;
  readonly energyShare: number | undefined;
  /** Decibels over the whole time; absent where nothing was heard of it. */
  readonly contribution: number | undefined;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The parts of a whole period, most energy first: shares of the time as their mean, contributions by energy. */
export function partsOfPeriod(
  times: Shares,
  contributions: readonly (readonly TimePoint[])[],
): readonly PartOfPeriod[] {
  const energies = contributions.map((points) => mean(knownValues(points.map(({ value }) => value)).map(soundEnergy)));
  const whole = knownValues(energies).reduce((sum, energy) => sum + energy, 0);
  return energies
    .map((energy, part) => ({
      part,
      timeShare: mean(knownValues(times.map((shares) => shares?.[part]))),
      energyShare: energy === undefined || whole === 0 ? undefined : energy / whole,
      // 0 dB is how a station says that it heard nothing of it
      contribution: energy === undefined || energy <= 1 ? undefined : soundLevel(energy),
    }))
    .toSorted((a, b) => (b.energyShare ?? 0) - (a.energyShare ?? 0));
}

/** Parts as few as can be told apart: the largest of any stack in their order, the others together as the last one. */
export function fewerParts(
  stacks: readonly Shares[],
  most: number,
): { readonly kept: readonly number[]; readonly stacks: readonly Shares[] } {
  const count = Math.max(0, ...stacks.flatMap((shares) => shares.map((each) => each?.length ?? 0)));
  const all = Array.from({ length: count }, (_, part) => part);
  if (count <= most) return { kept: all, stacks };
  const weight = (part: number): number =>
    Math.max(...stacks.map((shares) => mean(knownValues(shares.map((each) => each?.[part]))) ?? 0));
  // what is called other is among the others
  const ranked = all.slice(0, -1).toSorted((a, b) => weight(b) - weight(a));
  const kept = ranked.slice(0, most - 1).toSorted((a, b) => a - b);
  const merge = (shares: readonly number[]): number[] => {
    const shown = kept.map((part) => shares[part] ?? 0);
    return [...shown, Math.max(0, 1 - shown.reduce((sum, share) => sum + share, 0))];
  };
  return { kept, stacks: stacks.map((shares) => shares.map((each) => each && merge(each))) };
}
