import { VALID_DAY, defineIndicator, localDate, unusualDay } from '@vigie/kit';
import type { DayCount, Sample } from '@vigie/kit';

/** A day of 23 hours may stand for a whole one. */
const SHORTEST_DAY = 23 * 3_600_000;
const isValid = ({ duration }: Sample): boolean => duration >= VALID_DAY * SHORTEST_DAY;
const dayOf = ({ time, value }: Sample): DayCount => ({ date: localDate(time), count: value });

/** How far a day is off what the days before it led to expect. */
export const dayUnusualness = defineIndicator({
  kind: 'window',
  id: 'mobility-day-unusualness',
  label: { fr: 'Écart du jour à l’attendu', en: 'Deviation of the day from the expected' },
  from: 'count',
  quantity: 'dayUnusualness',
  window: 'local-day',
  past: { of: 'mobility-daily', days: 400 },
  audience: 'operations',
  coverage: { good: 0.95, partial: 0.95 },
  compute({ samples: [day], past = [] }) {
    const found = day && unusualDay(dayOf(day), past.filter(isValid).map(dayOf));
    return found && Math.abs(found.z);
  },
  caveat: {
    fr: 'En écarts habituels, sans signe : 1 est ordinaire, 3,5 est rare. La météo n’est pas dans le modèle.',
    en: 'In usual deviations, without a sign: 1 is ordinary, 3.5 is rare. Weather is not in the model.',
  },
  source:
    'Écart robuste 0,6745·(x − médiane)/MAD du logarithme du jour sur le jour attendu (jour de semaine, fériés, saison, niveau des trois dernières semaines), parmi les 180 derniers jours valides',
});
