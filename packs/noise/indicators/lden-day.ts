import { defineIndicator, ldenOf } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LEFT_OUT } from './left-out.ts';
import { LDEN_REFERENCES, NOISE_CALENDAR, REFERENCE_CAVEAT } from './references.ts';

/** Lden of one local day, 6–18–22–6. */
export const ldenDay = defineIndicator({
  kind: 'window',
  id: 'noise-lden-day',
  label: { fr: 'Niveau jour-soir-nuit de la journée (Lden)', en: 'Day-evening-night level of the day (Lden)' },
  from: 'LAeq',
  quantity: 'Lden',
  window: 'local-day',
  excludes: LEFT_OUT,
  compute: (input) => ldenOf(hourLevels(input), NOISE_CALENDAR.hours),
  references: LDEN_REFERENCES,
  caveat: REFERENCE_CAVEAT,
  source: NOISE_CALENDAR.source,
});
