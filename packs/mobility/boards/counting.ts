import { defineBoard } from '@vigie/kit';

/** Which counters can be trusted today, and what passes them. */
export const countingBoard = defineBoard({
  id: 'mobility-counting',
  title: { fr: 'Comptage, exploitation', en: 'Counting, operations' },
  audience: 'operations',
  lead: { fr: 'Quels compteurs faut-il aller voir ?', en: 'Which counters need a visit?' },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Passages du dernier jour', en: 'Passages of the last day' },
      series: 'mobility-daily',
      days: 7,
      keep: 'last',
      across: 'sum',
      trend: 'previous',
      formula: {
        fr: 'Somme du dernier jour entier de chaque compteur, les deux sens ensemble',
        en: 'Sum of the last whole day of each counter, both directions together',
      },
    },
    { form: 'availability', title: { fr: 'Mesures valides', en: 'Valid measures' }, days: 7, span: 4 },
    { form: 'map', title: { fr: 'Compteurs', en: 'Counters' }, series: 'count', days: 1, span: 4 },
    { form: 'alarms', title: { fr: 'Alarmes ouvertes', en: 'Open alarms' }, span: 6 },
    {
      form: 'worst',
      title: { fr: 'Derniers jours les plus inhabituels', en: 'Most unusual last days' },
      series: 'mobility-day-unusualness',
      days: 7,
      keep: 'highest',
      worse: 'high',
      span: 6,
    },
    {
      form: 'bars',
      title: { fr: 'Passages heure par heure', en: 'Passages hour by hour' },
      series: 'mobility-hourly',
      days: 7,
      across: 'sum',
      span: 12,
    },
    {
      form: 'heatmap',
      title: { fr: 'Heures de la semaine', en: 'Hours of the week' },
      series: 'mobility-hourly',
      days: 28,
      against: 'week',
      span: 6,
    },
    {
      form: 'table',
      title: { fr: 'Compteurs', en: 'Counters' },
      series: 'mobility-daily',
      days: 40,
      keep: 'last',
      worse: 'low',
      columns: ['mobility-tmj-month', 'mobility-day-unusualness'],
      span: 6,
    },
  ],
});
