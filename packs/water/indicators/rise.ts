import { defineIndicator, riseRate } from '@vigie/kit';

/** Slope of the last half-hour. Two readings at a 15-minute period are enough to warn; the coverage says how sure. */
export const riseIndicator = defineIndicator({
  kind: 'window',
  id: 'water-rise',
  label: { fr: 'Vitesse de montée (30 dernières minutes)', en: 'Rate of rise (last 30 minutes)' },
  from: 'stage',
  quantity: 'riseRate',
  window: 'trailing-30min',
  compute: ({ samples }) => riseRate(samples),
  caveat: {
    fr: 'Pente des moindres carrés sur 30 minutes. Elle réagit en retard au tout début d’une montée.',
    en: 'Least-squares slope over 30 minutes. It lags at the very start of a rise.',
  },
  source: 'Moindres carrés sur 30 min (choix)',
});
