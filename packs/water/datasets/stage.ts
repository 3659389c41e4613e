import { defineDataset } from '@vigie/kit';

/** Stages of the authority's stations. */
export const stageDataset = defineDataset({
  id: 'cours-d-eau-hauteurs',
  title: { fr: 'Hauteurs d’eau des stations locales', en: 'Stages of the local stations' },
  description: {
    fr: 'Hauteur de chaque mesure, en mètres au-dessus du zéro de la station, avec sa qualité. Ces stations complètent celles de l’État ; elles ne portent aucune vigilance.',
    en: 'Stage of each measurement, in metres above the zero of the station, with its quality. These stations add to those of the State and carry no vigilance.',
  },
  series: ['stage'],
  grain: 'observation',
  licence: 'etalab-2.0',
  keywords: ['cours d’eau', 'hauteur', 'crue', 'GEMAPI', 'hydrométrie', 'Touloubre', 'Cadière'],
});
