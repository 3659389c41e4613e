import { FRENCH_NOISE_CALENDAR } from '@vigie/kit';
import type { Label, LocalHours, NoiseCalendar, NoisePeriod, ReferenceLine } from '@vigie/kit';

const ORDER = 'Arrêté du 4 avril 2006, article 7 (bruit routier)';
const WHO = 'OMS Europe 2018, lignes directrices (bruit routier)';

/** Periods of Lden this territory uses, and who says so: shown beside every figure made of them. */
export const NOISE_CALENDAR: { readonly hours: NoiseCalendar; readonly source: string } = {
  hours: FRENCH_NOISE_CALENDAR,
  source: 'Directive 2002/49/CE, annexe I ; périodes 6–18–22–6 : arrêté du 4 avril 2006',
};

const { day, evening, night } = NOISE_CALENDAR.hours;

/** Hours of each period: its coverage is of them alone. */
export const PERIOD_HOURS: Readonly<Record<NoisePeriod, LocalHours>> = {
  day: { from: day, to: evening },
  evening: { from: evening, to: night },
  night: { from: night, to: day },
};

/** Reference lines for Lden, road noise. */
export const LDEN_REFERENCES: readonly ReferenceLine[] = [
  { value: 68, label: { fr: 'Valeur limite route (France)', en: 'Road limit value (France)' }, source: ORDER },
  { value: 53, label: { fr: 'Recommandation OMS route', en: 'WHO road recommendation' }, source: WHO },
];

/** Reference lines for Lnight, road noise. */
export const LNIGHT_REFERENCES: readonly ReferenceLine[] = [
  {
    value: 62,
    label: { fr: 'Valeur limite route, nuit (France)', en: 'Road limit value, night (France)' },
    source: ORDER,
  },
  { value: 45, label: { fr: 'Recommandation OMS route, nuit', en: 'WHO road recommendation, night' }, source: WHO },
];

/** The other sources of noise, for stations that stand beside one: Lden / Ln, dB(A). */
export const OTHER_SOURCES: readonly {
  readonly of: Label;
  readonly lden: number;
  readonly lnight: number;
  readonly source: string;
}[] = [
  {
    of: { fr: 'Voie ferrée conventionnelle (France)', en: 'Conventional rail (France)' },
    lden: 73,
    lnight: 65,
    source: 'Arrêté du 4 avril 2006, article 7',
  },
  {
    of: { fr: 'Ligne à grande vitesse (France, à vérifier)', en: 'High-speed rail (France, to be checked)' },
    lden: 68,
    lnight: 62,
    source: 'Arrêté du 4 avril 2006, article 7 (à vérifier)',
  },
  {
    of: { fr: 'Avions (France)', en: 'Aircraft (France)' },
    lden: 55,
    lnight: 50,
    source: 'Arrêté du 4 avril 2006, article 7',
  },
  {
    of: { fr: 'Industrie (France, à vérifier)', en: 'Industry (France, to be checked)' },
    lden: 71,
    lnight: 60,
    source: 'Arrêté du 4 avril 2006, article 7 (à vérifier)',
  },
  {
    of: { fr: 'Voie ferrée (OMS)', en: 'Rail (WHO)' },
    lden: 54,
    lnight: 44,
    source: 'OMS Europe 2018, lignes directrices',
  },
  {
    of: { fr: 'Avions (OMS)', en: 'Aircraft (WHO)' },
    lden: 45,
    lnight: 40,
    source: 'OMS Europe 2018, lignes directrices',
  },
];

/** What these lines are not: a single street sensor hears every source. */
export const REFERENCE_CAVEAT: Label = {
  fr: 'Ces valeurs s’entendent sur une longue durée, pour une seule source, en façade. La station mesure toutes les sources : l’écart n’établit pas un dépassement réglementaire.',
  en: 'These values hold over the long term, for one source, at a façade. The station hears every source: a difference does not establish a breach.',
};

const HARMONICA_SCALE = 'Projet Harmonica, échelle de l’indice (noiseineu.eu)';

const bound = (value: number, fr: string, en: string): ReferenceLine => ({
  value,
  label: { fr, en },
  source: HARMONICA_SCALE,
});

/** Where the index changes colour: the night is judged more severely. */
export const HARMONICA_BOUNDS = {
  day: [
    bound(4, 'De jour : vert jusque-là', 'By day: green to here'),
    bound(8, 'De jour : rouge au-delà', 'By day: red beyond'),
  ],
  night: [
    bound(3, 'De nuit : vert jusque-là', 'At night: green to here'),
    bound(7, 'De nuit : rouge au-delà', 'At night: red beyond'),
  ],
} as const;

/** The index has an owner. */
export const HARMONICA_CAVEAT: Label = {
  fr: 'Indice Harmonica de Bruitparif et Acoucité : demande un instrument étalonné de classe 1 ou 2. La revente de l’indice ou de ses graphiques est interdite ; vérifiez l’accord avant de publier.',
  en: 'Harmonica index of Bruitparif and Acoucité: needs a calibrated class 1 or 2 instrument. Selling the index or its charts is forbidden; check the agreement before publishing.',
};
