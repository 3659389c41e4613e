import { harmonica, soundEnergy, soundLevel } from './noise.ts';

/** Hundredths of a decibel: finer than any meter says, coarse enough to count instead of sort. */
const STEPS_PER_DB = 100;
/** dB(A): the highest level a bin is kept for; what is above is counted there. */
const CEILING = 140;
/** Level exceeded 95 % of the time: the 5th percentile. */
const L95 = 0.05;
/** Seconds of the sliding window. */
export const HARMONICA_WINDOW = 600;

/**
 * L95 of the last ten minutes, one second at a time, in constant time: values are counted in bins of 0.01 dB and the
 * bin of the rank is followed rather than searched.
 */
export class SlidingBackground {
  private readonly counts = new Uint16Array(CEILING * STEPS_PER_DB + 1);
  private readonly ring = new Int32Array(HARMONICA_WINDOW).fill(-1);
  private at = 0;
  private size = 0;
  private bin = 0;
  /** Values in bins under `bin`. */
  private below = 0;

  /** Takes the next second; `undefined` where it is missing. Gives L95 of what the window holds. */
  next(level: number | undefined): number | undefined {
    this.drop(this.ring[this.at] ?? -1);
    const bin = level === undefined ? -1 : binOf(level);
    this.ring[this.at] = bin;
    this.at = (this.at + 1) % HARMONICA_WINDOW;
    if (bin >= 0) {
      this.counts[bin] = (this.counts[bin] ?? 0) + 1;
      this.size += 1;
      if (bin < this.bin) this.below += 1;
    }
    return this.size === 0 ? undefined : this.percentile();
  }

  private drop(bin: number): void {
    if (bin < 0) return;
    this.counts[bin] = (this.counts[bin] ?? 0) - 1;
    this.size -= 1;
    if (bin < this.bin) this.below -= 1;
  }

  /** Type 7, as everywhere. */
  private percentile(): number {
    const k = (this.size - 1) * L95;
    const rank = Math.floor(k);
    this.moveTo(rank);
    const low = this.bin / STEPS_PER_DB;
    if (rank + 1 >= this.size || rank + 1 < this.below + (this.counts[this.bin] ?? 0)) return low;
    let above = this.bin + 1;
    while ((this.counts[above] ?? 1) === 0) above += 1;
    return low + (above / STEPS_PER_DB - low) * (k - rank);
  }

  private moveTo(rank: number): void {
    while (rank < this.below) {
      this.bin -= 1;
      this.below -= this.counts[this.bin] ?? 0;
    }
    while (rank >= this.below + (this.counts[this.bin] ?? 0)) {
      this.below += this.counts[this.bin] ?? 0;
      this.bin += 1;
    }
  }
}

function binOf(level: number): number {
  return Math.min(CEILING * STEPS_PER_DB, Math.max(0, Math.round(level * STEPS_PER_DB)));
}

/** One hour of LAeq,1s as Harmonica sees it. */
export interface HarmonicaHour {
  readonly background: number;
  readonly events: number;
  readonly index: number;
  /** Seconds that had a level. */
  readonly seconds: number;
}

/**
 * The index of one hour. `seconds` are its LAeq,1s in order, `before` the ten minutes that precede it (the window slides
 * into them), `undefined` where a second is missing. Absent without a level. Only LAeq,1s: of longer levels there is none.
 */
export function harmonicaOfHour(
  seconds: readonly (number | undefined)[],
  before: readonly (number | undefined)[] = [],
): HarmonicaHour | undefined {
  const window = new SlidingBackground();
  for (const level of before.slice(-HARMONICA_WINDOW)) window.next(level);
  let energy = 0;
  let background = 0;
  let n = 0;
  for (const level of seconds) {
    const l95 = window.next(level);
    if (level === undefined || l95 === undefined) continue;
    energy += soundEnergy(level);
    background += soundEnergy(l95);
    n += 1;
  }
  return n === 0 ? undefined : { ...harmonica(soundLevel(energy / n), soundLevel(background / n)), seconds: n };
}

/** What the index is called on the project's scale; the night is judged more severely. */
export type HarmonicaColour = 'green' | 'orange' | 'red';

/** Day 6–22: green to 4, orange to 8. Night 22–6: green to 3, orange to 7. */
export function harmonicaColour(index: number, time: 'day' | 'night'): HarmonicaColour {
  const [green, orange] = time === 'day' ? [4, 8] : [3, 7];
  if (index <= green) return 'green';
  return index <= orange ? 'orange' : 'red';
}
