import { defineRule } from '@vigie/kit';

/** A counter no longer heard; its totem must stop showing a frozen figure. */
export const silenceRule = defineRule({
  id: 'mobility-silence',
  label: { fr: 'Compteur muet', en: 'Silent counter' },
  quantity: 'count',
  assetTypes: ['counter'],
  test: { kind: 'silence', periods: 8 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : compteur muet', en: 'Response: silent counter' },
    steps: [
      {
        fr: 'Vérifiez que l’afficheur du site annonce « données indisponibles » et ne garde pas un chiffre figé.',
        en: 'Check that the display of the site says “data not available” and does not keep a frozen figure.',
      },
      {
        fr: 'Regardez si d’autres objets de la même passerelle se taisent : si oui, traitez la passerelle d’abord.',
        en: 'See whether other objects of the same gateway are silent: if so, deal with the gateway first.',
      },
      {
        fr: 'Par temps couvert prolongé, pensez à la batterie solaire : lisez sa dernière tension.',
        en: 'In prolonged dull weather, think of the solar battery: read its last voltage.',
      },
      {
        fr: 'Au retour, ne comblez pas le trou : la différence des cumuls dira combien de passages ont été perdus.',
        en: 'On return, do not fill the gap: the difference of the cumulated counts will tell how many passages were lost.',
      },
    ],
  },
});
