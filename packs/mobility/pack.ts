import { definePack } from '@vigie/kit';
import { counter } from './asset-types/counter.ts';
import { countingBoard } from './boards/counting.ts';
import { countClockCheck } from './checks/count-clock.ts';
import { countGapCheck } from './checks/count-gap.ts';
import { countRangeCheck } from './checks/count-range.ts';
import { countStuckCheck } from './checks/count-stuck.ts';
import { countImbalanceCheck } from './checks/count-imbalance.ts';
import { countingHeadBoard } from './boards/head.ts';
import { dailyCountsDataset } from './datasets/daily-counts.ts';
import { hourlyCountsDataset } from './datasets/hourly-counts.ts';
import { ecoCounter } from './devices/eco-counter/model.ts';
import { milesightVs135 } from './devices/milesight-vs135/model.ts';
import { netvoxR718h2 } from './devices/netvox-r718h2/model.ts';
import { nwaveNcc405 } from './devices/nwave-ncc405/model.ts';
import { parametricPcr2 } from './devices/parametric-pcr2/model.ts';
import { vigieTotem } from './devices/vigie-totem/model.ts';
import { averageMonth } from './indicators/average-month.ts';
import { averageWeekend } from './indicators/average-weekend.ts';
import { averageWorkingDay } from './indicators/average-working-day.ts';
import { averageYear } from './indicators/average-year.ts';
import { dayUnusualness } from './indicators/day-unusualness.ts';
import { dailyTotal } from './indicators/daily-total.ts';
import { hourlyTotal } from './indicators/hourly-total.ts';
import { missedPassages } from './indicators/missed-passages.ts';
import { workingDayTotal } from './indicators/working-day-total.ts';
import { yearTotal } from './indicators/year-total.ts';
import { publicContent } from './public-content.ts';
import { quantities } from './quantities.ts';
import { abnormalDayRule } from './rules/abnormal-day.ts';
import { displaySilenceRule } from './rules/display-silence.ts';
import { noPassageRule } from './rules/no-passage.ts';
import { silenceRule } from './rules/silence.ts';
import { zeroRunRule } from './rules/zero-run.ts';

/** Counting of cyclists and pedestrians, without identifying anyone. */
export const mobility = definePack({
  id: 'mobility',
  label: { fr: 'Mobilités', en: 'Mobility' },
  hue: '#E69F00',
  icon: 'M6 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm12-2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM14 4h3l2.5 7h-2l-.7-2H12l-2 6H8l2.5-7.5L9 6H7V4h4l1.5 3h3.3L15.5 6H14V4Z',
  quantities,
  assetTypes: [counter],
  devices: [parametricPcr2, milesightVs135, nwaveNcc405, netvoxR718h2, ecoCounter, vigieTotem],
  checks: [countRangeCheck, countStuckCheck, countGapCheck, countImbalanceCheck, countClockCheck],
  indicators: [
    hourlyTotal,
    dailyTotal,
    workingDayTotal,
    averageMonth,
    averageWorkingDay,
    averageWeekend,
    averageYear,
    yearTotal,
    dayUnusualness,
    missedPassages,
  ],
  rules: [silenceRule, noPassageRule, abnormalDayRule, zeroRunRule, displaySilenceRule],
  boards: [countingBoard, countingHeadBoard],
  datasets: [hourlyCountsDataset, dailyCountsDataset],
  publicContent,
});
