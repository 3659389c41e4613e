import type { Instant, Interval } from '@vigie/kit';
import { type DateWriter, formatDate, startOfLocalDay } from '../format.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface TimeTick {
  readonly time: Instant;
  readonly label: string;
}

/** Local midnights inside an interval; a day may have 23 or 25 hours. */
export function localMidnights({ start, end }: Interval, zone: string): Instant[] {
  const midnights: Instant[] = [];
  // 12 h after a midnight plus 24 h is always inside the next local day.
  for (let day = startOfLocalDay(start, zone); day < end; day = startOfLocalDay(day + 1.5 * DAY, zone)) {
    if (day >= start) midnights.push(day);
  }
  return midnights;
}

function hourTicks(interval: Interval, every: number, writer: DateWriter): TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let time = Math.ceil(interval.start / HOUR) * HOUR; time <= interval.end; time += HOUR) {
    const local = (time - startOfLocalDay(time, writer.zone)) / HOUR;
    if (local % every !== 0) continue;
    const label =
      local === 0 ? formatDate(time, 'day', writer) : `${local}${writer.language === 'fr' ? '\u00A0h' : ':00'}`;
    ticks.push({ time, label });
  }
  return ticks;
}

/** Marks of a time axis, at most `most` of them, on local hours, days or months. */
export function timeTicks(interval: Interval, writer: DateWriter, most: number): TimeTick[] {
  const days = (interval.end - interval.start) / DAY;
  if (days <= 2) return hourTicks(interval, most < 6 ? 12 : 6, writer);
  const midnights = localMidnights(interval, writer.zone);
  if (days > 120) {
    const months = midnights.filter((time) => /^1\D/.test(formatDate(time, 'day', writer)));
    const every = Math.ceil(months.length / most);
    return months
      .filter((_, at) => at % every === 0)
      .map((time) => ({ time, label: formatDate(time, 'month', writer) }));
  }
  const every = Math.ceil(midnights.length / most);
  return midnights
    .filter((_, at) => at % every === 0)
    .map((time) => ({ time, label: formatDate(time, 'day', writer) }));
}

/** Local nights, 22 h to 6 h: the French night period of noise indicators (directive 2002/49/CE). */
export function localNights(interval: Interval, zone: string): Interval[] {
  const before = startOfLocalDay(interval.start, zone);
  return [before, ...localMidnights({ start: interval.start, end: interval.end + DAY }, zone)]
    .map((midnight) => ({
      start: Math.max(interval.start, midnight - 2 * HOUR),
      end: Math.min(interval.end, midnight + 6 * HOUR),
    }))
    .filter(({ start, end }) => end > start);
}
