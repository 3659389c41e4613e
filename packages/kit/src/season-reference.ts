import type { SeasonError } from './season-model.ts';

/** Error of the season model on a real series, measured by `tools/check-packs/season-back-test.test.ts`. */
export interface SeasonReference extends Pick<SeasonError, 'days' | 'medianPercent'> {
  readonly place: string;
}

/**
 * What is said beside a counter whose own past is too short to measure an error: those of other places. The range drawn
 * for it is the widest of theirs.
 */
export const SEASON_REFERENCES: readonly SeasonReference[] = [
  { place: 'Seattle (pont de Fremont), 2012–2015', days: 688, medianPercent: 14.3 },
  { place: 'Paris (toute la ville), 2019–2022', days: 982, medianPercent: 16.6 },
  { place: 'Montréal (un compteur), 2017–2018', days: 296, medianPercent: 27.7 },
];

/** Ratios count/expected between which 80 % of the days of Montréal lie: the widest range of the three. */
export const SEASON_REFERENCE_RANGE: SeasonError['range'] = [0.55, 1.9];
