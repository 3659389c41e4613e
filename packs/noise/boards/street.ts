import { defineBoard } from '@vigie/kit';

/** One station: the day, the nights, the hours. */
export const streetBoard = defineBoard({
  id: 'noise-street',
  title: { fr: 'Le bruit de la rue', en: 'Noise of the street' },
  audience: 'operations',
  panels: [
    {
      title: { fr: 'Niveau jour-soir-nuit, jour par jour', en: 'Day-evening-night level, day by day' },
      series: 'noise-lden-day',
      form: 'bars',
      days: 30,
    },
    {
      title: { fr: 'Niveau de chaque nuit', en: 'Level of each night' },
      series: 'noise-lnight',
      form: 'bars',
      days: 30,
    },
    {
      title: { fr: 'Niveau heure par heure', en: 'Level hour by hour' },
      series: 'noise-laeq-hour',
      form: 'curve',
      days: 7,
    },
    {
      title: { fr: 'Mesures au quart d’heure', en: 'Quarter-hour measurements' },
      series: 'LAeq',
      form: 'curve',
      days: 2,
    },
    { title: { fr: 'Stations', en: 'Stations' }, series: 'LAeq', form: 'map', days: 1 },
  ],
});
