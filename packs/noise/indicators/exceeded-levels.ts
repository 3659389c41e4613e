import { defineIndicator, exceededLevel, percentileOfState } from '@vigie/kit';
import type { IndicatorWindow, Label, WindowInput } from '@vigie/kit';
import { LEFT_OUT } from './left-out.ts';

type Percent = 10 | 50 | 90;

const SOURCE = 'ISO 1996-1 : niveau dépassé N % du temps, sur LAeq,1s ; interpolation de type 7 (choix)';

const shared = (percent: Percent, of: Label) => ({
  kind: 'window' as const,
  label: {
    fr: `Niveau dépassé ${percent} % ${of.fr} (LA${percent})`,
    en: `Level exceeded ${percent} % ${of.en} (LA${percent})`,
  },
  from: 'LAeq1s',
  quantity: `LA${percent}`,
});

/** From the seconds themselves. */
const ofHour = (percent: Percent) =>
  defineIndicator({
    ...shared(percent, { fr: 'de l’heure', en: 'of the hour' }),
    id: `noise-la${percent}-hour`,
    window: 'hour',
    compute: ({ samples }: WindowInput) =>
      exceededLevel(
        samples.map(({ value }) => value),
        percent,
      ),
    source: SOURCE,
  });

/** From the seconds counted by tenth of a decibel in each hour: a percentile of percentiles is none. */
const ofHours = (percent: Percent, { window, name, of }: { window: IndicatorWindow; name: string; of: Label }) =>
  defineIndicator({
    ...shared(percent, of),
    id: `noise-la${percent}-${name}`,
    window,
    compute: { ofState: (state) => percentileOfState(state, 1 - percent / 100)?.value },
    excludes: LEFT_OUT,
    source: `${SOURCE} ; secondes comptées au dixième de décibel`,
  });

/** L10 is the high level, L90 the background. */
export const exceededLevels = ([10, 50, 90] as const).flatMap((percent) => [
  ofHour(percent),
  ofHours(percent, { window: 'local-day', name: 'day', of: { fr: 'de la journée', en: 'of the day' } }),
  ofHours(percent, { window: 'local-year', name: 'year', of: { fr: 'de l’année', en: 'of the year' } }),
]);
