import { defineDataset } from '@vigie/kit';

/** Hourly levels of every station. */
export const levelsDataset = defineDataset({
  id: 'bruit-niveaux-horaires',
  title: { fr: 'Niveaux sonores horaires', en: 'Hourly sound levels' },
  description: {
    fr: 'Niveau équivalent pondéré A de chaque heure et de chaque station, avec sa qualité et sa couverture. Aucun son n’est enregistré.',
    en: 'A-weighted equivalent level of each hour and station, with quality and coverage. No sound is recorded.',
  },
  series: ['noise-laeq-hour'],
  grain: 'hour',
  licence: 'etalab-2.0',
  keywords: ['bruit', 'niveau sonore', 'LAeq', 'environnement sonore', 'santé'],
});
