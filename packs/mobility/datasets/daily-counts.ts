import { defineDataset } from '@vigie/kit';

/** Daily counts of every site. */
export const dailyCountsDataset = defineDataset({
  id: 'mobilites-comptages-journaliers',
  title: { fr: 'Comptages journaliers vélos et piétons', en: 'Daily cycle and pedestrian counts' },
  description: {
    fr: 'Passages de chaque jour local, avec la part des mesures présentes. Un jour est valide à partir de 95 %.',
    en: 'Passages of each local day, with the share of measurements present. A day is valid from 95 %.',
  },
  series: ['mobility-daily'],
  grain: 'day',
  licence: 'etalab-2.0',
  keywords: ['vélo', 'piéton', 'comptage', 'TMJ', 'fréquentation'],
});
