import { confirmedFaults, lampFaults } from '@vigie/kit';
import type { LampCurve, LampFault, Sample } from '@vigie/kit';

interface Watch {
  readonly fault: LampFault;
  readonly commanded: number;
  readonly lamp: LampCurve;
}

/**
 * 1 when the last two readings both show the fault, 0 when the last one does not: a lamp that is read once an evening is
 * seen to be well by one reading. Absent without a reading, and where the only one shows the fault.
 */
export function faultSeenTwice(samples: readonly Sample[], { fault, commanded, lamp }: Watch): number | undefined {
  const [now, before] = samples
    .slice(-2)
    .toReversed()
    .map(({ value }) => lampFaults(commanded, value, lamp));
  if (!now) return undefined;
  if (!now.includes(fault)) return 0;
  if (!before) return undefined;
  return confirmedFaults(before, now).includes(fault) && before.includes(fault) ? 1 : 0;
}
