import type { LawName, Quantity } from '@vigie/kit';
import { classQuantities } from './class-quantities.ts';

interface SoundQuantity {
  readonly key: string;
  readonly fr: string;
  readonly en: string;
  readonly law?: LawName;
  /** A-weighted by a meter; else what a maker calls decibels. */
  readonly weighted?: boolean;
}

const decibels = ({ key, fr, en, law = 'none', weighted = true }: SoundQuantity): Quantity => ({
  key,
  label: { fr, en },
  unit: 'dB[SPL]',
  symbol: weighted ? 'dB(A)' : 'dB',
  qudt: `http://qudt.org/vocab/unit/${weighted ? 'DeciB_A' : 'DeciB'}`,
  decimals: 1,
  law,
});

interface PlainQuantity extends Pick<SoundQuantity, 'key' | 'fr' | 'en' | 'law'> {
  readonly unit: string;
  readonly symbol: string;
  readonly qudt: string;
  readonly decimals: number;
}

const plain = ({ key, fr, en, law = 'none', qudt, ...rest }: PlainQuantity): Quantity => ({
  key,
  label: { fr, en },
  law,
  qudt: `http://qudt.org/vocab/unit/${qudt}`,
  ...rest,
});

const NUMBER = { unit: '1', symbol: '', qudt: 'UNITLESS', decimals: 1 } as const;
const EVENTS = { unit: '1', symbol: '', qudt: 'NUM', decimals: 0, law: 'sum' } as const;
const PERCENT = { unit: '%', symbol: '%', qudt: 'PERCENT', decimals: 0 } as const;
const SECONDS = { unit: 's', symbol: 's', qudt: 'SEC', decimals: 0 } as const;

const LEVELS: readonly Quantity[] = [
  decibels({ key: 'Lday', fr: 'Niveau de jour', en: 'Day level' }),
  decibels({ key: 'Levening', fr: 'Niveau de soirée', en: 'Evening level' }),
  decibels({ key: 'Lnight', fr: 'Niveau de nuit', en: 'Night level' }),
  decibels({ key: 'LnightWorks', fr: 'Chantiers et machines, la nuit', en: 'Works and machines at night' }),
  decibels({ key: 'levelSpread', fr: 'Écart des niveaux', en: 'Spread of levels', weighted: false }),
  decibels({ key: 'LAeqHour', fr: 'Niveau de l’heure', en: 'Level of the hour' }),
];

/** `LAeq1s` keeps a histogram: its hours and days add up to any percentile, and its law gives the median, LA50. */
const SECONDS_OF_SOUND: readonly Quantity[] = [
  decibels({
    key: 'LAeq1s',
    fr: 'Niveau à la seconde (médiane : LA50)',
    en: 'One-second level (median: LA50)',
    law: 'median',
  }),
  plain({ key: 'harmonica', fr: 'Indice Harmonica', en: 'Harmonica index', ...NUMBER }),
  plain({ key: 'NA65', fr: 'Événements à 65 dB(A) ou plus', en: 'Events at 65 dB(A) or more', ...EVENTS }),
  plain({ key: 'NA75', fr: 'Événements à 75 dB(A) ou plus', en: 'Events at 75 dB(A) or more', ...EVENTS }),
  plain({ key: 'intermittencyRatio', fr: 'Part d’énergie des événements', en: 'Intermittency ratio', ...PERCENT }),
];

/** `soundAverage` and `soundPeak`: an indoor sensor whose weighting the maker does not guarantee is never called LAeq. */
const INDICATIVE: readonly Quantity[] = [
  decibels({
    key: 'soundAverage',
    fr: 'Niveau sonore moyen indicatif',
    en: 'Indicative mean sound level',
    law: 'energy-mean',
    weighted: false,
  }),
  decibels({
    key: 'soundPeak',
    fr: 'Crête sonore indicative',
    en: 'Indicative sound peak',
    law: 'max',
    weighted: false,
  }),
];

const HEALTH: readonly Quantity[] = [
  plain({ key: 'soundOverload', fr: 'Secondes en surcharge', en: 'Overloaded seconds', ...SECONDS, law: 'sum' }),
  plain({ key: 'soundUnderRange', fr: 'Secondes sous l’étendue', en: 'Under-range seconds', ...SECONDS, law: 'sum' }),
  plain({
    key: 'stationCoverage',
    fr: 'Part du temps mesurée par la station',
    en: 'Share of the time measured by the station',
    ...PERCENT,
    law: 'mean-by-duration',
  }),
];

export const quantities: readonly Quantity[] = [
  ...LEVELS,
  ...SECONDS_OF_SOUND,
  ...INDICATIVE,
  ...HEALTH,
  ...classQuantities,
];
