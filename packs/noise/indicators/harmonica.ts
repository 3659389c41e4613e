import { HARMONICA_WINDOW, HOUR, SECOND, defineIndicator, harmonicaOfHour } from '@vigie/kit';
import type { Instant, Interval, Sample, WindowInput } from '@vigie/kit';
import { HARMONICA_CAVEAT } from './references.ts';

const LEAD = HARMONICA_WINDOW * SECOND;
const SOURCE = 'Indice Harmonica (projet LIFE, noiseineu.eu) : LA95 d’une fenêtre glissante de 10 min sur LAeq,1s';
/** Share of the seconds an hour needs to count in a day or a night. */
const LEAST = 0.75;

/** One place a second; what is missing stays missing. */
export function secondsOf(samples: readonly Sample[], { start, end }: Interval): (number | undefined)[] {
  const seconds: (number | undefined)[] = Array.from({ length: Math.round((end - start) / SECOND) }, () => undefined);
  for (const { time, value } of samples) {
    const at = Math.floor((time - start) / SECOND);
    if (at >= 0 && at < seconds.length) seconds[at] = value;
  }
  return seconds;
}

function ofHour(start: Instant, samples: readonly Sample[], before: readonly Sample[]): number | undefined {
  const found = harmonicaOfHour(
    secondsOf(samples, { start, end: start + HOUR }),
    secondsOf(before, { start: start - LEAD, end: start }),
  );
  return found !== undefined && found.seconds >= LEAST * (HOUR / SECOND) ? found.index : undefined;
}

/** Mean of the hours a period holds; the night of a window that runs from noon to noon is its hours from 22 to 6. */
function meanOfHours(input: WindowInput, counts: (hour: number) => boolean): number | undefined {
  const { start, end, samples, before = [], localHour } = input;
  const all = [...before, ...samples];
  const found: number[] = [];
  for (let hour = start; hour < end; hour += HOUR) {
    if (!counts(localHour(hour))) continue;
    const index = ofHour(hour, within(all, hour, hour + HOUR), within(all, hour - LEAD, hour));
    if (index !== undefined) found.push(index);
  }
  return found.length === 0 ? undefined : found.reduce((sum, index) => sum + index, 0) / found.length;
}

function within(samples: readonly Sample[], start: Instant, end: Instant): readonly Sample[] {
  return samples.filter(({ time }) => time >= start && time < end);
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
  compute: ({ start, samples, before = [] }) => ofHour(start, samples, before),
  caveat: HARMONICA_CAVEAT,
  source: SOURCE,
});

export const harmonica24h = defineIndicator({
  ...harmonicaHour,
  id: 'noise-harmonica-24h',
  label: { fr: 'Indice Harmonica des 24 heures', en: 'Harmonica index of 24 hours' },
  window: 'local-day',
  compute: (input: WindowInput) => meanOfHours(input, () => true),
  source: `${SOURCE} ; moyenne des heures (choix)`,
});

export const harmonicaDay = defineIndicator({
  ...harmonica24h,
  id: 'noise-harmonica-day',
  label: { fr: 'Indice Harmonica de jour (6 h – 22 h)', en: 'Harmonica index by day (06:00–22:00)' },
  compute: (input: WindowInput) => meanOfHours(input, (hour) => hour >= 6 && hour < 22),
});

export const harmonicaNight = defineIndicator({
  ...harmonica24h,
  id: 'noise-harmonica-night',
  label: { fr: 'Indice Harmonica de nuit (22 h – 6 h)', en: 'Harmonica index at night (22:00–06:00)' },
  window: 'local-night',
  compute: (input: WindowInput) => meanOfHours(input, (hour) => hour >= 22 || hour < 6),
});
