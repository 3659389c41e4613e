import { defineIndicator } from '@vigie/kit';

const CLASSES = 'Arrêté du 25 janvier 2010 modifié, température, contexte cyprinicole';

/** Mean water temperature of a local day. */
export const waterTemperatureDay = defineIndicator({
  kind: 'window',
  id: 'water-temperature-day',
  label: { fr: 'Température moyenne de l’eau du jour', en: 'Mean water temperature of the day' },
  from: 'waterTemperature',
  quantity: 'waterTemperature',
  window: 'local-day',
  compute: 'law',
  references: [
    {
      value: 24,
      label: { fr: 'Limite « très bon » (cyprinidés)', en: '“Very good” limit (cyprinids)' },
      source: CLASSES,
    },
    { value: 25.5, label: { fr: 'Limite « bon » (cyprinidés)', en: '“Good” limit (cyprinids)' }, source: CLASSES },
  ],
  caveat: {
    fr: 'Classe indicative : une sonde en continu n’est pas une évaluation réglementaire.',
    en: 'Indicative class: a continuous probe is not a regulatory assessment.',
  },
  source: 'Moyenne pondérée par la durée (choix)',
});
