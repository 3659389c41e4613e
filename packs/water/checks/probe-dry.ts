import { defineCheck } from '@vigie/kit';

/** A level probe that no water covers and that measures no conductivity: its depth is that of air. */
export const probeDryCheck = defineCheck({
  id: 'water-probe-dry',
  quantity: 'waterDepth',
  test: {
    kind: 'cross-check',
    with: { quantity: 'conductivity' },
    suspect: 0,
    distance: (depth, conductivities) => (depth > 50 ? -1 : 10 - Math.max(...conductivities)),
  },
  source: 'Moins de 50 mm d’eau et moins de 10 µS/cm : sonde à sec (choix)',
  label: { fr: 'Sonde à sec', en: 'Probe dry' },
});
