import { defineRule } from '@vigie/kit';

/** One reading is enough: a fire does not wait for the next frame. */
export const fireRule = defineRule({
  id: 'waste-fire',
  label: { fr: 'Chaleur anormale dans une colonne', en: 'Abnormal heat in a container' },
  quantity: 'temperature',
  assetTypes: ['container'],
  test: { kind: 'threshold', thresholds: [60], hysteresis: 10, up: 1, down: 3 },
  priorities: ['critical'],
  response: {
    title: { fr: 'Fiche réflexe : chaleur dans une colonne', en: 'Response: heat in a container' },
    steps: [
      {
        fr: 'Appelez le 18 ou le 112. Donnez l’adresse, le flux, et si la colonne est enterrée.',
        en: 'Call 18 or 112. Give the address, the stream, and whether the container is buried.',
      },
      {
        fr: 'N’envoyez personne ouvrir la colonne : l’air attise le feu, une bombe aérosol peut exploser.',
        en: 'Send nobody to open the container: air feeds the fire, a spray can may explode.',
      },
      {
        fr: 'Prévenez l’astreinte voirie pour tenir le public à 20 mètres.',
        en: 'Warn the highways duty officer to keep the public 20 metres away.',
      },
      {
        fr: 'En plein soleil d’été, comparez avec les colonnes voisines : si toutes montent ensemble, c’est le soleil. Appelez quand même en cas de doute.',
        en: 'In full summer sun, compare with neighbouring containers: if all rise together it is the sun. Call all the same when in doubt.',
      },
      {
        fr: 'Après l’extinction, mettez le capteur hors service et demandez son contrôle.',
        en: 'Once it is out, put the sensor out of service and ask for it to be checked.',
      },
    ],
  },
});
