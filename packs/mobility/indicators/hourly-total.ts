import { defineIndicator } from '@vigie/kit';

/** Passages of an hour. */
export const hourlyTotal = defineIndicator({
  kind: 'window',
  id: 'mobility-hourly',
  label: { fr: 'Passages de l’heure', en: 'Passages of the hour' },
  from: 'count',
  quantity: 'count',
  window: 'hour',
  compute: 'law',
  source:
    'Somme des passages valides ; zéro est une mesure, vide est une lacune (schéma national Comptage des mobilités)',
});
