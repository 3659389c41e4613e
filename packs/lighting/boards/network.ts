import { defineBoard } from '@vigie/kit';

/** Cabinets and light points. */
export const networkBoard = defineBoard({
  id: 'lighting-network',
  title: { fr: 'Réseau d’éclairage', en: 'Lighting network' },
  panels: [
    {
      title: { fr: 'Énergie nuit par nuit', en: 'Energy night by night' },
      series: 'lighting-energy-night',
      form: 'bars',
      days: 30,
    },
    { title: { fr: 'Puissance', en: 'Power' }, series: 'activePower', form: 'curve', days: 3 },
    {
      title: { fr: 'Lampes éteintes estimées', en: 'Estimated lamps out' },
      series: 'lighting-lamps-out',
      form: 'bars',
      days: 30,
    },
    { title: { fr: 'Pannes de lampe', en: 'Lamp failures' }, series: 'lighting-lamp-failure', form: 'table', days: 7 },
    {
      title: { fr: 'Armoires et points lumineux', en: 'Cabinets and light points' },
      series: 'activePower',
      form: 'map',
      days: 1,
    },
  ],
});
