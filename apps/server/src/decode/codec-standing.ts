/**
 * How far a codec is trusted with the time of others.
 * `new`: never ran; `good`; `slow`: correct, but its frames are long; `probation`: it overran its time or its memory, and
 * runs in a thread of its own kind, frame by frame, until it has been clean for long enough.
 */
export interface Standing {
  readonly lane: 'new' | 'good' | 'slow' | 'probation';
  readonly offences: number;
  /** Clean frames still to show before leaving probation. */
  readonly owed: number;
}

export const NEW_STANDING: Standing = { lane: 'new', offences: 0, owed: 0 };

/** Clean frames owed after the first offence; four times as many after each further one. */
const FIRST_DEBT = 50;
const LARGEST_DEBT = 50_000;
/** Milliseconds of processor time a frame, above which a codec is slow. */
const SLOW = 2;

/** A slice went through: `count` frames in `spent` milliseconds of processor time. */
export function afterSlice(standing: Standing, count: number, spent: number): Standing {
  if (standing.lane === 'probation') {
    const owed = standing.owed - count;
    return owed > 0 ? { ...standing, owed } : { ...standing, lane: 'new', owed: 0 };
  }
  const lane = spent / count > SLOW ? 'slow' : 'good';
  return lane === standing.lane ? standing : { ...standing, lane };
}

/** It overran its time, its memory, or broke the engine. */
export function afterOffence(standing: Standing): Standing {
  const owed = Math.min(FIRST_DEBT * 4 ** standing.offences, LARGEST_DEBT);
  return { lane: 'probation', offences: standing.offences + 1, owed };
}
