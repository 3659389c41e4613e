import { defineRule } from '@vigie/kit';

/** A station no longer heard. */
export const silenceRule = defineRule({
  id: 'noise-silence',
  label: { fr: 'Station de bruit muette', en: 'Silent noise station' },
  quantity: 'LAeq',
  assetTypes: ['noiseMast'],
  test: { kind: 'silence', periods: 4 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : station de bruit muette', en: 'Response: silent noise station' },
    steps: [
      {
        fr: 'Regardez si d’autres objets de la même passerelle se taisent : si oui, traitez la passerelle d’abord.',
        en: 'See whether other objects of the same gateway are silent: if so, deal with the gateway first.',
      },
      {
        fr: 'Lisez la dernière batterie et la dernière qualité radio connues.',
        en: 'Read the last known battery and radio quality.',
      },
      {
        fr: 'Laissez passer 24 h si la batterie était bonne, puis demandez une visite de jour.',
        en: 'Wait 24 h if the battery was good, then ask for a daytime visit.',
      },
      {
        fr: 'Sur place : alimentation, antenne, boule anti-vent. Étalonnez avant de repartir.',
        en: 'On site: power, antenna, windscreen. Calibrate before leaving.',
      },
    ],
  },
});
