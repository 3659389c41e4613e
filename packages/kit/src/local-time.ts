import { addDays, civilDate, dayNumber } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { DAY, HOUR, MINUTE } from './instant.ts';
import type { Instant, Interval, Milliseconds } from './instant.ts';
import { PARIS, zoneOffset } from './zone-offset.ts';

/**
 * A wall-clock time (`timeOfDay` since local midnight) as an instant.
 * A time that happens twice in autumn is the first one; one that does not exist in spring is moved on by the change.
 */
export function localToInstant(date: CivilDate, timeOfDay: Milliseconds, zone: string = PARIS): Instant {
  const wall = dayNumber(date) * DAY + timeOfDay;
  const before = zoneOffset(wall - DAY, zone);
  const after = zoneOffset(wall + DAY, zone);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (early + zoneOffset(early, zone) === wall) return early;
  if (late + zoneOffset(late, zone) === wall) return late;
  return wall - before;
}

/** The local day an instant falls in. */
export function localDate(time: Instant, zone: string = PARIS): CivilDate {
  return civilDate(Math.floor((time + zoneOffset(time, zone)) / DAY));
}

/** Milliseconds since local midnight as the wall clock shows them. */
export function localTimeOfDay(time: Instant, zone: string = PARIS): Milliseconds {
  const wall = time + zoneOffset(time, zone);
  return wall - Math.floor(wall / DAY) * DAY;
}

/** Local hour, 0–23. */
export function localHour(time: Instant, zone: string = PARIS): number {
  return Math.floor(localTimeOfDay(time, zone) / HOUR);
}

/** Minutes since local midnight, 0–1439. */
export function localMinute(time: Instant, zone: string = PARIS): number {
  return Math.floor(localTimeOfDay(time, zone) / MINUTE);
}

/** Local midnight to local midnight: 23, 24 or 25 hours. */
export function localDay(date: CivilDate, zone: string = PARIS): Interval {
  return { start: localToInstant(date, 0, zone), end: localToInstant(addDays(date, 1), 0, zone) };
}

/** The night that begins on the evening of `date`: noon to noon, so that one night is one "day" (TALQ dayOffset 12). */
export function localNight(date: CivilDate, zone: string = PARIS): Interval {
  return { start: localToInstant(date, 12 * HOUR, zone), end: localToInstant(addDays(date, 1), 12 * HOUR, zone) };
}

export function localMonth(year: number, month: number, zone: string = PARIS): Interval {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return { start: localToInstant({ year, month, day: 1 }, 0, zone), end: localToInstant(next, 0, zone) };
}

export function localYear(year: number, zone: string = PARIS): Interval {
  const first = (y: number) => localToInstant({ year: y, month: 1, day: 1 }, 0, zone);
  return { start: first(year), end: first(year + 1) };
}

/** Starts of the quarter-hours of a local day: 92, 96 or 100 of them. */
export function quarterHours(date: CivilDate, zone: string = PARIS): Instant[] {
  const { start, end } = localDay(date, zone);
  const starts: Instant[] = [];
  for (let time = start; time < end; time += 15 * MINUTE) starts.push(time);
  return starts;
}
