import { defineCheck } from '@vigie/kit';

/** Percent between the meter and its phases; under 100 W the losses of the meter rule. */
export const phaseSumCheck = defineCheck({
  id: 'lighting-phase-sum',
  quantity: 'activePower',
  test: {
    kind: 'cross-check',
    subject: ['totalPower'],
    with: { quantity: 'activePower', fields: ['phase1Power', 'phase2Power', 'phase3Power'] },
    needsAll: true,
    suspect: 10,
    distance: (value, phases) =>
      (100 * Math.abs(value - phases.reduce((sum, phase) => sum + phase, 0))) / Math.max(value, 100),
  },
  source: 'Somme des phases et total du compteur (attributs TALQ ElectricalMeter) ; 10 % : choix',
  label: { fr: 'Somme des phases différente du total', en: 'Phases do not add up to the total' },
});
