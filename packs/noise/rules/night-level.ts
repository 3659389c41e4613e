import { defineRule } from '@vigie/kit';

/** Three nights in a row over the French road limit for the night. An indication to act upon, not an offence. */
export const nightLevelRule = defineRule({
  id: 'noise-night-level',
  label: { fr: 'Nuits bruyantes qui durent', en: 'Noisy nights that last' },
  quantity: 'Lnight',
  assetTypes: ['noiseMast'],
  test: { kind: 'threshold', thresholds: [62], hysteresis: 1, up: 3, down: 2 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : nuits bruyantes', en: 'Response: noisy nights' },
    steps: [
      {
        fr: 'Ouvrez la courbe des sept dernières nuits : le niveau monte-t-il toute la nuit ou à certaines heures ?',
        en: 'Open the curve of the last seven nights: does the level rise all night or at some hours?',
      },
      {
        fr: 'Écartez une cause technique : valeurs suspectes, pluie, vent de plus de 5 m/s, travaux près du mât.',
        en: 'Rule out a technical cause: suspect values, rain, wind over 5 m/s, works near the mast.',
      },
      {
        fr: 'Consultez l’agenda : chantier de nuit, marché, terrasse, déviation, fête autorisée.',
        en: 'Check the diary: night works, market, terraces, diversion, authorised event.',
      },
      {
        fr: 'Prévenez le service santé-environnement de la commune et joignez la courbe.',
        en: 'Tell the environmental health office of the commune and attach the curve.',
      },
      {
        fr: 'Ne qualifiez pas d’infraction : seul un agent assermenté, avec un sonomètre de classe 1, peut constater.',
        en: 'Do not call it an offence: only a sworn officer with a class 1 sound level meter can establish one.',
      },
    ],
  },
});
