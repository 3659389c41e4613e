import { defineIndicator, stageFromDistance } from '@vigie/kit';
import type { AssetProperties } from '@vigie/kit';

/** Stage (m) of a distance (mm) measured from above. */
export function stageOfDistance(
  distance: number,
  { sensorElevation, zeroElevation }: AssetProperties,
): number | undefined {
  if (typeof sensorElevation !== 'number' || typeof zeroElevation !== 'number') return undefined;
  return stageFromDistance(distance / 1000, { sensorElevation, zeroElevation });
}

export const stageFromDistanceIndicator = defineIndicator({
  kind: 'each',
  id: 'water-stage-from-distance',
  label: { fr: 'Hauteur d’eau (capteur au-dessus de l’eau)', en: 'Stage (sensor above water)' },
  from: 'distance',
  quantity: 'stage',
  assetTypes: ['gauge'],
  compute: stageOfDistance,
  source: 'H = altitude du capteur − distance − zéro d’échelle, en mètres NGF-IGN69',
});
