import { defineRule } from '@vigie/kit';
import { GAUGE_SILENCE_RESPONSE } from './gauge-silence-response.ts';

/** A radar or ultrasonic gauge no longer heard. It never closes a level alarm. */
export const radarSilenceRule = defineRule({
  id: 'water-radar-silence',
  label: { fr: 'Station de niveau muette (radar)', en: 'Silent level station (radar)' },
  quantity: 'distance',
  assetTypes: ['gauge'],
  test: { kind: 'silence', periods: 3 },
  priorities: ['high'],
  response: GAUGE_SILENCE_RESPONSE,
});
