import { defineIndicator, periodLevels } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LEFT_OUT } from './left-out.ts';
import { LNIGHT_REFERENCES, NOISE_CALENDAR, PERIOD_HOURS, REFERENCE_CAVEAT } from './references.ts';

/** Ln of one night, 22–6 h: the hours of the night within the noon-to-noon window. */
export const lnight = defineIndicator({
  kind: 'window',
  id: 'noise-lnight',
  label: { fr: 'Niveau de la nuit (Ln, 22 h – 6 h)', en: 'Level of the night (Ln, 22:00–06:00)' },
  from: 'LAeq',
  quantity: 'Lnight',
  window: 'local-night',
  hours: PERIOD_HOURS.night,
  excludes: LEFT_OUT,
  compute: (input) => periodLevels(hourLevels(input), NOISE_CALENDAR.hours).night,
  references: LNIGHT_REFERENCES,
  caveat: REFERENCE_CAVEAT,
  source: NOISE_CALENDAR.source,
});
