import type { Language } from '@vigie/kit';

interface Compared {
  readonly now: string;
  readonly percent: string;
  readonly half: string | undefined;
  readonly pairs: number;
}

const fr = {
  title: 'Jour après jour',
  chart: (name: string) => `Passages par jour, ${name}, tous sens`,
  summary: (low: string, high: string) => `Entre ${low} et ${high} passages par jour.`,
  band: { low: 'Attendu, bas', high: 'Attendu, haut' },
  compared: ({ now, percent, half, pairs }: Compared) =>
    `Quatre dernières semaines : ${now} passages par jour, ${percent} %${half === undefined ? '' : ` (± ${half})`} par rapport aux mêmes jours de semaine un an plus tôt, ${pairs} jours comparés.`,
  record: (count: string, day: string) => `Jour record : ${count} passages, ${day}.`,
  peak: (hour: number, count: string) =>
    `Un jour ouvré en temps scolaire, l’heure la plus fréquentée est ${hour} h – ${hour + 1} h : ${count} passages en moyenne.`,
  range:
    'Le fond pâle est la plage attendue d’après les jours d’avant : huit jours sur dix y tombent. La météo n’y est pas.',
  own: (median: string, days: number) =>
    `Écart médian entre compté et attendu : ${median}, mesuré sur ${days} jours de ce compteur.`,
  elsewhere: (places: string) => `Ce compteur est trop récent pour mesurer l’écart. Ailleurs : ${places}.`,
  estimated: (days: number, limit: string) =>
    `${days} jour${days < 2 ? '' : 's'} avec des heures estimées, faute de mesure. Les barres en tirets en contiennent plus de ${limit} % ou sont incomplètes. Une estimation n’entre ni dans les moyennes ni dans les records.`,
  csv: 'Ces jours en CSV, estimations à part',
  display: 'La page d’affichage du site',
};

const en: typeof fr = {
  title: 'Day by day',
  chart: (name) => `Passages by day, ${name}, all directions`,
  summary: (low, high) => `Between ${low} and ${high} passages a day.`,
  band: { low: 'Expected, low', high: 'Expected, high' },
  compared: ({ now, percent, half, pairs }) =>
    `Last four weeks: ${now} passages a day, ${percent} %${half === undefined ? '' : ` (± ${half})`} against the same weekdays a year before, ${pairs} days compared.`,
  record: (count, day) => `Busiest day: ${count} passages, ${day}.`,
  peak: (hour, count) =>
    `On a working day of term the busiest hour is ${hour}:00 – ${hour + 1}:00: ${count} passages on average.`,
  range:
    'The pale ground is the range expected from the days before: eight days in ten fall in it. Weather is not in it.',
  own: (median, days) =>
    `Median gap between counted and expected: ${median}, measured on ${days} days of this counter.`,
  elsewhere: (places) => `This counter is too young to measure the gap. Elsewhere: ${places}.`,
  estimated: (days, limit) =>
    `${days} day${days < 2 ? '' : 's'} with estimated hours, for want of a measure. Dashed bars hold more than ${limit} % of them or are incomplete. No estimate enters averages or records.`,
  csv: 'These days as CSV, estimates apart',
  display: 'The display page of the site',
};

/** Words of the days of a counter. */
export const COUNTING_WORDS: Readonly<Record<Language, typeof fr>> = { fr, en };
