import { defineIndicator, isWorkingDay, localDate } from '@vigie/kit';

/** Passages of a local day that is a working day; nothing is said of the others. */
export const workingDayTotal = defineIndicator({
  kind: 'window',
  id: 'mobility-working-day',
  label: { fr: 'Passages d’un jour ouvré', en: 'Passages of a working day' },
  from: 'count',
  quantity: 'workingDayCount',
  window: 'local-day',
  compute: ({ start, samples }) =>
    isWorkingDay(localDate(start)) ? samples.reduce((sum, { value }) => sum + value, 0) : undefined,
  coverage: { good: 0.95, partial: 0.75 },
  source: 'Somme des passages valides d’un jour du lundi au vendredi, hors fériés (Code du travail, art. L3133-1)',
});
