import { dayNumber, isoWeekday } from './civil-date.ts';
import { localDate, localHour } from './local-time.ts';
import { soundEnergy, soundLevel } from './noise.ts';
import type { Sample } from './sample.ts';
import { PARIS } from './zone-offset.ts';

/** An hour of a weekday over many weeks. */
export interface WeekHour {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** Local, 0–23. */
  readonly hour: number;
  /** LAeq, dB(A); absent where nothing was measured. */
  readonly level: number | undefined;
  /** Weeks that had it. */
  readonly days: number;
}

/**
 * 24 h × 7 d of energy means. The hour that comes twice in autumn counts in its own hour, the one that is missing in
 * spring is missing.
 */
export function weekOfLevels(samples: readonly Sample[], zone: string = PARIS): WeekHour[] {
  const cells = Array.from({ length: 7 * 24 }, () => ({ energy: 0, time: 0, days: new Set<number>() }));
  for (const { time, duration, value } of samples) {
    const date = localDate(time, zone);
    const cell = cells[(isoWeekday(date) - 1) * 24 + localHour(time, zone)];
    const weight = duration > 0 ? duration : 1;
    if (cell === undefined) continue;
    cell.energy += weight * soundEnergy(value);
    cell.time += weight;
    cell.days.add(dayNumber(date));
  }
  return cells.map(({ energy, time, days }, index) => ({
    weekday: Math.floor(index / 24) + 1,
    hour: index % 24,
    level: time > 0 ? soundLevel(energy / time) : undefined,
    days: days.size,
  }));
}
