import { defineRule } from '@vigie/kit';

/** Works and machines that give 50 dB(A) or more to a night (house choice). Stations with composition only. */
export const nightWorksRule = defineRule({
  id: 'noise-night-works',
  label: { fr: 'Chantier de nuit probable', en: 'Probable night works' },
  quantity: 'LnightWorks',
  assetTypes: ['noiseMast'],
  test: { kind: 'threshold', thresholds: [50], hysteresis: 3, up: 1, down: 1 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : chantier de nuit', en: 'Response: night works' },
    steps: [
      {
        fr: 'Cherchez une autorisation de travaux de nuit à cette adresse, et ses heures.',
        en: 'Look for a permit for night works at this address, and its hours.',
      },
      {
        fr: 'Autorisé : vérifiez que les riverains ont été prévenus, puis acquittez.',
        en: 'Permitted: check that residents were told, then acknowledge.',
      },
      {
        fr: 'Non autorisé : appelez le conducteur de travaux, puis le service voirie d’astreinte.',
        en: 'Not permitted: call the site manager, then the road service on duty.',
      },
      {
        fr: 'La station reconnaît une famille de sons : une nettoyeuse ou une livraison peut y ressembler.',
        en: 'The station recognises a family of sounds: a sweeper or a delivery may sound like it.',
      },
    ],
  },
});
