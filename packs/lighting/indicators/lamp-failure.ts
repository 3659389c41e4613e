import { defineIndicator } from '@vigie/kit';
import type { WindowInput } from '@vigie/kit';
import { faultSeenTwice } from './fault-seen-twice.ts';
import { lampCurve } from './lamp-curve.ts';
import { litEvening } from './lit-evening.ts';

/** 1 when the lamp gave no light in the evening: two readings in a row under 20 % of the expected power. */
export function lampFailureOf(input: WindowInput): number | undefined {
  if (typeof input.asset['nominalPower'] !== 'number') return undefined;
  const lamp = lampCurve(input.asset);
  return lamp && faultSeenTwice(litEvening(input), { fault: 'lampFailure', commanded: 100, lamp });
}

export const lampFailureIndicator = defineIndicator({
  kind: 'window',
  id: 'lighting-lamp-failure',
  label: { fr: 'Panne de lampe', en: 'Lamp failure' },
  from: 'activePower',
  quantity: 'lampFailure',
  window: 'local-night',
  compute: lampFailureOf,
  // The evening is a small part of the noon-to-noon window, and two readings are enough.
  coverage: { good: 0.05, partial: 0.01 },
  source: 'TALQ, événement lampFailure ; 20 % de la puissance attendue, deux lectures, le soir : choix',
});
