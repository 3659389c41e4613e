import { defineIndicator } from '@vigie/kit';

/** Passages of a local year, of what was counted. */
export const yearTotal = defineIndicator({
  kind: 'window',
  id: 'mobility-year',
  label: { fr: 'Passages de l’année', en: 'Passages of the year' },
  from: 'count',
  quantity: 'dailyCount',
  window: 'local-year',
  compute: 'law',
  coverage: { good: 0.95, partial: 0.5 },
  caveat: {
    fr: 'Somme de ce qui a été compté : une année partielle est sous-comptée. Comparez les années par leur TMJA.',
    en: 'Sum of what was counted: a partial year is under-counted. Compare years by their annual average.',
  },
  source: 'Somme des passages valides de l’année locale ; bonne à 95 % des mesures : choix',
});
