import { defineRule } from '@vigie/kit';

/** Not one passage in a whole working day: masked sensor or closed path. A Sunday without one proves nothing. */
export const noPassageRule = defineRule({
  id: 'mobility-no-passage',
  label: { fr: 'Aucun passage de tout un jour ouvré', en: 'No passage on a working day' },
  quantity: 'workingDayCount',
  assetTypes: ['counter'],
  test: { kind: 'threshold', thresholds: [0], hysteresis: 1, up: 1, down: 1, direction: 'down' },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : aucun passage', en: 'Response: no passage' },
    steps: [
      {
        fr: 'Vérifiez si la voie est fermée : travaux, événement, inondation.',
        en: 'Check whether the path is closed: works, event, flood.',
      },
      {
        fr: 'Sinon, pensez à un capteur masqué ou tourné : demandez une photo du mât au gestionnaire de voirie.',
        en: 'Otherwise think of a masked or turned sensor: ask the highways manager for a photo of the mast.',
      },
      {
        fr: 'Marquez la période comme suspecte si la voie était ouverte.',
        en: 'Flag the period as suspect if the path was open.',
      },
    ],
  },
});
