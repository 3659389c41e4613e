import { SOUND_CLASSES, SOUND_CLASS_LABELS } from '@vigie/kit';
import type { PublicPanel } from '@vigie/kit';
import { contributionOf, timeShareOf } from './class-quantities.ts';

/** What residents see drawn: nights, the week, what the noise is made of, a year against the last. */
export const publicPanels: readonly PublicPanel[] = [
  {
    id: 'nuits',
    form: 'worst',
    title: { fr: 'Les nuits les plus bruyantes de la semaine', en: 'The loudest nights of the week' },
    lead: {
      fr: 'Le niveau de la nuit la plus forte à chaque point, de 22 h à 6 h.',
      en: 'The level of the loudest night at each place, 22:00 to 06:00.',
    },
    series: 'noise-lnight',
    days: 7,
    keep: 'highest',
    worse: 'high',
  },
  {
    id: 'semaine',
    on: 'both',
    form: 'heatmap',
    title: { fr: 'La semaine type, heure par heure', en: 'The usual week, hour by hour' },
    lead: {
      fr: 'Plus la case est foncée, plus cette heure est bruyante.',
      en: 'The darker the square, the louder the hour.',
    },
    series: 'noise-laeq-hour',
    days: 28,
    against: 'week',
  },
  {
    id: 'annee',
    on: 'station',
    form: 'curve',
    title: { fr: 'Une année de journées (Lden)', en: 'A year of days (Lden)' },
    series: 'noise-lden-day',
    days: 365,
    worse: 'high',
  },
  {
    id: 'composition',
    on: 'both',
    form: 'composition',
    title: { fr: 'De quoi le bruit est fait', en: 'What the noise is made of' },
    lead: {
      fr: 'À gauche ce qu’on entend le plus longtemps, à droite ce qui pèse le plus dans le niveau.',
      en: 'On the left what is heard longest, on the right what weighs most in the level.',
    },
    days: 30,
    of: {
      parts: SOUND_CLASSES.map((sound) => ({
        label: SOUND_CLASS_LABELS[sound],
        series: timeShareOf(sound),
        energy: contributionOf(sound),
      })),
    },
    caveat: {
      fr: 'Aux stations qui classent les sons à bord, par parts d’au moins une minute : ni son, ni parole. « Dominé par », non une séparation des sources ; ce qui n’est pas reconnu est dans « Autres et non classé ».',
      en: 'At stations that classify sounds on board, by shares of a minute or more: neither sound nor words. “Dominated by”, not a separation of sources; what is not recognised is in “Other and unclassified”.',
    },
  },
  {
    id: 'an-dernier',
    form: 'comparison',
    title: { fr: 'Cette saison et la même, un an avant', en: 'This season and the same, a year before' },
    series: 'noise-lden-day',
    days: 28,
    with: 'last-year',
    across: 'median',
  },
];
