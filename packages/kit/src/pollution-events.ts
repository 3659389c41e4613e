import { HOUR } from './instant.ts';
import type { Instant, Interval } from './instant.ts';
import type { Label } from './label.ts';

/** What of the water left its usual state. */
export type PollutionSignKind = 'conductivity' | 'turbidity' | 'oxygen';

/** A moment at which a measure was beyond its limit. */
export interface PollutionSign {
  readonly time: Instant;
  readonly kind: PollutionSignKind;
  /** As its indicator says it: percent of change, times the day before, mg/L. */
  readonly value: number;
}

export type PollutionCause = 'flood' | 'organic' | 'spill' | 'probe' | 'one-measure';

/** What the signs make likely: a help to whoever goes and looks, never a verdict. */
export const POLLUTION_CAUSES: Readonly<Record<PollutionCause, Label>> = {
  flood: {
    fr: 'Crue probable : la rivière montait. L’eau de pluie trouble et dilue sans pollution.',
    en: 'Probably a flood: the river was rising. Rain water muddies and dilutes without pollution.',
  },
  organic: {
    fr: 'Rejet organique possible : l’oxygène a baissé avec une autre mesure, sans crue. Pensez à un déversement d’eaux usées.',
    en: 'Organic discharge possible: oxygen fell with another measure, without a flood. Think of a sewage spill.',
  },
  spill: {
    fr: 'Rejet possible : deux mesures ont sauté ensemble, sans crue.',
    en: 'Discharge possible: two measures jumped together, without a flood.',
  },
  probe: {
    fr: 'Sonde à vérifier : une seule mesure, dérangée plus de deux jours. Un encrassement se lit ainsi.',
    en: 'Probe to check: one measure only, disturbed for more than two days. Fouling reads like this.',
  },
  'one-measure': {
    fr: 'Une seule mesure a sauté, sans crue : rejet ou sonde, à vérifier sur place.',
    en: 'One measure only jumped, without a flood: a discharge or the probe, to be checked on site.',
  },
};

export interface PollutionEvent {
  readonly start: Instant;
  /** Last moment beyond a limit. */
  readonly end: Instant;
  readonly signs: readonly { readonly kind: PollutionSignKind; readonly peak: number; readonly at: Instant }[];
  readonly cause: PollutionCause;
}

/** Quiet for longer ends an event. */
const QUIET = 3 * HOUR;
/** A rise this long before still explains it: the flood comes down. */
const FLOOD_BEFORE = 6 * HOUR;
const LONG = 48 * HOUR;

/** Further from the usual state: oxygen falls, the others rise. */
const isWorse = (kind: PollutionSignKind, value: number, than: number): boolean =>
  kind === 'oxygen' ? value < than : value > than;

function peaksOf(signs: readonly PollutionSign[]): PollutionEvent['signs'] {
  const peaks = new Map<PollutionSignKind, { kind: PollutionSignKind; peak: number; at: Instant }>();
  for (const { kind, value, time } of signs) {
    const known = peaks.get(kind);
    if (known === undefined || isWorse(kind, value, known.peak)) peaks.set(kind, { kind, peak: value, at: time });
  }
  return [...peaks.values()];
}

function causeOf(span: Interval, kinds: readonly PollutionSignKind[], rises: readonly Instant[]): PollutionCause {
  if (rises.some((time) => time >= span.start - FLOOD_BEFORE && time <= span.end)) return 'flood';
  if (kinds.length > 1) return kinds.includes('oxygen') ? 'organic' : 'spill';
  return span.end - span.start > LONG ? 'probe' : 'one-measure';
}

/** Signs that follow one another make one event, with its start, end, peaks and what it probably was. `rises`: moments at which the river rose. */
export function pollutionEvents(signs: readonly PollutionSign[], rises: readonly Instant[]): PollutionEvent[] {
  const groups: PollutionSign[][] = [];
  for (const sign of signs.toSorted((a, b) => a.time - b.time)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined || sign.time - last.time > QUIET) groups.push([sign]);
    else group.push(sign);
  }
  return groups.map((group) => {
    const [start = 0, end = 0] = [group[0]?.time, group.at(-1)?.time];
    const peaks = peaksOf(group);
    const kinds = peaks.map(({ kind }) => kind);
    return { start, end, signs: peaks, cause: causeOf({ start, end }, kinds, rises) };
  });
}
