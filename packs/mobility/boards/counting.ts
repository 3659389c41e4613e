import { defineBoard } from '@vigie/kit';

/** One counter. */
export const countingBoard = defineBoard({
  id: 'mobility-counting',
  title: { fr: 'Comptage', en: 'Counting' },
  audience: 'operations',
  panels: [
    {
      title: { fr: 'Passages jour par jour', en: 'Passages day by day' },
      series: 'mobility-daily',
      form: 'bars',
      days: 60,
    },
    {
      title: { fr: 'Passages heure par heure', en: 'Passages hour by hour' },
      series: 'mobility-hourly',
      form: 'bars',
      days: 7,
    },
    {
      title: { fr: 'Trafic moyen du mois', en: 'Average traffic of the month' },
      series: 'mobility-tmj-month',
      form: 'bars',
      days: 365,
    },
    { title: { fr: 'Aujourd’hui', en: 'Today' }, series: 'mobility-daily', form: 'figure', days: 1 },
    { title: { fr: 'Compteurs', en: 'Counters' }, series: 'count', form: 'map', days: 1 },
  ],
});
