import { DAY, defineIndicator, median } from '@vigie/kit';

/** Under this (NTU) a ratio is noise of the sensor. */
const LEAST_USUAL = 2;

/** How many times the turbidity of the last day the water of the hour carries. */
export const turbidityRatio = defineIndicator({
  kind: 'window',
  id: 'water-turbidity-ratio',
  label: { fr: 'Turbidité rapportée à la veille', en: 'Turbidity against the day before' },
  from: 'turbidity',
  quantity: 'turbidityRatio',
  window: 'hour',
  lead: DAY,
  compute({ samples, before = [], start }) {
    const now = median(samples.map(({ value }) => value));
    const earlier = before.filter(({ time }) => time < start).map(({ value }) => value);
    const usual = earlier.length < 6 ? undefined : median(earlier);
    return now === undefined || usual === undefined ? undefined : now / Math.max(LEAST_USUAL, usual);
  },
  coverage: { good: 0.5, partial: 0.1 },
  caveat: {
    fr: 'Médiane de l’heure sur médiane des 24 heures d’avant. La pluie trouble l’eau : sans pluie en amont, pensez à un rejet.',
    en: 'Median of the hour over the median of the 24 hours before. Rain muddies water: without rain upstream, think of a spill.',
  },
  source: 'Rapport des médianes, 1 h sur 24 h (choix)',
});
