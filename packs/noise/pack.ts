import { definePack } from '@vigie/kit';
import { noiseMast } from './asset-types/noise-mast.ts';
import { headBoard } from './boards/head.ts';
import { streetBoard } from './boards/street.ts';
import { gapCheck } from './checks/gap.ts';
import { rangeCheck } from './checks/range.ts';
import { stuckCheck } from './checks/stuck.ts';
import { peakBelowLevelCheck } from './checks/peak-below-level.ts';
import { compositionDataset } from './datasets/composition.ts';
import { dailyIndicatorsDataset } from './datasets/daily-indicators.ts';
import { levelsDataset } from './datasets/levels.ts';
import { cesvaTa120 } from './devices/cesva-ta120/model.ts';
import { elsysErsSound } from './devices/elsys-ers-sound/model.ts';
import { milesightWs302 } from './devices/milesight-ws302/model.ts';
import { neutralComposition } from './devices/neutral-composition/model.ts';
import { stingPengy } from './devices/sting-pengy/model.ts';
import { uradmonitorA3 } from './devices/uradmonitor-a3/model.ts';
import { eventCounts, intermittency } from './indicators/events.ts';
import { exceededLevels } from './indicators/exceeded-levels.ts';
import { harmonicaHour, harmonicaPeriods } from './indicators/harmonica.ts';
import { laeqHour } from './indicators/laeq-hour.ts';
import { laeqDay, laeqYear, ldayYear, leveningYear, lnightYear } from './indicators/laeq-periods.ts';
import { laeqHourOfSeconds, laeqQuarter } from './indicators/laeq-quarter.ts';
import { lday } from './indicators/lday.ts';
import { ldenDay } from './indicators/lden-day.ts';
import { ldenYear } from './indicators/lden-year.ts';
import { ldenYearOfSeconds } from './indicators/lden-seconds.ts';
import { levening } from './indicators/levening.ts';
import { lnight } from './indicators/lnight.ts';
import { spread } from './indicators/spread.ts';
import { worksNight } from './indicators/works-night.ts';
import { publicContent } from './public-content.ts';
import { quantities } from './quantities.ts';
import { settings } from './settings.ts';
import { weatherExclusions } from './weather-exclusions.ts';
import { batteryRule } from './rules/battery.ts';
import { loudEveningRule } from './rules/loud-evening.ts';
import { municipalLevelRule } from './rules/municipal-level.ts';
import { nightLevelRule } from './rules/night-level.ts';
import { nightWorksRule } from './rules/night-works.ts';
import { silenceRule } from './rules/silence.ts';
import { stuckRule } from './rules/stuck.ts';

/** Noise observatory: levels in decibels, never a sound. */
export const noise = definePack({
  id: 'noise',
  label: { fr: 'Bruit', en: 'Noise' },
  hue: '#CC79A7',
  icon: 'M3 10v4h4l5 5V5L7 10H3Zm12-2.5v9a5 5 0 0 0 0-9Zm0-4v2.1a7 7 0 0 1 0 12.8v2.1a9 9 0 0 0 0-17Z',
  quantities,
  assetTypes: [noiseMast],
  devices: [milesightWs302, elsysErsSound, cesvaTa120, neutralComposition, uradmonitorA3, stingPengy],
  checks: [rangeCheck, stuckCheck, gapCheck, peakBelowLevelCheck],
  indicators: [
    laeqHour,
    laeqDay,
    laeqYear,
    ldenDay,
    lday,
    levening,
    lnight,
    ldenYear,
    ldayYear,
    leveningYear,
    lnightYear,
    laeqQuarter,
    laeqHourOfSeconds,
    ...exceededLevels,
    ldenYearOfSeconds,
    harmonicaHour,
    ...harmonicaPeriods,
    ...eventCounts,
    intermittency,
    spread,
    worksNight,
  ],
  rules: [loudEveningRule, municipalLevelRule, nightLevelRule, nightWorksRule, silenceRule, stuckRule, batteryRule],
  boards: [streetBoard, headBoard],
  datasets: [levelsDataset, dailyIndicatorsDataset, compositionDataset],
  publicContent,
  settings,
  exclusions: weatherExclusions,
});
