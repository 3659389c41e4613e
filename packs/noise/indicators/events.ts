import { MINUTE, SECOND, defineIndicator, intermittencyRatio, noiseEvents, settingIn } from '@vigie/kit';
import type { IndicatorWindow, Label, WindowInput } from '@vigie/kit';
import { EVENT_BRIDGE, EVENT_LEVELS } from '../settings.ts';

const KINDS = {
  65: {
    setting: EVENT_LEVELS.low,
    said: { fr: 'premier niveau, usuel 65 dB(A)', en: 'first level, usually 65 dB(A)' },
  },
  75: {
    setting: EVENT_LEVELS.high,
    said: { fr: 'second niveau, usuel 75 dB(A)', en: 'second level, usually 75 dB(A)' },
  },
} as const;
type Kind = keyof typeof KINDS;

const shared = (kind: Kind, of: Label) => ({
  kind: 'window' as const,
  label: {
    fr: `Événements ${of.fr} (NA${kind} : ${KINDS[kind].said.fr})`,
    en: `Events ${of.en} (NA${kind}: ${KINDS[kind].said.en})`,
  },
  from: 'LAeq1s',
  quantity: `NA${kind}`,
  source: `Passages à ${kind} dB(A) ou plus, creux de 3 s au plus comblés : réglages « ${KINDS[kind].setting.key} » et « ${EVENT_BRIDGE.key} »`,
});

/** Events that begin in the hour: what began before is of the hour before. */
const ofHour = (kind: Kind) =>
  defineIndicator({
    ...shared(kind, { fr: 'de l’heure', en: 'of the hour' }),
    id: `noise-na${kind}-hour`,
    window: 'hour',
    lead: 10 * MINUTE,
    compute({ start, samples, before = [], settings }: WindowInput) {
      const threshold = settingIn(settings, KINDS[kind].setting);
      const bridge = settingIn(settings, EVENT_BRIDGE) * SECOND;
      return noiseEvents([...before, ...samples], { threshold, bridge }).filter((event) => event.start >= start).length;
    },
  });

const ofHours = (kind: Kind, { window, name, of }: { window: IndicatorWindow; name: string; of: Label }) =>
  defineIndicator({
    ...shared(kind, of),
    id: name === '' ? `noise-na${kind}` : `noise-na${kind}-${name}`,
    window,
    of: `noise-na${kind}-hour`,
    compute: ({ samples }: WindowInput) => samples.reduce((sum, { value }) => sum + value, 0),
  });

export const eventCounts = ([65, 75] as const).flatMap((kind) => [
  ofHour(kind),
  ofHours(kind, { window: 'local-day', name: '', of: { fr: 'du jour', en: 'of the day' } }),
  ofHours(kind, { window: 'local-year', name: 'year', of: { fr: 'de l’année', en: 'of the year' } }),
]);

/** Share of the energy in seconds that stand out. */
export const intermittency = defineIndicator({
  kind: 'window',
  id: 'noise-intermittency-hour',
  label: { fr: 'Part d’énergie des événements de l’heure', en: 'Intermittency ratio of the hour' },
  from: 'LAeq1s',
  quantity: 'intermittencyRatio',
  window: 'hour',
  compute: ({ samples }) => intermittencyRatio(samples.map(({ value }) => value)),
  source: 'Intermittency ratio : part de l’énergie des secondes au-dessus de LAeq + 3 dB',
});
