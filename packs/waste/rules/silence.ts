import { defineRule } from '@vigie/kit';

/** A sensor no longer heard: the container is no longer watched. */
export const silenceRule = defineRule({
  id: 'waste-silence',
  label: { fr: 'Capteur de colonne muet', en: 'Silent container sensor' },
  quantity: 'distance',
  assetTypes: ['container'],
  test: { kind: 'silence', periods: 6 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : capteur de colonne muet', en: 'Response: silent container sensor' },
    steps: [
      {
        fr: 'Regardez si d’autres objets de la même passerelle se taisent : si oui, traitez la passerelle d’abord.',
        en: 'See whether other objects of the same gateway are silent: if so, deal with the gateway first.',
      },
      {
        fr: 'Remettez la colonne en tournée fixe tant que le capteur ne parle pas.',
        en: 'Put the container back on a fixed round while the sensor is silent.',
      },
      {
        fr: 'Une colonne métallique bien fermée affaiblit la radio : demandez au collecteur si le couvercle a changé.',
        en: 'A well-closed metal container weakens the radio: ask the collector whether the lid has changed.',
      },
      {
        fr: 'Sans nouvelle après 48 h, demandez une visite de maintenance.',
        en: 'With no news after 48 h, ask for a maintenance visit.',
      },
    ],
  },
});
