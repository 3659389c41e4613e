import { defineIndicator, exceededLevel } from '@vigie/kit';
import type { IndicatorWindow, Label } from '@vigie/kit';

const SOURCE = 'ISO 1996-1 : niveau dépassé N % du temps, sur LAeq,1s ; interpolation de type 7 (choix)';

const exceeded = (percent: 10 | 50 | 90, window: IndicatorWindow, of: Label) =>
  defineIndicator({
    kind: 'window',
    id: `noise-la${percent}-${window === 'hour' ? 'hour' : 'day'}`,
    label: {
      fr: `Niveau dépassé ${percent} % ${of.fr} (LA${percent})`,
      en: `Level exceeded ${percent} % ${of.en} (LA${percent})`,
    },
    from: 'LAeq1s',
    quantity: `LA${percent}`,
    window,
    // From the seconds themselves: a percentile of percentiles is none.
    compute: ({ samples }) =>
      exceededLevel(
        samples.map(({ value }) => value),
        percent,
      ),
    source: SOURCE,
  });

const HOUR: Label = { fr: 'de l’heure', en: 'of the hour' };
const DAY: Label = { fr: 'de la journée', en: 'of the day' };

/** L10 is the high level, L90 the background. */
export const exceededLevels = ([10, 50, 90] as const).flatMap((percent) => [
  exceeded(percent, 'hour', HOUR),
  exceeded(percent, 'local-day', DAY),
]);
