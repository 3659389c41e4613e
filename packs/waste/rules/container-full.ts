import { defineRule } from '@vigie/kit';

/** Nearly full, then full: two readings, so that a bag across the beam does not send a truck. */
export const containerFullRule = defineRule({
  id: 'waste-container-full',
  label: { fr: 'Colonne pleine', en: 'Full container' },
  quantity: 'fillLevel',
  assetTypes: ['container'],
  test: { kind: 'threshold', thresholds: [90, 100], hysteresis: 5, up: 2, down: 2 },
  priorities: ['medium', 'high'],
  response: {
    title: { fr: 'Fiche réflexe : colonne pleine', en: 'Response: full container' },
    steps: [
      {
        fr: 'Vérifiez la courbe : une montée régulière est un vrai remplissage, un saut peut être un carton devant le capteur.',
        en: 'Check the curve: a steady climb is real, a jump may be a box in front of the sensor.',
      },
      {
        fr: 'Regardez les colonnes voisines du même flux : proposez-les aux habitants si elles ont de la place.',
        en: 'Look at neighbouring containers of the same stream: offer them to residents if they have room.',
      },
      {
        fr: 'À 90 % : ajoutez la colonne à la prochaine tournée du flux.',
        en: 'At 90 %: add the container to the next round of the stream.',
      },
      {
        fr: 'À 100 % : appelez le collecteur, demandez un passage dans la journée et le ramassage des dépôts au pied.',
        en: 'At 100 %: call the collector, ask for a pass today and for what lies at the foot to be picked up.',
      },
      {
        fr: 'Après le vidage, vérifiez que le remplissage est redescendu sous 25 %. Sinon, notez un mauvais vidage.',
        en: 'After the emptying, check that the level is under 25 %. If not, record a poor emptying.',
      },
    ],
  },
});
