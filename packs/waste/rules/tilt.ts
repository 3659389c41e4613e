import { defineRule } from '@vigie/kit';

/** Knocked over, or left open by a lift. */
export const tiltRule = defineRule({
  id: 'waste-tilt',
  label: { fr: 'Colonne renversée ou déplacée', en: 'Container knocked over or moved' },
  quantity: 'tilt',
  assetTypes: ['container'],
  test: { kind: 'threshold', thresholds: [1], hysteresis: 0.5, up: 2, down: 2 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : colonne renversée', en: 'Response: container knocked over' },
    steps: [
      {
        fr: 'Vérifiez qu’une collecte n’est pas en cours : la colonne est inclinée pendant la levée.',
        en: 'Check that no collection is under way: the container is tilted while it is lifted.',
      },
      {
        fr: 'Hors collecte, envoyez l’astreinte voir si la chaussée est dégagée.',
        en: 'Otherwise, send the duty officer to see whether the road is clear.',
      },
      {
        fr: 'Ne tenez pas compte du remplissage tant que la colonne n’est pas redressée.',
        en: 'Disregard the fill level until the container stands upright.',
      },
    ],
  },
});
