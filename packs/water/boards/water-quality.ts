import { defineBoard } from '@vigie/kit';

/** One probe: temperature, oxygen, turbidity, conductivity. */
export const waterQualityBoard = defineBoard({
  id: 'water-quality',
  title: { fr: 'Qualité de l’eau', en: 'Water quality' },
  audience: 'operations',
  panels: [
    {
      title: { fr: 'Oxygène dissous', en: 'Dissolved oxygen' },
      series: 'water-dissolved-oxygen-hour',
      form: 'curve',
      days: 14,
    },
    {
      title: { fr: 'Température de l’eau', en: 'Water temperature' },
      series: 'water-temperature-day',
      form: 'bars',
      days: 60,
    },
    { title: { fr: 'Turbidité', en: 'Turbidity' }, series: 'water-turbidity-hour', form: 'curve', days: 14 },
    { title: { fr: 'Conductivité', en: 'Conductivity' }, series: 'conductivity', form: 'curve', days: 14 },
  ],
});
