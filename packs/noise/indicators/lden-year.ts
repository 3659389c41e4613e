import { defineIndicator, ldenOf } from '@vigie/kit';
import { hourLevels } from './hour-levels.ts';
import { LDEN_REFERENCES, REFERENCE_CAVEAT } from './references.ts';

/** Lden of a year: energy means over all valid time of each period, never a mean of daily Lden. */
export const ldenYear = defineIndicator({
  kind: 'window',
  id: 'noise-lden-year',
  label: { fr: 'Niveau jour-soir-nuit de l’année (Lden)', en: 'Day-evening-night level of the year (Lden)' },
  from: 'LAeq',
  quantity: 'Lden',
  window: 'local-year',
  compute: (input) => ldenOf(hourLevels(input)),
  references: LDEN_REFERENCES,
  caveat: REFERENCE_CAVEAT,
  source: 'Directive 2002/49/CE, annexe I ; périodes 6–18–22–6 : arrêté du 4 avril 2006',
});
