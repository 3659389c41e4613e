import { defineRule } from '@vigie/kit';
import { GAUGE_SILENCE_RESPONSE } from './gauge-silence-response.ts';

/** An immersed probe no longer heard. It never closes a level alarm. */
export const probeSilenceRule = defineRule({
  id: 'water-probe-silence',
  label: { fr: 'Station de niveau muette (sonde)', en: 'Silent level station (probe)' },
  quantity: 'waterDepth',
  assetTypes: ['gauge'],
  test: { kind: 'silence', periods: 3 },
  priorities: ['high'],
  response: GAUGE_SILENCE_RESPONSE,
});
