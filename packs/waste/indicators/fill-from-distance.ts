import { defineIndicator, rawFill } from '@vigie/kit';
import type { AssetProperties } from '@vigie/kit';

/** Fill (%) of a distance (mm), not clamped: above 100 is an overflow, and the range check judges the rest. */
export function fillOfDistance(distance: number, { dEmpty, dFull }: AssetProperties): number | undefined {
  if (typeof dEmpty !== 'number' || typeof dFull !== 'number' || dEmpty <= dFull) return undefined;
  return rawFill(distance, { empty: dEmpty, full: dFull });
}

export const fillFromDistance = defineIndicator({
  kind: 'each',
  id: 'waste-fill',
  label: { fr: 'Taux de remplissage', en: 'Fill level' },
  from: 'distance',
  quantity: 'fillLevel',
  assetTypes: ['container'],
  compute: fillOfDistance,
  source:
    'Interpolation linéaire entre colonne vide et colonne pleine (choix) ; non bornée, pour garder les débordements',
});
