import { defineBoard } from '@vigie/kit';

/** One container, and all of them. */
export const dropOffBoard = defineBoard({
  id: 'waste-drop-off',
  title: { fr: 'Points d’apport volontaire', en: 'Drop-off points' },
  panels: [
    { title: { fr: 'Où il reste de la place', en: 'Where there is room' }, series: 'fillLevel', form: 'map', days: 1 },
    { title: { fr: 'Remplissage', en: 'Fill level' }, series: 'fillLevel', form: 'curve', days: 14 },
    {
      title: { fr: 'Remplissage en fin de journée', en: 'Fill level at the end of the day' },
      series: 'waste-fill-day',
      form: 'bars',
      days: 30,
    },
    {
      title: { fr: 'Température dans la colonne', en: 'Temperature in the container' },
      series: 'temperature',
      form: 'curve',
      days: 7,
    },
    { title: { fr: 'Toutes les colonnes', en: 'All containers' }, series: 'fillLevel', form: 'table', days: 1 },
  ],
});
