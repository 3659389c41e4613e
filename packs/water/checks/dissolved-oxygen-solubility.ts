import { defineCheck, oxygenSolubility } from '@vigie/kit';

/** Share of what water of this temperature can hold at 1 atm (VEC-R-4): more than 160 % is a fault of one of the two. */
export const dissolvedOxygenSolubilityCheck = defineCheck({
  id: 'water-dissolved-oxygen-solubility',
  quantity: 'dissolvedOxygen',
  test: {
    kind: 'cross-check',
    with: { quantity: 'waterTemperature' },
    suspect: 160,
    distance(value, others) {
      const temperature = others.reduce((sum, other) => sum + other, 0) / others.length;
      return (100 * value) / oxygenSolubility(temperature);
    },
  },
  source: 'Benson et Krause, eau douce à 1 atm (à vérifier) ; 160 % : choix',
  label: { fr: 'Oxygène au-delà de ce que l’eau peut dissoudre', en: 'Oxygen beyond what the water can hold' },
});
