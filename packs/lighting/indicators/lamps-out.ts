import { defineIndicator, lampsOut, meanOf } from '@vigie/kit';
import type { WindowInput } from '@vigie/kit';
import { litEvening } from './lit-evening.ts';

/** Losses of the cables between cabinet and lamps (house choice). */
const LOSS = 0.03;

/** Lamps out behind a cabinet without nodes, from the power of the evening. */
export function lampsOutOf(input: WindowInput): number | undefined {
  const { installedPower, lampCount } = input.asset;
  if (typeof installedPower !== 'number' || typeof lampCount !== 'number' || lampCount <= 0) return undefined;
  const measured = meanOf(litEvening(input).map(({ value }) => value));
  if (measured === undefined) return undefined;
  const out = lampsOut({ lamps: lampCount, watts: installedPower / lampCount, loss: LOSS }, measured);
  return Math.min(lampCount, Math.max(0, Math.round(out)));
}

export const lampsOutIndicator = defineIndicator({
  kind: 'window',
  id: 'lighting-lamps-out',
  label: { fr: 'Lampes éteintes estimées', en: 'Estimated lamps out' },
  from: 'activePower',
  quantity: 'lampsOut',
  window: 'local-night',
  compute: lampsOutOf,
  coverage: { good: 0.05, partial: 0.01 },
  caveat: {
    fr: 'Estimation par la puissance de l’armoire, à pleine puissance le soir. Une lampe fatiguée compte pour une part de lampe.',
    en: 'Estimated from the power of the cabinet, at full power in the evening. A tired lamp counts for part of a lamp.',
  },
  source: '(n·P·(1+pertes) − P mesurée) / (P·(1+pertes)) ; pertes 3 % : choix',
});
