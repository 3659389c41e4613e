import { defineIndicator, periodLevels } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LEFT_OUT } from './left-out.ts';
import { NOISE_CALENDAR, PERIOD_HOURS } from './references.ts';

/** Ld of one local day. */
export const lday = defineIndicator({
  kind: 'window',
  id: 'noise-lday',
  label: { fr: 'Niveau de jour (Ld, 6 h – 18 h)', en: 'Day level (Ld, 06:00–18:00)' },
  from: 'LAeq',
  quantity: 'Lday',
  window: 'local-day',
  hours: PERIOD_HOURS.day,
  excludes: LEFT_OUT,
  compute: (input) => periodLevels(hourLevels(input), NOISE_CALENDAR.hours).day,
  source: NOISE_CALENDAR.source,
});
