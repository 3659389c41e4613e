import type { Interval } from './instant.ts';
import type { Label } from './label.ts';

/** Why right values do not count in a figure that leaves them out. */
export const EXCLUSION_CAUSES = ['rain', 'wind', 'works', 'event', 'maintenance', 'other'] as const;
export type ExclusionCause = (typeof EXCLUSION_CAUSES)[number];

export const EXCLUSION_LABELS: Readonly<Record<ExclusionCause, Label>> = {
  rain: { fr: 'Pluie', en: 'Rain' },
  wind: { fr: 'Vent', en: 'Wind' },
  works: { fr: 'Travaux', en: 'Works' },
  event: { fr: 'Événement', en: 'Event' },
  maintenance: { fr: 'Maintenance', en: 'Maintenance' },
  other: { fr: 'Autre', en: 'Other' },
};

/** A period left out. */
export interface Exclusion extends Interval {
  readonly cause: ExclusionCause;
}

/** Spans as few as hold the same time: in order, none touching the next. */
export function mergedSpans(spans: readonly Interval[]): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Milliseconds that both hold; each list in order, without overlap. */
export function commonTime(a: readonly Interval[], b: readonly Interval[]): number {
  let common = 0;
  for (const one of a) {
    for (const other of b) {
      common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    }
  }
  return common;
}
