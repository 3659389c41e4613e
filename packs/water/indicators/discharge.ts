import { defineIndicator, parseRatings, rate } from '@vigie/kit';
import type { AssetProperties, Instant, RatingVersion } from '@vigie/kit';

const NONE: readonly RatingVersion[] = [];
// A text is read once, not once for each value; a handful of gauges have one each.
const readTexts = new Map<string, readonly RatingVersion[]>();
const MOST_TEXTS = 1000;

function versionsOf(text: string): readonly RatingVersion[] {
  const known = readTexts.get(text);
  if (known !== undefined) return known;
  const read = parseRatings(text);
  const versions = read.ok ? read.versions : NONE;
  if (readTexts.size >= MOST_TEXTS) readTexts.clear();
  readTexts.set(text, versions);
  return versions;
}

/** Discharge by the curve of the time of measure; outside the curve there is none. */
export function dischargeOfStage(stage: number, { ratingCurves }: AssetProperties, time: Instant): number | undefined {
  if (typeof ratingCurves !== 'string') return undefined;
  const rated = rate(versionsOf(ratingCurves), stage, time);
  return 'discharge' in rated ? rated.discharge : undefined;
}

export const dischargeIndicator = defineIndicator({
  kind: 'each',
  id: 'water-discharge',
  label: { fr: 'Débit (courbe de tarage)', en: 'Discharge (rating curve)' },
  from: 'stage',
  quantity: 'discharge',
  assetTypes: ['gauge'],
  compute: (stage, asset, { time }) => dischargeOfStage(stage, asset, time),
  source: 'Q = a·(H − h0)^b par segment, courbe en vigueur à l’heure de la mesure ; aucun débit hors de la courbe',
});
