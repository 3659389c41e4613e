import { DAY, defineIndicator, leastMean } from '@vigie/kit';
import type { Sample } from '@vigie/kit';

/** Share of a day that must be measured for its mean to count. */
const LEAST_SHARE = 0.75;

function meanOf(samples: readonly Sample[]): number | undefined {
  let [sum, weight] = [0, 0];
  for (const { value, duration } of samples) {
    sum += value * duration;
    weight += duration;
  }
  return weight >= LEAST_SHARE * DAY ? sum / weight : undefined;
}

/** Least mean discharge of three days in a row within a month. */
export const vcn3Month = defineIndicator({
  kind: 'window',
  id: 'water-vcn3-month',
  label: { fr: 'VCN3 du mois', en: 'VCN3 of the month' },
  from: 'discharge',
  quantity: 'lowFlow3',
  window: 'local-month',
  compute({ start, end, samples }) {
    const days = Array.from({ length: Math.ceil((end - start) / DAY) }, (): Sample[] => []);
    for (const sample of samples) days[Math.floor((sample.time - start) / DAY)]?.push(sample);
    return leastMean(days.map(meanOf), 3);
  },
  caveat: {
    fr: 'Un jour compte s’il est mesuré aux trois quarts. Un seul mois ne dit pas la fréquence de l’étiage.',
    en: 'A day counts when three quarters of it are measured. One month alone says nothing of how rare the low flow is.',
  },
  source: 'VCN3 : plus faible moyenne de trois jours consécutifs ; seuil de 75 % du jour : choix',
});
