import { defineDataset } from '@vigie/kit';

/** Hourly quality of the water. */
export const waterQualityDataset = defineDataset({
  id: 'cours-d-eau-qualite',
  title: { fr: 'Qualité de l’eau des rivières', en: 'River water quality' },
  description: {
    fr: 'Température, oxygène dissous, turbidité et conductivité des sondes en continu, avec leur qualité. Valeurs indicatives, non réglementaires.',
    en: 'Temperature, dissolved oxygen, turbidity and conductivity of continuous probes, with their quality. Indicative values, not regulatory ones.',
  },
  series: ['waterTemperature', 'dissolvedOxygen', 'turbidity', 'conductivity'],
  grain: 'hour',
  licence: 'etalab-2.0',
  keywords: ['cours d’eau', 'qualité de l’eau', 'oxygène dissous', 'turbidité', 'température'],
});
