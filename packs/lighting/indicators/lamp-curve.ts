import type { AssetProperties, LampCurve } from '@vigie/kit';

/** Share of the nominal power within which a reading fits (house choice). */
const TOLERANCE_SHARE = 0.1;

/** Power against level of a light point, or of the lamps of a cabinet. Absent when the power is not registered. */
export function lampCurve({ nominalPower, standbyPower, installedPower }: AssetProperties): LampCurve | undefined {
  const nominal = nominalPower ?? installedPower;
  if (typeof nominal !== 'number' || nominal <= 0) return undefined;
  return {
    points: [
      { level: 0, power: typeof standbyPower === 'number' ? standbyPower : 0 },
      { level: 100, power: nominal },
    ],
    tolerance: TOLERANCE_SHARE * nominal,
  };
}
