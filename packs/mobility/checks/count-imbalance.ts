import { defineCheck } from '@vigie/kit';

/** |IN − OUT| / (IN + OUT) of a week: who goes comes back. One lane of a loop may have died. */
export const countImbalanceCheck = defineCheck({
  id: 'mobility-count-imbalance',
  quantity: 'count',
  test: {
    kind: 'cross-check',
    with: { quantity: 'count' },
    over: 604_800,
    suspect: 0.4,
    distance: (value, [other, third]) =>
      other === undefined || third !== undefined ? undefined : Math.abs(value - other) / (value + other),
  },
  source: 'Déséquilibre des sens sur une semaine ; 0,4 : choix',
  label: { fr: 'Sens de passage déséquilibrés', en: 'Directions out of balance' },
});
