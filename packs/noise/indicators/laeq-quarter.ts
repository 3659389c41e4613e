import { defineIndicator, equivalentLevel } from '@vigie/kit';

/** LAeq of a quarter of an hour, from seconds. Stations that say quarters themselves need none. */
export const laeqQuarter = defineIndicator({
  kind: 'window',
  id: 'noise-laeq-quarter',
  label: { fr: 'Niveau moyen du quart d’heure (LAeq,15min)', en: 'Quarter-hour mean level (LAeq,15min)' },
  from: 'LAeq1s',
  quantity: 'LAeq',
  window: 'quarter-hour',
  compute: ({ samples }) => equivalentLevel(samples.map(({ value, duration }) => ({ level: value, duration }))),
  source: 'NF S 31-010 (à vérifier) : moyenne énergétique pondérée par la durée',
});

/** The same of an hour: what the percentiles of the hour are read beside. */
export const laeqHourOfSeconds = defineIndicator({
  ...laeqQuarter,
  id: 'noise-laeq-1s-hour',
  label: { fr: 'Niveau moyen de l’heure, à partir des secondes', en: 'Hourly mean level, from seconds' },
  quantity: 'LAeqHour',
  window: 'hour',
});
