import { defineIndicator } from '@vigie/kit';

/** Passages of a local day. A day is good from 95 % of its bins. */
export const dailyTotal = defineIndicator({
  kind: 'window',
  id: 'mobility-daily',
  label: { fr: 'Passages du jour', en: 'Passages of the day' },
  from: 'count',
  quantity: 'dailyCount',
  window: 'local-day',
  compute: 'law',
  coverage: { good: 0.95, partial: 0.75 },
  caveat: {
    fr: 'Les passages manquants ne sont pas estimés : un jour partiel est sous-compté.',
    en: 'Missing passages are not estimated: a partial day is under-counted.',
  },
  source: 'Somme des passages valides du jour local (92, 96 ou 100 quarts d’heure) ; jour valide à 95 % : choix',
});
