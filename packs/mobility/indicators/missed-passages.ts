import { defineIndicator, missedInZeroRun } from '@vigie/kit';

/** Passages that are usual over the run of zeros that ends with the hour. */
export const missedPassages = defineIndicator({
  kind: 'window',
  id: 'mobility-missed-passages',
  label: { fr: 'Passages attendus pendant la suite de zéros', en: 'Passages expected during the run of zeros' },
  from: 'count',
  quantity: 'missedPassages',
  window: 'hour',
  past: { of: 'mobility-hourly', days: 57 },
  audience: 'operations',
  coverage: { good: 0.95, partial: 0.95 },
  compute({ samples: [hour], past = [] }) {
    if (hour === undefined) return undefined;
    if (hour.value !== 0) return 0;
    return missedInZeroRun(new Map([...past, hour].map(({ time, value }) => [time, value])), hour.time);
  },
  caveat: {
    fr: 'Somme, sur les heures à zéro qui se suivent, de la médiane de la même heure de la semaine des huit dernières semaines.',
    en: 'Sum, over the hours of zero in a row, of the median of the same hour of the week in the last eight weeks.',
  },
  source: 'Suite de zéros : P = exp(−Σλ) ; Σλ est cette figure',
});
