import { defineDataset } from '@vigie/kit';

/** Daily fill of every public container. */
export const fillDataset = defineDataset({
  id: 'dechets-remplissage',
  title: { fr: 'Remplissage des points d’apport volontaire', en: 'Fill of drop-off points' },
  description: {
    fr: 'Remplissage en fin de journée de chaque colonne, avec sa qualité. Les colonnes réservées à un foyer ou à un commerce n’y figurent pas.',
    en: 'Fill level of each container at the end of the day, with its quality. Containers of a single household or shop are left out.',
  },
  series: ['waste-fill-day'],
  grain: 'day',
  licence: 'etalab-2.0',
  keywords: ['déchets', 'apport volontaire', 'verre', 'emballages', 'remplissage', 'tri'],
});
