import { defineSetting } from '@vigie/kit';
import type { PackSetting } from '@vigie/kit';

type Given = Omit<PackSetting, 'label' | 'unit' | 'symbol'> & { readonly fr: string; readonly en: string };

const level = ({ fr, en, ...rest }: Given): PackSetting =>
  defineSetting({ ...rest, label: { fr, en }, unit: 'dB[SPL]', symbol: 'dB(A)' });
const minutes = ({ fr, en, ...rest }: Given): PackSetting =>
  defineSetting({ ...rest, label: { fr, en }, unit: 'min', symbol: 'min' });

/** Levels that events are counted from: NA65 and NA75 where nobody set otherwise. */
export const EVENT_LEVELS = {
  low: level({
    key: 'noise.events.low',
    fr: 'Niveau des événements comptés, premier',
    en: 'Level of counted events, first',
    value: 65,
    min: 40,
    max: 110,
    standing: 'choice',
    source: 'NA65, usage des observatoires du bruit',
    remakes: ['LAeq1s'],
  }),
  high: level({
    key: 'noise.events.high',
    fr: 'Niveau des événements comptés, second',
    en: 'Level of counted events, second',
    value: 75,
    min: 40,
    max: 120,
    standing: 'choice',
    source: 'NA75, usage des observatoires du bruit',
    remakes: ['LAeq1s'],
  }),
} as const;

/** A dip no longer than this does not end an event. */
export const EVENT_BRIDGE = defineSetting({
  key: 'noise.events.bridge',
  label: { fr: 'Creux qui ne termine pas un événement', en: 'Dip that does not end an event' },
  unit: 's',
  symbol: 's',
  value: 3,
  min: 0,
  max: 60,
  standing: 'choice',
  source: 'Usage de Vigie',
  remakes: ['LAeq1s'],
});

/** Share of its seconds an hour needs for an index. */
export const HARMONICA_LEAST = defineSetting({
  key: 'noise.harmonica.least',
  label: {
    fr: 'Part des secondes qu’il faut à une heure pour son indice',
    en: 'Share of the seconds an hour needs for its index',
  },
  unit: '%',
  symbol: '%',
  value: 75,
  min: 50,
  max: 100,
  standing: 'choice',
  source: 'Usage de Vigie, comme la couverture des indicateurs',
  remakes: ['LAeq1s'],
});

/** Wind in the microphone, rain on it, wet tarmac. */
export const WIND_LIMIT = defineSetting({
  key: 'noise.exclusion.wind',
  label: { fr: 'Vent au-delà duquel la mesure est exclue', en: 'Wind over which measurements are excluded' },
  unit: 'm/s',
  symbol: 'm/s',
  value: 5,
  min: 1,
  max: 20,
  standing: 'to-check',
  source: 'NF S 31-010, ISO 1996-2',
});
export const RAIN_LIMIT = defineSetting({
  key: 'noise.exclusion.rain',
  label: { fr: 'Pluie au-delà de laquelle la mesure est exclue', en: 'Rain over which measurements are excluded' },
  unit: 'mm',
  symbol: 'mm par mesure',
  value: 0,
  min: 0,
  max: 10,
  standing: 'to-check',
  source: 'NF S 31-010',
});
export const RAIN_AFTER = minutes({
  key: 'noise.exclusion.after-rain',
  fr: 'Chaussée mouillée : temps exclu après la pluie',
  en: 'Wet road: time excluded after rain',
  value: 30,
  min: 0,
  max: 360,
  standing: 'choice',
  source: 'Usage de Vigie',
});
export const WEATHER_REACH = defineSetting({
  key: 'noise.exclusion.reach',
  label: { fr: 'Distance à laquelle une station météo compte', en: 'Distance within which a weather station counts' },
  unit: 'km',
  symbol: 'km',
  value: 5,
  min: 0.1,
  max: 50,
  standing: 'choice',
  source: 'Usage de Vigie',
});

export const STUDY_SEASON = defineSetting({
  key: 'noise.study.season',
  label: { fr: 'Étude : écart de saison entre jours appariés', en: 'Study: season between matched days' },
  unit: 'd',
  symbol: 'jours',
  value: 45,
  min: 7,
  max: 183,
  standing: 'choice',
  source: 'Usage de Vigie',
});

/** Terms of the emergence limit: R.1336-7 gives the duration term, to be held against the text in force. */
const duration = (upTo: number, value: number, said: { readonly fr: string; readonly en: string }): PackSetting =>
  level({
    key: `noise.emergence.up-to-${upTo}`,
    fr: `Émergence : terme ajouté jusqu’à ${said.fr}`,
    en: `Emergence: term added up to ${said.en}`,
    value,
    min: 0,
    max: 12,
    standing: 'to-check',
    source: 'Code de la santé publique, R.1336-7',
  });

export const EMERGENCE_DURATIONS: readonly { readonly upTo: number; readonly setting: PackSetting }[] = [
  { upTo: 1, setting: duration(1, 6, { fr: '1 min', en: '1 min' }) },
  { upTo: 5, setting: duration(5, 5, { fr: '5 min', en: '5 min' }) },
  { upTo: 20, setting: duration(20, 4, { fr: '20 min', en: '20 min' }) },
  { upTo: 120, setting: duration(120, 3, { fr: '2 h', en: '2 h' }) },
  { upTo: 240, setting: duration(240, 2, { fr: '4 h', en: '4 h' }) },
  { upTo: 480, setting: duration(480, 1, { fr: '8 h', en: '8 h' }) },
];

const emergence = (
  key: string,
  value: number,
  said: { readonly fr: string; readonly en: string; readonly source: string },
) => level({ ...said, key: `noise.emergence.${key}`, value, min: 0, max: 60, standing: 'norm' });

export const EMERGENCE_BASE = {
  day: emergence('day', 5, {
    fr: 'Émergence : limite de base, 7 h – 22 h',
    en: 'Emergence: base limit, 07:00–22:00',
    source: 'Code de la santé publique, R.1336-7',
  }),
  night: emergence('night', 3, {
    fr: 'Émergence : limite de base, 22 h – 7 h',
    en: 'Emergence: base limit, 22:00–07:00',
    source: 'Code de la santé publique, R.1336-7',
  }),
  mainRoom: emergence('main-room', 25, {
    fr: 'Émergence : niveau ambiant au-dessous duquel elle n’est pas cherchée, pièce principale',
    en: 'Emergence: ambient level below which it is not sought, main room',
    source: 'Code de la santé publique, R.1336-6',
  }),
  elsewhere: emergence('elsewhere', 30, {
    fr: 'Émergence : niveau ambiant au-dessous duquel elle n’est pas cherchée, ailleurs',
    en: 'Emergence: ambient level below which it is not sought, elsewhere',
    source: 'Code de la santé publique, R.1336-6',
  }),
} as const;

/** Everything a territory may set in this pack. */
export const settings: readonly PackSetting[] = [
  EVENT_LEVELS.low,
  EVENT_LEVELS.high,
  EVENT_BRIDGE,
  HARMONICA_LEAST,
  WIND_LIMIT,
  RAIN_LIMIT,
  RAIN_AFTER,
  WEATHER_REACH,
  STUDY_SEASON,
  EMERGENCE_BASE.day,
  EMERGENCE_BASE.night,
  EMERGENCE_BASE.mainRoom,
  EMERGENCE_BASE.elsewhere,
  ...EMERGENCE_DURATIONS.map(({ setting }) => setting),
];
