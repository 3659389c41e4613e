import { defineRule } from '@vigie/kit';
import { POLLUTION_RESPONSE } from './pollution-response.ts';

/** Three times the water of the day before (house choice); one hour is enough, the next may be too late. */
export const turbidityRatioRule = defineRule({
  id: 'water-turbidity-ratio',
  label: { fr: 'Turbidité anormale', en: 'Unusual turbidity' },
  quantity: 'turbidityRatio',
  assetTypes: ['waterQualityProbe'],
  test: { kind: 'threshold', thresholds: [3, 10], hysteresis: 0.5, up: 1, down: 3 },
  priorities: ['medium', 'high'],
  response: POLLUTION_RESPONSE,
});
