import { HARMONICA_WINDOW, HOUR, SECOND, defineIndicator, harmonicaOfHour, settingIn } from '@vigie/kit';
import type { IndicatorWindow, Interval, Label, LocalHours, ReferenceLine, Sample } from '@vigie/kit';
import { HARMONICA_LEAST } from '../settings.ts';
import { HARMONICA_BOUNDS, HARMONICA_CAVEAT } from './references.ts';

const LEAD = HARMONICA_WINDOW * SECOND;
const SOURCE = 'Indice Harmonica (projet LIFE, noiseineu.eu) : LA95 d’une fenêtre glissante de 10 min sur LAeq,1s';

/** One place a second; what is missing stays missing. */
export function secondsOf(samples: readonly Sample[], { start, end }: Interval): (number | undefined)[] {
  const seconds: (number | undefined)[] = Array.from({ length: Math.round((end - start) / SECOND) }, () => undefined);
  for (const { time, value } of samples) {
    const at = Math.floor((time - start) / SECOND);
    if (at >= 0 && at < seconds.length) seconds[at] = value;
  }
  return seconds;
}

/** Index of a clock hour: background and events in one figure from 0 to 10. */
export const harmonicaHour = defineIndicator({
  kind: 'window',
  id: 'noise-harmonica-hour',
  label: { fr: 'Indice Harmonica de l’heure', en: 'Harmonica index of the hour' },
  from: 'LAeq1s',
  quantity: 'harmonica',
  window: 'hour',
  lead: LEAD,
  compute({ start, end, samples, before = [], settings }) {
    const found = harmonicaOfHour(
      secondsOf(samples, { start, end }),
      secondsOf(before, { start: start - LEAD, end: start }),
    );
    const least = (settingIn(settings, HARMONICA_LEAST) / 100) * (HOUR / SECOND);
    return found !== undefined && found.seconds >= least ? found.index : undefined;
  },
  references: [...HARMONICA_BOUNDS.day, ...HARMONICA_BOUNDS.night],
  caveat: HARMONICA_CAVEAT,
  source: SOURCE,
});

interface Period {
  readonly id: string;
  readonly window: IndicatorWindow;
  readonly label: Label;
  readonly hours?: LocalHours;
  readonly references: readonly ReferenceLine[];
}

/** Mean of the hours a period holds, from their own index. */
const meanOfHours = ({ id, window, label, hours, references }: Period) =>
  defineIndicator({
    kind: 'window',
    id,
    label,
    from: 'LAeq1s',
    quantity: 'harmonica',
    window,
    of: harmonicaHour.id,
    ...(hours === undefined ? {} : { hours }),
    compute: ({ samples }) =>
      samples.length === 0 ? undefined : samples.reduce((sum, { value }) => sum + value, 0) / samples.length,
    references,
    caveat: HARMONICA_CAVEAT,
    source: `${SOURCE} ; moyenne des heures (choix)`,
  });

const DAY_HOURS: LocalHours = { from: 6, to: 22 };
const NIGHT_HOURS: LocalHours = { from: 22, to: 6 };

/** Days, nights and 24 hours, of each day and of the year. A night runs within the window from noon to noon. */
export const harmonicaPeriods = [
  meanOfHours({
    id: 'noise-harmonica-24h',
    window: 'local-day',
    label: { fr: 'Indice Harmonica des 24 heures', en: 'Harmonica index of 24 hours' },
    references: HARMONICA_BOUNDS.day,
  }),
  meanOfHours({
    id: 'noise-harmonica-day',
    window: 'local-day',
    label: { fr: 'Indice Harmonica de jour (6 h – 22 h)', en: 'Harmonica index by day (06:00–22:00)' },
    hours: DAY_HOURS,
    references: HARMONICA_BOUNDS.day,
  }),
  meanOfHours({
    id: 'noise-harmonica-night',
    window: 'local-night',
    label: { fr: 'Indice Harmonica de nuit (22 h – 6 h)', en: 'Harmonica index at night (22:00–06:00)' },
    hours: NIGHT_HOURS,
    references: HARMONICA_BOUNDS.night,
  }),
  meanOfHours({
    id: 'noise-harmonica-year',
    window: 'local-year',
    label: { fr: 'Indice Harmonica de l’année', en: 'Harmonica index of the year' },
    references: HARMONICA_BOUNDS.day,
  }),
  meanOfHours({
    id: 'noise-harmonica-day-year',
    window: 'local-year',
    label: { fr: 'Indice Harmonica de jour, sur l’année', en: 'Harmonica index by day, over the year' },
    hours: DAY_HOURS,
    references: HARMONICA_BOUNDS.day,
  }),
  meanOfHours({
    id: 'noise-harmonica-night-year',
    window: 'local-year',
    label: { fr: 'Indice Harmonica de nuit, sur l’année', en: 'Harmonica index at night, over the year' },
    hours: NIGHT_HOURS,
    references: HARMONICA_BOUNDS.night,
  }),
];
