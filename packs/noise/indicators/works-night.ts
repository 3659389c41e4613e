import { defineIndicator, noisePeriod, equivalentLevel } from '@vigie/kit';
import { NOISE_CALENDAR, PERIOD_HOURS } from './references.ts';

/** What works and machines add to a night. */
export const worksNight = defineIndicator({
  kind: 'window',
  id: 'noise-works-night',
  label: { fr: 'Chantiers et machines, la nuit', en: 'Works and machines at night' },
  from: 'LAeqWorks',
  quantity: 'LnightWorks',
  window: 'local-night',
  hours: PERIOD_HOURS.night,
  compute: ({ samples, localHour }) =>
    equivalentLevel(
      samples
        .filter(({ time }) => noisePeriod(localHour(time), NOISE_CALENDAR.hours) === 'night')
        .map(({ value, duration }) => ({ level: value, duration })),
    ),
  caveat: {
    fr: 'La station reconnaît une famille de sons, pas un chantier : « dominé par », non une séparation des sources.',
    en: 'The station recognises a family of sounds, not a site: "dominated by", not a separation of sources.',
  },
  source: `Contribution LAeq,k sur la nuit. ${NOISE_CALENDAR.source}`,
});
