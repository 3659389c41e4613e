import { defineIndicator, stageFromDepth } from '@vigie/kit';
import type { AssetProperties } from '@vigie/kit';

/** Stage (m) of a depth (mm) measured by an immersed probe that compensates for the atmosphere itself. */
export function stageOfDepth(depth: number, { sensorElevation, zeroElevation }: AssetProperties): number | undefined {
  if (typeof sensorElevation !== 'number' || typeof zeroElevation !== 'number') return undefined;
  return stageFromDepth(depth / 1000, { probeElevation: sensorElevation, zeroElevation });
}

export const stageFromDepthIndicator = defineIndicator({
  kind: 'each',
  id: 'water-stage-from-depth',
  label: { fr: 'Hauteur d’eau (sonde immergée)', en: 'Stage (immersed probe)' },
  from: 'waterDepth',
  quantity: 'stage',
  assetTypes: ['gauge'],
  compute: stageOfDepth,
  source: 'H = profondeur + altitude de la sonde − zéro d’échelle, en mètres NGF-IGN69',
});
