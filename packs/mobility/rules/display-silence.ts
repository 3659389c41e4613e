import { defineRule } from '@vigie/kit';

/** A totem that no longer asks for its figures: dead, or showing an old one. */
export const displaySilenceRule = defineRule({
  id: 'mobility-display-silence',
  label: { fr: 'Afficheur muet', en: 'Silent display' },
  quantity: 'displayAlive',
  assetTypes: ['counter'],
  test: { kind: 'silence', periods: 6 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : afficheur muet', en: 'Response: silent display' },
    steps: [
      {
        fr: 'Ouvrez la page d’affichage du compteur : si elle vit, la panne est celle du totem ou de sa liaison.',
        en: 'Open the display page of the counter: if it lives, the fault is in the totem or its link.',
      },
      {
        fr: 'Demandez une photo du totem : un chiffre figé est pire qu’un écran noir, faites-le éteindre.',
        en: 'Ask for a photo of the totem: a frozen figure is worse than a dark screen, have it switched off.',
      },
      {
        fr: 'Vérifiez l’alimentation et la carte SIM, puis ouvrez un ticket chez le mainteneur avec l’heure du dernier signe de vie.',
        en: 'Check the supply and the SIM card, then open a ticket with the time of the last sign of life.',
      },
    ],
  },
});
