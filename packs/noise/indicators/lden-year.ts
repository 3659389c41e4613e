import { defineIndicator, ldenOf } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LEFT_OUT } from './left-out.ts';
import { LDEN_REFERENCES, NOISE_CALENDAR, REFERENCE_CAVEAT } from './references.ts';

/** Lden of a year: energy means over all valid time of each period, never a mean of daily Lden. */
export const ldenYear = defineIndicator({
  kind: 'window',
  id: 'noise-lden-year',
  label: { fr: 'Niveau jour-soir-nuit de l’année (Lden)', en: 'Day-evening-night level of the year (Lden)' },
  from: 'LAeq',
  quantity: 'Lden',
  window: 'local-year',
  excludes: LEFT_OUT,
  compute: (input) => ldenOf(hourLevels(input), NOISE_CALENDAR.hours),
  references: LDEN_REFERENCES,
  caveat: REFERENCE_CAVEAT,
  source: NOISE_CALENDAR.source,
});
