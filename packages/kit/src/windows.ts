import { addDays, civilDate, dayNumber } from './civil-date.ts';
import { HOUR, MINUTE } from './instant.ts';
import type { Instant, Interval } from './instant.ts';
import { localDate, localDay, localMonth, localNight, localYear } from './local-time.ts';
import type { IndicatorWindow } from './pack/indicator-definition.ts';
import { PARIS } from './zone-offset.ts';

export const TRAILING_LENGTH = 30 * MINUTE;

/**
 * The window an instant falls in. `trailing-30min` is the half-hour that ends with the sample (the sample included),
 * so its `end` is just after the instant. `local-night` runs from noon to noon.
 */
export function windowOf(kind: IndicatorWindow, time: Instant, zone: string = PARIS): Interval {
  const date = localDate(time, zone);
  switch (kind) {
    case 'trailing-30min':
      return { start: time - TRAILING_LENGTH, end: time + 1 };
    case 'quarter-hour': {
      const start = Math.floor(time / (15 * MINUTE)) * (15 * MINUTE);
      return { start, end: start + 15 * MINUTE };
    }
    case 'hour': {
      // Every zone of France is on whole hours of UTC.
      const start = Math.floor(time / HOUR) * HOUR;
      return { start, end: start + HOUR };
    }
    case 'local-day':
      return localDay(date, zone);
    case 'local-night': {
      const tonight = localNight(date, zone);
      return time >= tonight.start ? tonight : localNight(addDays(date, -1), zone);
    }
    case 'local-month':
      return localMonth(date.year, date.month, zone);
    case 'local-year':
      return localYear(date.year, zone);
    default:
      return kind satisfies never;
  }
}

/** The windows that a span of time touches, in order. For `trailing-30min` use the samples themselves. */
export function windowsTouching(kind: IndicatorWindow, span: Interval, zone: string = PARIS): Interval[] {
  const windows: Interval[] = [];
  for (let time = span.start; time < span.end;) {
    const window = windowOf(kind, time, zone);
    windows.push(window);
    time = window.end;
  }
  return windows;
}

/** Local days that a span touches, as day numbers. */
export function localDaysTouching(span: Interval, zone: string = PARIS): number[] {
  const first = dayNumber(localDate(span.start, zone));
  const last = dayNumber(localDate(span.end - 1, zone));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => dayNumber(civilDate(first + i)));
}
