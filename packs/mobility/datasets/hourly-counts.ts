import { defineDataset } from '@vigie/kit';

/** Hourly counts of every site. */
export const hourlyCountsDataset = defineDataset({
  id: 'mobilites-comptages-horaires',
  title: { fr: 'Comptages horaires vélos et piétons', en: 'Hourly cycle and pedestrian counts' },
  description: {
    fr: 'Passages de chaque heure et de chaque sens. Zéro : compté, personne. Vide : pas de mesure. Suit le vocabulaire du schéma national Comptage des mobilités.',
    en: 'Passages of each hour and direction. Zero: counted, nobody. Empty: not measured. Uses the words of the national counting schema.',
  },
  series: ['mobility-hourly'],
  grain: 'hour',
  licence: 'etalab-2.0',
  keywords: ['vélo', 'piéton', 'comptage', 'mobilités actives', 'fréquentation'],
});
