import { definePack } from '@vigie/kit';
import { gauge } from './asset-types/gauge.ts';
import { vigilanceSection } from './asset-types/vigilance-section.ts';
import { waterQualityProbe } from './asset-types/water-quality-probe.ts';
import { headBoard } from './boards/head.ts';
import { riverBoard } from './boards/river.ts';
import { waterQualityBoard } from './boards/water-quality.ts';
import { dissolvedOxygenRangeCheck } from './checks/dissolved-oxygen-range.ts';
import { stageGapCheck } from './checks/stage-gap.ts';
import { stageRangeCheck } from './checks/stage-range.ts';
import { stageRateCheck } from './checks/stage-rate.ts';
import { stageSpikeCheck } from './checks/stage-spike.ts';
import { turbidityRangeCheck } from './checks/turbidity-range.ts';
import { waterTemperatureRangeCheck } from './checks/water-temperature-range.ts';
import { waterTemperatureSpikeCheck } from './checks/water-temperature-spike.ts';
import { stageStuckCheck } from './checks/stage-stuck.ts';
import { waterTemperatureRateCheck } from './checks/water-temperature-rate.ts';
import { waterTemperatureUpstreamCheck } from './checks/water-temperature-upstream.ts';
import { oxygenSaturationRangeCheck } from './checks/oxygen-saturation-range.ts';
import { dissolvedOxygenSpikeCheck } from './checks/dissolved-oxygen-spike.ts';
import { dissolvedOxygenSolubilityCheck } from './checks/dissolved-oxygen-solubility.ts';
import { turbiditySpikeCheck } from './checks/turbidity-spike.ts';
import { conductivityRangeCheck } from './checks/conductivity-range.ts';
import { conductivitySpikeCheck } from './checks/conductivity-spike.ts';
import { oxygenFoulingCheck } from './checks/oxygen-fouling.ts';
import { probeDryCheck } from './checks/probe-dry.ts';
import { probeOutOfWaterCheck } from './checks/probe-out-of-water.ts';
import { dischargeDataset } from './datasets/discharge.ts';
import { stageDataset } from './datasets/stage.ts';
import { waterQualityDataset } from './datasets/water-quality.ts';
import { decentlabDlCtd10 } from './devices/decentlab-dl-ctd10/model.ts';
import { decentlabDlNtu } from './devices/decentlab-dl-ntu/model.ts';
import { decentlabDlOptod } from './devices/decentlab-dl-optod/model.ts';
import { ellenexPls2L } from './devices/ellenex-pls2-l/model.ts';
import { kellerAdt1 } from './devices/keller-adt1/model.ts';
import { milesightEm410Rdl } from './devices/milesight-em410-rdl/model.ts';
import { milesightEm500Swl } from './devices/milesight-em500-swl/model.ts';
import { milesightEm500Udl } from './devices/milesight-em500-udl/model.ts';
import { conductivity25Indicator } from './indicators/conductivity-25.ts';
import { conductivityStep } from './indicators/conductivity-step.ts';
import { dischargeDay } from './indicators/discharge-day.ts';
import { dischargeIndicator } from './indicators/discharge.ts';
import { dischargeMonth } from './indicators/discharge-month.ts';
import { dissolvedOxygenHour } from './indicators/dissolved-oxygen-hour.ts';
import { riseIndicator } from './indicators/rise.ts';
import { timeToLevel } from './indicators/time-to-level.ts';
import { stageFromDepthIndicator } from './indicators/stage-from-depth.ts';
import { stageFromDistanceIndicator } from './indicators/stage-from-distance.ts';
import { stageHour } from './indicators/stage-hour.ts';
import { turbidityHour } from './indicators/turbidity-hour.ts';
import { turbidityFloor } from './indicators/turbidity-floor.ts';
import { turbidityRatio } from './indicators/turbidity-ratio.ts';
import { vcn3Month } from './indicators/vcn3-month.ts';
import { waterTemperatureDay } from './indicators/water-temperature-day.ts';
import { publicContent } from './public-content.ts';
import { waterQuantities } from './quantities.ts';
import { batteryRule } from './rules/battery.ts';
import { conductivityStepRule } from './rules/conductivity-step.ts';
import { fastRiseRule } from './rules/fast-rise.ts';
import { localLevelRule } from './rules/local-level.ts';
import { lowFlowRule } from './rules/low-flow.ts';
import { lowOxygenRule } from './rules/low-oxygen.ts';
import { probeSilenceRule } from './rules/probe-silence.ts';
import { radarSilenceRule } from './rules/radar-silence.ts';
import { probeFoulingRule } from './rules/probe-fouling.ts';
import { turbidityRatioRule } from './rules/turbidity-ratio.ts';

/** Rivers: stage, rate of rise, water quality. Local levels have their own names, never the State's. */
export const water = definePack({
  id: 'water',
  label: { fr: 'Cours d’eau', en: 'Rivers' },
  hue: '#0072B2',
  icon: 'M12 2c3.5 4.2 6 7.3 6 10.5a6 6 0 0 1-12 0C6 9.3 8.5 6.2 12 2ZM3 20c2 0 2-1.2 4.5-1.2S10 20 12 20s2-1.2 4.5-1.2S19 20 21 20v2c-2 0-2-1-4.5-1S14 22 12 22s-2-1-4.5-1S5 22 3 22v-2Z',
  quantities: waterQuantities,
  assetTypes: [gauge, waterQualityProbe, vigilanceSection],
  devices: [
    milesightEm410Rdl,
    milesightEm500Udl,
    milesightEm500Swl,
    decentlabDlCtd10,
    decentlabDlOptod,
    decentlabDlNtu,
    kellerAdt1,
    ellenexPls2L,
  ],
  checks: [
    stageRangeCheck,
    stageSpikeCheck,
    stageRateCheck,
    stageGapCheck,
    waterTemperatureRangeCheck,
    waterTemperatureSpikeCheck,
    dissolvedOxygenRangeCheck,
    turbidityRangeCheck,
    stageStuckCheck,
    waterTemperatureRateCheck,
    waterTemperatureUpstreamCheck,
    oxygenSaturationRangeCheck,
    dissolvedOxygenSpikeCheck,
    dissolvedOxygenSolubilityCheck,
    turbiditySpikeCheck,
    conductivityRangeCheck,
    conductivitySpikeCheck,
    probeOutOfWaterCheck,
    probeDryCheck,
    oxygenFoulingCheck,
  ],
  indicators: [
    stageFromDistanceIndicator,
    stageFromDepthIndicator,
    riseIndicator,
    timeToLevel,
    stageHour,
    waterTemperatureDay,
    dissolvedOxygenHour,
    turbidityHour,
    dischargeIndicator,
    conductivity25Indicator,
    dischargeDay,
    dischargeMonth,
    vcn3Month,
    conductivityStep,
    turbidityRatio,
    turbidityFloor,
  ],
  rules: [
    localLevelRule,
    fastRiseRule,
    lowOxygenRule,
    lowFlowRule,
    conductivityStepRule,
    turbidityRatioRule,
    probeFoulingRule,
    radarSilenceRule,
    probeSilenceRule,
    batteryRule,
  ],
  boards: [riverBoard, waterQualityBoard, headBoard],
  datasets: [stageDataset, dischargeDataset, waterQualityDataset],
  publicContent,
});
