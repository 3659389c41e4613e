import { confirmedFaults, lampFaults } from '@vigie/kit';
import type { LampCurve, LampFault, Sample } from '@vigie/kit';

interface Watch {
  readonly fault: LampFault;
  readonly commanded: number;
  readonly lamp: LampCurve;
}

/** 1 when the last two readings both show the fault, 0 when they do not; absent with fewer than two. */
export function faultSeenTwice(samples: readonly Sample[], { fault, commanded, lamp }: Watch): number | undefined {
  const [before, now] = samples.slice(-2).map(({ value }) => lampFaults(commanded, value, lamp));
  if (!before || !now) return undefined;
  return confirmedFaults(before, now).includes(fault) && before.includes(fault) ? 1 : 0;
}
