import { defineDataset } from '@vigie/kit';

/** Lden and Ln of each day. */
export const dailyIndicatorsDataset = defineDataset({
  id: 'bruit-indicateurs-journaliers',
  title: { fr: 'Indicateurs de bruit journaliers (Lden, Ld, Le, Ln)', en: 'Daily noise indicators (Lden, Ld, Le, Ln)' },
  description: {
    fr: 'Lden de chaque jour et Ln de chaque nuit, par station, périodes 6–18–22–6. Niveaux dépassés et indice Harmonica aux stations qui disent chaque seconde. Indicateurs de surveillance, non opposables.',
    en: 'Lden of each day and Ln of each night, by station, periods 6–18–22–6. Exceeded levels and Harmonica index at stations that say every second. Monitoring figures, without legal force.',
  },
  series: [
    'noise-lden-day',
    'noise-lday',
    'noise-levening',
    'noise-lnight',
    'noise-laeq-day',
    'noise-la10-day',
    'noise-la50-day',
    'noise-la90-day',
    'noise-harmonica-day',
    'noise-harmonica-night',
  ],
  grain: 'day',
  licence: 'etalab-2.0',
  keywords: ['bruit', 'Lden', 'Ln', 'indicateur', 'directive 2002/49/CE'],
});
