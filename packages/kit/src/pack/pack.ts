import type { Label } from '../label.ts';
import type { Quantity } from '../quantity.ts';
import type { AssetType } from './asset-type.ts';
import type { Board } from './board.ts';
import type { Check } from './check.ts';
import type { Dataset } from './dataset.ts';
import type { DeviceModel } from './device-model.ts';
import type { IndicatorDefinition } from './indicator-definition.ts';
import type { PackSetting } from './pack-setting.ts';
import type { PublicContent } from './public-content.ts';
import type { Rule } from './rule.ts';
import type { WeatherExclusion } from './weather-exclusion.ts';

/** A use case: a folder of declarations; the platform does the work. */
export interface Pack {
  readonly id: string;
  readonly label: Label;
  /** Hue of the domain on maps and legends (Okabe–Ito family), never used for status. */
  readonly hue: string;
  /** SVG path data on a 24 × 24 grid. */
  readonly icon: string;
  readonly quantities: readonly Quantity[];
  readonly assetTypes: readonly AssetType[];
  readonly devices: readonly DeviceModel[];
  readonly checks: readonly Check[];
  readonly indicators: readonly IndicatorDefinition[];
  readonly rules: readonly Rule[];
  readonly boards: readonly Board[];
  readonly datasets: readonly Dataset[];
  readonly publicContent: PublicContent;
  /** What a territory may set otherwise. */
  readonly settings?: readonly PackSetting[];
  /** Weather its figures leave out where they declare it. */
  readonly exclusions?: readonly WeatherExclusion[];
}

export function definePack(pack: Pack): Pack {
  return pack;
}
