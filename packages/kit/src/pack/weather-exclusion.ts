import type { ExclusionCause } from '../exclusion.ts';
import type { PackSetting } from './pack-setting.ts';

/** Weather that makes the pack's measures count for nothing in figures that leave it out. */
export interface WeatherExclusion {
  readonly cause: ExclusionCause;
  /** Quantity of a measured series, of any domain. */
  readonly from: string;
  /** Over it, the time the value stands for is left out. */
  readonly over: PackSetting;
  /** Minutes left out after it: a road stays wet. */
  readonly after?: PackSetting;
  /** Kilometres within which objects are concerned. */
  readonly reach: PackSetting;
}
