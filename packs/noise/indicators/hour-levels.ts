import type { HourLevel, WindowInput } from '@vigie/kit';

/** Samples of a window with the local hour each begins in. */
export function hourLevels({ samples, localHour }: Pick<WindowInput, 'samples' | 'localHour'>): HourLevel[] {
  return samples.map(({ time, duration, value }) => ({ level: value, duration, hour: localHour(time) }));
}
