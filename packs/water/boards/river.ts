import { defineBoard } from '@vigie/kit';

/** One station: stage and its rate. */
export const riverBoard = defineBoard({
  id: 'water-river',
  title: { fr: 'Hauteur de la rivière', en: 'River stage' },
  audience: 'operations',
  panels: [
    {
      title: { fr: 'Hauteur d’eau et repères', en: 'Stage and local levels' },
      series: 'stage',
      form: 'curve',
      days: 3,
    },
    { title: { fr: 'Vitesse de montée', en: 'Rate of rise' }, series: 'water-rise', form: 'curve', days: 1 },
    {
      title: { fr: 'Hauteur moyenne de l’heure', en: 'Mean stage of the hour' },
      series: 'water-stage-hour',
      form: 'curve',
      days: 30,
    },
    { title: { fr: 'Stations', en: 'Stations' }, series: 'stage', form: 'map', days: 1 },
    { title: { fr: 'Dernières hauteurs', en: 'Latest stages' }, series: 'stage', form: 'table', days: 1 },
  ],
});
