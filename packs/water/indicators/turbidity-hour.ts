import { defineIndicator } from '@vigie/kit';

/** Mean turbidity of an hour. */
export const turbidityHour = defineIndicator({
  kind: 'window',
  id: 'water-turbidity-hour',
  label: { fr: 'Turbidité de l’heure', en: 'Turbidity of the hour' },
  from: 'turbidity',
  quantity: 'turbidity',
  window: 'hour',
  compute: 'law',
  references: [
    {
      value: 35,
      label: { fr: 'Repère indicatif', en: 'Indicative mark' },
      source:
        'Valeur guide, à titre d’information ; l’arrêté du 25 janvier 2010 ne classe pas la turbidité (à vérifier)',
    },
  ],
  source: 'Moyenne pondérée par la durée (choix)',
});
