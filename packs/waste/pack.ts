import { definePack } from '@vigie/kit';
import { container } from './asset-types/container.ts';
import { headBoard } from './boards/head.ts';
import { operationsBoard } from './boards/operations.ts';
import { fillGapCheck } from './checks/fill-gap.ts';
import { fillRangeCheck } from './checks/fill-range.ts';
import { fillSpikeCheck } from './checks/fill-spike.ts';
import { temperatureCheck } from './checks/temperature.ts';
import { temperatureRateCheck } from './checks/temperature-rate.ts';
import { fillDataset } from './datasets/fill.ts';
import { decentlabDlMbx } from './devices/decentlab-dl-mbx/model.ts';
import { milesightEm310Udl } from './devices/milesight-em310-udl/model.ts';
import { milesightEm400Mud } from './devices/milesight-em400-mud/model.ts';
import { fillDay } from './indicators/fill-day.ts';
import { fillFromDistance } from './indicators/fill-from-distance.ts';
import { publicContent } from './public-content.ts';
import { batteryRule } from './rules/battery.ts';
import { containerFullRule } from './rules/container-full.ts';
import { fireRule } from './rules/fire.ts';
import { silenceRule } from './rules/silence.ts';
import { tiltRule } from './rules/tilt.ts';

/** Voluntary drop-off points: fill, overflow, knocked over, on fire. */
export const waste = definePack({
  id: 'waste',
  label: { fr: 'Déchets', en: 'Waste' },
  hue: '#009E73',
  icon: 'M9 3h6v2h5v2H4V5h5V3ZM6 9h12l-1 12H7L6 9Zm3 2 .5 8h1.5l-.3-8H9Zm4.3 0-.3 8h1.5l.5-8h-1.7Z',
  quantities: [],
  assetTypes: [container],
  devices: [milesightEm400Mud, decentlabDlMbx, milesightEm310Udl],
  checks: [fillRangeCheck, fillSpikeCheck, fillGapCheck, temperatureCheck, temperatureRateCheck],
  indicators: [fillFromDistance, fillDay],
  rules: [containerFullRule, fireRule, tiltRule, silenceRule, batteryRule],
  boards: [operationsBoard, headBoard],
  datasets: [fillDataset],
  publicContent,
});
