import { defineCheck } from '@vigie/kit';

/**
 * Air does not conduct: a probe that measures a temperature and no conductivity hangs above the water, and the temperature
 * is that of the air. Rain water has 10 µS/cm at least.
 */
export const probeOutOfWaterCheck = defineCheck({
  id: 'water-probe-out-of-water',
  quantity: 'waterTemperature',
  test: {
    kind: 'cross-check',
    with: { quantity: 'conductivity' },
    suspect: 0,
    distance: (_, conductivities) => 10 - Math.max(...conductivities),
  },
  source: 'Conductivité inférieure à 10 µS/cm : sonde hors de l’eau (choix)',
  label: { fr: 'Sonde hors de l’eau (conductivité nulle)', en: 'Probe out of the water (no conductivity)' },
});
