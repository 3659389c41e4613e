import { DAY, uniform } from '@vigie/kit';
import type { Instant, PowerState } from '@vigie/kit';

/** How a battery stands today and what it loses. */
export interface Battery {
  /** Percent at the `now` of the scenario. */
  readonly today: number;
  /** Percent a day. */
  readonly drain: number;
  readonly now: Instant;
}

/** Most are half full or better; one in fifteen is at its end. */
export function batteryOf(seed: number, now: Instant): Battery {
  const dying = uniform(seed, 901) < 0.07;
  const today = dying ? 4 + 12 * uniform(seed, 902) : 48 + 50 * uniform(seed, 902);
  return { today, drain: dying ? 0.35 : 0.05 + 0.06 * uniform(seed, 903), now };
}

/** Lithium cells: the voltage holds, then falls. */
export function powerAt({ today, drain, now }: Battery, time: Instant): PowerState {
  const battery = Math.min(100, Math.max(0, today + (drain * (now - time)) / DAY));
  return { battery, volts: 3.62 - 0.12 * (1 - battery / 100) - 0.9 * Math.exp(-battery / 6) };
}
