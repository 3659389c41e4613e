import { definePack } from '@vigie/kit';
import { cabinet } from './asset-types/cabinet.ts';
import { lightPoint } from './asset-types/light-point.ts';
import { headBoard } from './boards/head.ts';
import { operationsBoard } from './boards/operations.ts';
import { energyGapCheck } from './checks/energy-gap.ts';
import { powerFactorRangeCheck } from './checks/power-factor-range.ts';
import { powerRangeCheck } from './checks/power-range.ts';
import { voltageRangeCheck } from './checks/voltage-range.ts';
import { phaseSumCheck } from './checks/phase-sum.ts';
import { energyDataset } from './datasets/energy.ts';
import { milesightUc300 } from './devices/milesight-uc300/model.ts';
import { milesightWs558 } from './devices/milesight-ws558/model.ts';
import { dayBurningIndicator } from './indicators/day-burning.ts';
import { energyPerNight } from './indicators/energy-per-night.ts';
import { lampFailureIndicator } from './indicators/lamp-failure.ts';
import { lampsOutIndicator } from './indicators/lamps-out.ts';
import { publicContent } from './public-content.ts';
import { quantities } from './quantities.ts';
import { cabinetDoorRule } from './rules/cabinet-door.ts';
import { dayBurningRule } from './rules/day-burning.ts';
import { lampFailureRule } from './rules/lamp-failure.ts';
import { lampsOutRule } from './rules/lamps-out.ts';
import { silenceRule } from './rules/silence.ts';
import { supplyLossRule } from './rules/supply-loss.ts';

/** Street lighting: cabinets and light points, their energy and their failures. Modelled on TALQ. */
export const lighting = definePack({
  id: 'lighting',
  label: { fr: 'Éclairage', en: 'Lighting' },
  hue: '#B8A100',
  icon: 'M12 2a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2v1.1h5v-1.1c0-.8.4-1.5 1-2A6 6 0 0 0 12 2Zm-2.5 16v2h5v-2h-5Zm1 3v1h3v-1h-3Z',
  quantities,
  assetTypes: [cabinet, lightPoint],
  devices: [milesightWs558, milesightUc300],
  checks: [powerRangeCheck, voltageRangeCheck, powerFactorRangeCheck, energyGapCheck, phaseSumCheck],
  indicators: [energyPerNight, lampFailureIndicator, lampsOutIndicator, dayBurningIndicator],
  rules: [lampFailureRule, lampsOutRule, dayBurningRule, cabinetDoorRule, supplyLossRule, silenceRule],
  boards: [operationsBoard, headBoard],
  datasets: [energyDataset],
  publicContent,
});
