import { emergence } from './noise.ts';
import type { SettingValues } from './pack/pack-setting.ts';

/** Limits of emergence as an instance keeps them: figures of the code, to be checked against the text in force. */
export interface EmergenceTerms {
  /** dB(A), 7–22 h and 22–7 h. */
  readonly day: number;
  readonly night: number;
  /** Added for a short noise: `upTo` minutes in all over the period → dB(A). In order; above the last one nothing. */
  readonly byDuration: readonly { readonly upTo: number; readonly add: number }[];
  /** dB(A): below it no emergence is looked for. */
  readonly leastAmbient: { readonly mainRoom: number; readonly elsewhere: number };
  readonly source: string;
}

/** Code de la santé publique, R.1336-6 and -7; the duration terms are to be checked (à vérifier) and may be set otherwise. */
export const FRENCH_EMERGENCE_TERMS: EmergenceTerms = {
  day: 5,
  night: 3,
  byDuration: [
    { upTo: 1, add: 6 },
    { upTo: 5, add: 5 },
    { upTo: 20, add: 4 },
    { upTo: 120, add: 3 },
    { upTo: 240, add: 2 },
    { upTo: 480, add: 1 },
  ],
  leastAmbient: { mainRoom: 25, elsewhere: 30 },
  source: 'Code de la santé publique, R.1336-6 et R.1336-7 (termes de durée à vérifier)',
};

/** The terms with what a territory set otherwise: `noise.emergence.day`, `noise.emergence.up-to-20`… */
export function emergenceTerms(values: SettingValues, usual: EmergenceTerms = FRENCH_EMERGENCE_TERMS): EmergenceTerms {
  const of = (key: string, value: number) => values[`noise.emergence.${key}`] ?? value;
  return {
    ...usual,
    day: of('day', usual.day),
    night: of('night', usual.night),
    byDuration: usual.byDuration.map(({ upTo, add }) => ({ upTo, add: of(`up-to-${upTo}`, add) })),
    leastAmbient: {
      mainRoom: of('main-room', usual.leastAmbient.mainRoom),
      elsewhere: of('elsewhere', usual.leastAmbient.elsewhere),
    },
  };
}

export interface EmergenceCase {
  /** LAeq with and without the particular noise, dB(A). */
  readonly ambient: number;
  readonly residual: number;
  readonly time: 'day' | 'night';
  /** Minutes the particular noise lasts in all over the period. */
  readonly minutes: number;
  /** Main room of a dwelling; elsewhere by default. */
  readonly mainRoom?: boolean;
}

export interface EmergenceFinding {
  readonly emergence: number;
  readonly limit: number;
  /** `not-sought`: the ambient level is too low for the rule to apply. */
  readonly verdict: 'within' | 'above' | 'not-sought';
}

/** Indicative: only a sworn officer with class 1 gear establishes an offence. */
export function indicativeEmergence(
  found: EmergenceCase,
  terms: EmergenceTerms = FRENCH_EMERGENCE_TERMS,
): EmergenceFinding {
  const add = terms.byDuration.find(({ upTo }) => found.minutes <= upTo)?.add ?? 0;
  const limit = terms[found.time] + add;
  const excess = emergence(found.ambient, found.residual);
  const least = found.mainRoom === true ? terms.leastAmbient.mainRoom : terms.leastAmbient.elsewhere;
  if (found.ambient <= least) return { emergence: excess, limit, verdict: 'not-sought' };
  return { emergence: excess, limit, verdict: excess > limit ? 'above' : 'within' };
}
