import { defineCheck } from '@vigie/kit';

/** The highest level of a period is never below its equivalent level: one of the two is wrong. */
export const peakBelowLevelCheck = defineCheck({
  id: 'noise-peak-below-level',
  quantity: 'LAFmax',
  test: {
    kind: 'cross-check',
    with: { quantity: 'LAeq' },
    suspect: 0.5,
    within: 0,
    distance: (value, others) => Math.max(...others) - value,
  },
  source: 'NF EN 61672-1, définitions ; 0,5 dB : choix',
  label: { fr: 'Maximum inférieur au niveau équivalent', en: 'Maximum below the equivalent level' },
});
