import { defineDataset } from '@vigie/kit';

/** Energy of each night, by cabinet. */
export const energyDataset = defineDataset({
  id: 'eclairage-energie',
  title: { fr: 'Énergie de l’éclairage public', en: 'Energy of street lighting' },
  description: {
    fr: 'Énergie de chaque nuit et de chaque armoire, de midi à midi, avec sa qualité. Une armoire alimente au moins dix points lumineux.',
    en: 'Energy of each night and cabinet, noon to noon, with its quality. A cabinet feeds at least ten light points.',
  },
  series: ['lighting-energy-night'],
  grain: 'day',
  licence: 'etalab-2.0',
  keywords: ['éclairage public', 'énergie', 'consommation', 'sobriété', 'trame noire'],
});
