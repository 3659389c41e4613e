import { DAY, defineIndicator, median, percentile } from '@vigie/kit';

/** Under this (NTU) a ratio is noise of the sensor. */
const LEAST_USUAL = 2;
const LEAST_HOURS = 12;
/** Days whose floors make the usual one. */
const LEAST_DAYS = 10;

/** Lowest tenth of values: what is left when floods and passing clouds are taken away. */
const floorOf = (values: readonly number[]): number | undefined =>
  values.length < LEAST_HOURS ? undefined : percentile(values, 0.1);

/** How many times its usual floor the turbidity of a day keeps: a film on the optics lifts the floor, a flood passes. */
export const turbidityFloor = defineIndicator({
  kind: 'window',
  id: 'water-turbidity-floor',
  label: { fr: 'Fond de turbidité rapporté au mois', en: 'Floor of turbidity against the month' },
  from: 'turbidity',
  quantity: 'turbidityFloor',
  audience: 'operations',
  window: 'local-day',
  lead: 30 * DAY,
  compute({ samples, before = [], start }) {
    const now = floorOf(samples.map(({ value }) => value));
    const days = Map.groupBy(before, ({ time }) => Math.floor((start - time - 1) / DAY));
    const floors = [...days.values()].flatMap((day) => floorOf(day.map(({ value }) => value)) ?? []);
    const usual = floors.length < LEAST_DAYS ? undefined : median(floors);
    return now === undefined || usual === undefined ? undefined : now / Math.max(LEAST_USUAL, usual);
  },
  coverage: { good: 0.5, partial: 0.3 },
  caveat: {
    fr: 'Dixième le plus bas du jour sur celui, médian, des 30 jours d’avant. Au-delà de 2 plusieurs jours de suite, sans crue : pensez à l’encrassement.',
    en: 'Lowest tenth of the day over the median one of the 30 days before. Above 2 for days on end, without a flood: think of fouling.',
  },
  source: 'Rapport des percentiles 10 (choix)',
});
