import { defineRule } from '@vigie/kit';

/** A controller no longer heard; the local clock goes on switching the lamps. */
export const silenceRule = defineRule({
  id: 'lighting-silence',
  label: { fr: 'Contrôleur d’éclairage muet', en: 'Silent lighting controller' },
  quantity: 'activePower',
  assetTypes: ['cabinet', 'lightPoint'],
  test: { kind: 'silence', periods: 4 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : contrôleur muet', en: 'Response: silent controller' },
    steps: [
      {
        fr: 'Regardez si d’autres objets de la même passerelle se taisent : si oui, traitez la passerelle d’abord.',
        en: 'See whether other objects of the same gateway are silent: if so, deal with the gateway first.',
      },
      {
        fr: 'Vérifiez si l’armoire avait annoncé une coupure d’alimentation juste avant.',
        en: 'Check whether the cabinet announced a loss of supply just before.',
      },
      {
        fr: 'L’horloge locale garde le programme : n’envoyez personne de nuit si la rue est éclairée.',
        en: 'The local clock keeps the programme: send nobody at night if the street is lit.',
      },
      {
        fr: 'Demandez une visite de jour. Aucune commande n’est possible en attendant.',
        en: 'Ask for a daytime visit. No command is possible meanwhile.',
      },
    ],
  },
});
