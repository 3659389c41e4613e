import type { NewDatastream } from '../new-device.ts';

/** A series that stands on an object now, and what its device gives it. */
export interface StandingSeries extends NewDatastream {
  readonly id: number;
}

/** Which series of the object each series of the new device carries on; the others end, or begin. */
export interface SeriesMatch {
  readonly continued: readonly { readonly id: number; readonly by: NewDatastream }[];
  readonly ended: readonly number[];
  readonly begun: readonly NewDatastream[];
}

const alike = (old: StandingSeries, by: NewDatastream): boolean =>
  old.quantity === by.quantity && old.unit === by.unit && old.role === by.role;

/**
 * Same quantity, unit and role; of several, the one of the same field. A device of which nothing is known feeds what the
 * old one did: it is one more of the same.
 */
export function matchSeries(standing: readonly StandingSeries[], given: readonly NewDatastream[]): SeriesMatch {
  if (given.length === 0) return { continued: standing.map((by) => ({ id: by.id, by })), ended: [], begun: [] };
  const left = new Set(given);
  const continued: { id: number; by: NewDatastream }[] = [];
  // those of the same field first, so that the second of two alike does not take the place of the first
  for (const sameField of [true, false]) {
    for (const old of standing) {
      if (continued.some(({ id }) => id === old.id)) continue;
      const by = [...left].find((candidate) => alike(old, candidate) && (candidate.field === old.field || !sameField));
      if (by === undefined) continue;
      left.delete(by);
      continued.push({ id: old.id, by });
    }
  }
  const kept = new Set(continued.map(({ id }) => id));
  return { continued, ended: standing.filter(({ id }) => !kept.has(id)).map(({ id }) => id), begun: [...left] };
}
