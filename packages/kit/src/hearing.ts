import type { Instant, Milliseconds } from './instant.ts';

/** Whether a device is heard as often as it should be. `never`: not once since it was registered. */
export type Hearing = 'never' | 'heard' | 'late' | 'offline';

/** Expected periods without a frame: a warning, then offline. One missed frame is the radio's. */
export const LATE_PERIODS = 2;
export const OFFLINE_PERIODS = 3;

/** Last seen against the expected period: late after two, offline after three, which is two missed frames at least. */
export function hearingOf(
  device: { readonly lastSeen: Instant | undefined; readonly period: Milliseconds },
  now: Instant,
): Hearing {
  if (device.lastSeen === undefined) return 'never';
  const periods = (now - device.lastSeen) / device.period;
  if (periods > OFFLINE_PERIODS) return 'offline';
  return periods > LATE_PERIODS ? 'late' : 'heard';
}
