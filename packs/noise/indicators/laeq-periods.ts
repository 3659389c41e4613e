import { defineIndicator, periodLevels } from '@vigie/kit';
import type { IndicatorWindow, Label, NoisePeriod } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LEFT_OUT } from './left-out.ts';
import { LNIGHT_REFERENCES, NOISE_CALENDAR, PERIOD_HOURS, REFERENCE_CAVEAT } from './references.ts';

const level = (id: string, window: IndicatorWindow, label: Label) =>
  defineIndicator({
    kind: 'window',
    id,
    label,
    from: 'LAeq',
    quantity: 'LAeq',
    window,
    excludes: LEFT_OUT,
    compute: 'law',
    source: 'NF S 31-010 (à vérifier) : moyenne énergétique pondérée par la durée',
  });

/** LAeq of 24 hours: 23 or 25 where the clock changes. */
export const laeqDay = level('noise-laeq-day', 'local-day', {
  fr: 'Niveau moyen de la journée (LAeq,24h)',
  en: 'Mean level of the day (LAeq,24h)',
});

export const laeqYear = level('noise-laeq-year', 'local-year', {
  fr: 'Niveau moyen de l’année (LAeq)',
  en: 'Mean level of the year (LAeq)',
});

/** Over all valid hours of the year in the period, never a mean of its days. */
const ofYear = (period: NoisePeriod, quantity: string, label: Label) =>
  defineIndicator({
    kind: 'window',
    id: `noise-l${period}-year`,
    label,
    from: 'LAeq',
    quantity,
    window: 'local-year',
    hours: PERIOD_HOURS[period],
    excludes: LEFT_OUT,
    compute: (input) => periodLevels(hourLevels(input), NOISE_CALENDAR.hours)[period],
    ...(period === 'night' ? { references: LNIGHT_REFERENCES, caveat: REFERENCE_CAVEAT } : {}),
    source: NOISE_CALENDAR.source,
  });

export const ldayYear = ofYear('day', 'Lday', {
  fr: 'Niveau de jour de l’année (Ld)',
  en: 'Day level of the year (Ld)',
});
export const leveningYear = ofYear('evening', 'Levening', {
  fr: 'Niveau de soirée de l’année (Le)',
  en: 'Evening level of the year (Le)',
});
export const lnightYear = ofYear('night', 'Lnight', {
  fr: 'Niveau de nuit de l’année (Ln)',
  en: 'Night level of the year (Ln)',
});
