import { defineIndicator, periodLevels } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LEFT_OUT } from './left-out.ts';
import { NOISE_CALENDAR, PERIOD_HOURS } from './references.ts';

/** Le of one local day. */
export const levening = defineIndicator({
  kind: 'window',
  id: 'noise-levening',
  label: { fr: 'Niveau de soirée (Le, 18 h – 22 h)', en: 'Evening level (Le, 18:00–22:00)' },
  from: 'LAeq',
  quantity: 'Levening',
  window: 'local-day',
  hours: PERIOD_HOURS.evening,
  excludes: LEFT_OUT,
  compute: (input) => periodLevels(hourLevels(input), NOISE_CALENDAR.hours).evening,
  source: NOISE_CALENDAR.source,
});
