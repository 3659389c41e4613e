import { defineIndicator, intermittencyRatio, noiseEvents } from '@vigie/kit';

const eventsOver = (threshold: 65 | 75) =>
  defineIndicator({
    kind: 'window',
    id: `noise-na${threshold}`,
    label: {
      fr: `Événements du jour à ${threshold} dB(A) ou plus (NA${threshold})`,
      en: `Events of the day at ${threshold} dB(A) or more (NA${threshold})`,
    },
    from: 'LAeq1s',
    quantity: `NA${threshold}`,
    window: 'local-day',
    compute: ({ samples }) => noiseEvents(samples, { threshold }).length,
    source: `Nombre d’événements au-dessus de ${threshold} dB(A) ; creux de 3 s au plus comblés : choix`,
  });

export const na65 = eventsOver(65);
export const na75 = eventsOver(75);

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
