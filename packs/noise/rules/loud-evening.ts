import { defineRule } from '@vigie/kit';

/** A concert, a festival, a gathering: half an hour at 78 dB(A), or at 85. Thresholds are a house choice. */
export const loudEveningRule = defineRule({
  id: 'noise-loud-evening',
  label: { fr: 'Niveau très élevé qui dure', en: 'Very high level that lasts' },
  quantity: 'LAeq',
  assetTypes: ['noiseMast'],
  test: { kind: 'threshold', thresholds: [78, 85], hysteresis: 3, up: 2, down: 2 },
  priorities: ['medium', 'high'],
  response: {
    title: { fr: 'Fiche réflexe : soirée très bruyante', en: 'Response: very loud evening' },
    steps: [
      {
        fr: 'Consultez l’agenda : fête ou concert autorisé ? Si oui, notez l’heure de fin prévue et acquittez.',
        en: 'Check the diary: authorised event or concert? If so, note when it should end and acknowledge.',
      },
      {
        fr: 'Heure de fin passée : appelez l’organisateur, puis le service voie publique de la commune.',
        en: 'Past its end: call the organiser, then the public-space service of the commune.',
      },
      {
        fr: 'Rien à l’agenda : comparez avec les stations voisines, puis prévenez la police municipale.',
        en: 'Nothing in the diary: compare with neighbouring stations, then tell the municipal police.',
      },
      {
        fr: 'Vent fort ou travaux au pied du mât : excluez la période à l’écran Qualité, avec le motif.',
        en: 'Strong wind or works at the mast: exclude the period on the Quality screen, with the reason.',
      },
    ],
  },
});
