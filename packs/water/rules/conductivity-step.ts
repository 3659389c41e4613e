import { defineRule } from '@vigie/kit';
import { POLLUTION_RESPONSE } from './pollution-response.ts';

/** More than a quarter within an hour or so (house choice). */
export const conductivityStepRule = defineRule({
  id: 'water-conductivity-step',
  label: { fr: 'Saut de conductivité', en: 'Step of conductivity' },
  quantity: 'conductivityStep',
  assetTypes: ['gauge', 'waterQualityProbe'],
  test: { kind: 'threshold', thresholds: [25, 60], hysteresis: 5, up: 2, down: 3 },
  priorities: ['medium', 'high'],
  response: POLLUTION_RESPONSE,
});
