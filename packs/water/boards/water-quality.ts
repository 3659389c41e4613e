import { defineBoard } from '@vigie/kit';

/** Probes: oxygen and temperature against the classes, then what a spill or a fouled probe moves. */
export const waterQualityBoard = defineBoard({
  id: 'water-quality',
  title: { fr: 'Qualité de l’eau', en: 'Water quality' },
  audience: 'operations',
  lead: {
    fr: 'L’eau respire-t-elle, et quelle sonde faut-il nettoyer ?',
    en: 'Does the water breathe, and which probe needs cleaning?',
  },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Oxygène le plus bas', en: 'Lowest oxygen' },
      series: 'water-dissolved-oxygen-hour',
      days: 1,
      keep: 'lowest',
      across: 'lowest',
      worse: 'low',
    },
    {
      form: 'figure',
      title: { fr: 'Turbidité contre la veille', en: 'Turbidity against the day before' },
      series: 'water-turbidity-ratio',
      days: 1,
      keep: 'highest',
      across: 'highest',
      worse: 'high',
    },
    {
      form: 'figure',
      title: { fr: 'Fond de turbidité contre le mois', en: 'Turbidity floor against the month' },
      series: 'water-turbidity-floor',
      days: 3,
      keep: 'last',
      across: 'highest',
      worse: 'high',
    },
    {
      title: { fr: 'Oxygène dissous', en: 'Dissolved oxygen' },
      series: 'water-dissolved-oxygen-hour',
      form: 'curve',
      days: 14,
      span: 6,
    },
    {
      title: { fr: 'Turbidité', en: 'Turbidity' },
      series: 'water-turbidity-hour',
      form: 'curve',
      days: 14,
      span: 6,
    },
    {
      title: { fr: 'Température de l’eau', en: 'Water temperature' },
      series: 'water-temperature-day',
      form: 'bars',
      days: 60,
      span: 6,
    },
    {
      title: { fr: 'Conductivité à 25 °C', en: 'Conductivity at 25 °C' },
      series: 'conductivity25',
      form: 'curve',
      days: 14,
      span: 6,
    },
    { form: 'alarms', title: { fr: 'Alarmes ouvertes', en: 'Open alarms' }, span: 6 },
    {
      form: 'table',
      title: { fr: 'Dernières mesures', en: 'Latest measures' },
      series: 'dissolvedOxygen',
      days: 1,
      keep: 'last',
      worse: 'low',
      columns: ['oxygenSaturation', 'waterTemperature'],
      span: 6,
      caveat: {
        fr: 'Classes indicatives et instantanées sur la fiche de chaque sonde.',
        en: 'Indicative instant classes on the sheet of each probe.',
      },
    },
  ],
});
