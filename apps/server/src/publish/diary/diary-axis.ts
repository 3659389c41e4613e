import { DAY, HOUR } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';

const STEPS = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5];
const HOURS = [1, 2, 3, 6, 12, 24, 48, 96, 168];
const MOST_LINES = 7;
const MOST_TIMES = 8;

/** Round stages (m) that frame the values: lines a reader can say aloud. */
export function stageTicks(low: number, high: number): number[] {
  const span = Math.max(0.1, high - low);
  const step = STEPS.find((size) => span / size <= MOST_LINES - 1) ?? 10;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** Round local hours of a period. */
export function hourTicks({ start, end }: Interval, zone: string): Instant[] {
  const wanted = HOURS.find((hours) => (end - start) / (hours * HOUR) <= MOST_TIMES) ?? 336;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', hour12: false });
  const first = Math.ceil(start / HOUR) * HOUR;
  const hours = Array.from({ length: Math.floor((end - first) / HOUR) + 1 }, (_, i) => first + i * HOUR);
  const round = hours.filter((time) => Number(clock.format(time)) % Math.min(24, wanted) === 0);
  const skip = Math.max(1, wanted / 24);
  return wanted <= 24 ? round : round.filter((time) => Math.round((time - (round[0] ?? 0)) / DAY) % skip === 0);
}
