import { defineRule } from '@vigie/kit';

/** The level a commune set for a place, held for an hour. Places without one have no alarm. */
export const municipalLevelRule = defineRule({
  id: 'noise-municipal-level',
  label: { fr: 'Seuil de la commune dépassé', en: 'Municipal level passed' },
  quantity: 'LAeq',
  assetTypes: ['noiseMast'],
  test: { kind: 'threshold', thresholds: ['municipalLevel'], hysteresis: 2, up: 4, down: 4 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : seuil de la commune dépassé', en: 'Response: municipal level passed' },
    steps: [
      {
        fr: 'Relisez l’arrêté ou la convention qui fixe ce seuil : lieu, heures, dérogations.',
        en: 'Read the order or agreement that sets this level again: place, hours, exemptions.',
      },
      {
        fr: 'Prévenez le référent bruit de la commune avec l’heure de début et la courbe.',
        en: 'Tell the commune’s noise officer when it began, with the curve.',
      },
      {
        fr: 'La mesure oriente un contrôle ; elle ne constate pas d’infraction.',
        en: 'The measurement points a check; it does not establish an offence.',
      },
    ],
  },
});
