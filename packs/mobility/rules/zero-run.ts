import { defineRule } from '@vigie/kit';

/** Zeros too long for chance: Σλ over 9.21 is P = exp(−Σλ) under 1 in 10 000 (choice). */
export const zeroRunRule = defineRule({
  id: 'mobility-zero-run',
  label: { fr: 'Zéros trop longs pour un hasard', en: 'Zeros too long for chance' },
  quantity: 'missedPassages',
  assetTypes: ['counter'],
  test: { kind: 'threshold', thresholds: [9.21], hysteresis: 9.21, up: 1, down: 1 },
  priorities: ['medium'],
  response: {
    title: { fr: 'Fiche réflexe : suite de zéros', en: 'Response: run of zeros' },
    steps: [
      {
        fr: 'Le capteur émet mais ne compte personne : ce n’est pas un silence. Regardez l’autre sens et le cumul.',
        en: 'The sensor sends and counts nobody: this is no silence. Look at the other direction and the cumulated count.',
      },
      {
        fr: 'Voie fermée (travaux, événement, inondation) ? Notez-le sur l’objet : zéro est alors une mesure.',
        en: 'Path closed (works, event, flood)? Note it on the object: zero is then a measure.',
      },
      {
        fr: 'Sinon, demandez une photo du mât ou du sol : capteur masqué ou tourné, boucle coupée, véhicule stationné.',
        en: 'Otherwise ask for a photo of the mast or the ground: sensor masked or turned, loop cut, vehicle parked.',
      },
      {
        fr: 'Invalidez la période dans Qualité : des zéros faux font baisser la moyenne, un trou marqué ne ment pas.',
        en: 'Invalidate the period in Quality: false zeros lower the average, a marked gap does not lie.',
      },
    ],
  },
});
