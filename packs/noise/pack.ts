import { definePack } from '@vigie/kit';
import { noiseMast } from './asset-types/noise-mast.ts';
import { streetBoard } from './boards/street.ts';
import { gapCheck } from './checks/gap.ts';
import { rangeCheck } from './checks/range.ts';
import { stuckCheck } from './checks/stuck.ts';
import { peakBelowLevelCheck } from './checks/peak-below-level.ts';
import { dailyIndicatorsDataset } from './datasets/daily-indicators.ts';
import { levelsDataset } from './datasets/levels.ts';
import { elsysErsSound } from './devices/elsys-ers-sound/model.ts';
import { milesightWs302 } from './devices/milesight-ws302/model.ts';
import { laeqHour } from './indicators/laeq-hour.ts';
import { ldenDay } from './indicators/lden-day.ts';
import { ldenYear } from './indicators/lden-year.ts';
import { lnight } from './indicators/lnight.ts';
import { publicContent } from './public-content.ts';
import { quantities } from './quantities.ts';
import { batteryRule } from './rules/battery.ts';
import { nightLevelRule } from './rules/night-level.ts';
import { silenceRule } from './rules/silence.ts';

/** Noise observatory: levels in decibels, never a sound. */
export const noise = definePack({
  id: 'noise',
  label: { fr: 'Bruit', en: 'Noise' },
  hue: '#CC79A7',
  icon: 'M3 10v4h4l5 5V5L7 10H3Zm12-2.5v9a5 5 0 0 0 0-9Zm0-4v2.1a7 7 0 0 1 0 12.8v2.1a9 9 0 0 0 0-17Z',
  quantities,
  assetTypes: [noiseMast],
  devices: [milesightWs302, elsysErsSound],
  checks: [rangeCheck, stuckCheck, gapCheck, peakBelowLevelCheck],
  indicators: [laeqHour, ldenDay, lnight, ldenYear],
  rules: [nightLevelRule, silenceRule, batteryRule],
  boards: [streetBoard],
  datasets: [levelsDataset, dailyIndicatorsDataset],
  publicContent,
});
