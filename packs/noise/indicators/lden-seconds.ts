import { defineIndicator, ldenOf } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { laeqHourOfSeconds } from './laeq-quarter.ts';
import { LDEN_REFERENCES, NOISE_CALENDAR, REFERENCE_CAVEAT } from './references.ts';

/** Lden of a year of seconds: by energy over the hours' own levels, for stations that say nothing but seconds. */
export const ldenYearOfSeconds = defineIndicator({
  kind: 'window',
  id: 'noise-lden-1s-year',
  label: {
    fr: 'Niveau jour-soir-nuit de l’année, à partir des secondes (Lden)',
    en: 'Day-evening-night level of the year, from seconds (Lden)',
  },
  from: 'LAeq1s',
  quantity: 'Lden',
  window: 'local-year',
  of: laeqHourOfSeconds.id,
  compute: (input) => ldenOf(hourLevels(input), NOISE_CALENDAR.hours),
  references: LDEN_REFERENCES,
  caveat: REFERENCE_CAVEAT,
  source: NOISE_CALENDAR.source,
});
