import { defineIndicator } from '@vigie/kit';

const CLASSES = 'Arrêté du 25 janvier 2010 modifié, bilan de l’oxygène';

/** Mean dissolved oxygen of an hour: the low of the early morning must stay visible. */
export const dissolvedOxygenHour = defineIndicator({
  kind: 'window',
  id: 'water-dissolved-oxygen-hour',
  label: { fr: 'Oxygène dissous de l’heure', en: 'Dissolved oxygen of the hour' },
  from: 'dissolvedOxygen',
  quantity: 'dissolvedOxygen',
  window: 'hour',
  compute: 'law',
  references: [
    { value: 6, label: { fr: 'Limite « bon »', en: '“Good” limit' }, source: CLASSES },
    { value: 4, label: { fr: 'Limite « moyen »', en: '“Moderate” limit' }, source: CLASSES },
  ],
  caveat: {
    fr: 'Classe indicative instantanée : l’évaluation réglementaire porte sur trois ans de prélèvements.',
    en: 'Indicative instant class: the regulatory assessment covers three years of samples.',
  },
  source: 'Moyenne pondérée par la durée (choix)',
});
