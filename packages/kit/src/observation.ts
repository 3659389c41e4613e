import type { Flag } from './flag.ts';
import type { Instant, Milliseconds } from './instant.ts';

/** A judged value. `raw` never changes; `flag` and `reasons` say what is thought of it; `adjusted` is what may be used. */
export interface Observation {
  readonly datastream: number;
  /** What the value describes: the start of its period where it tells of one, the moment for a sample. */
  readonly time: Instant;
  /** End of the period it tells of: nobody knew it before. Absent for a sample. */
  readonly end?: Instant;
  /** Length of time the value stands for; 0 for a sample without one. */
  readonly duration: Milliseconds;
  readonly raw: number;
  readonly flag: Flag;
  /** Bits of FLAG_REASONS. */
  readonly reasons: number;
  /** Absent when the value must not be used (flag 4 or 9). */
  readonly adjusted: number | undefined;
  /** Codec version that gave it. */
  readonly codec: number;
  /** Frame it came from. */
  readonly frame: bigint;
}

/** When a value could be known: rules, ages and silences count from here. */
export const knownTime = ({ time, end }: Pick<Observation, 'time' | 'end'>): Instant => end ?? time;
