import type { Sample } from '../sample.ts';
import type { Instant } from '../instant.ts';

export interface MeterReading {
  readonly time: Instant;
  readonly value: number;
}

export interface MeterKind {
  /** Width of the counter of the device; a fall that fits a wrap is one. Absent: a fall is always a reset. */
  readonly bits?: 16 | 32;
}

/**
 * What a meter counted between each reading and the next, as samples of the interval between them.
 * A fall is a wrap when the meter was in the upper half of its width and the wrapped step is under half of it,
 * else a reset to zero: what it counted since is the reading itself. Readings in order of time.
 */
export function increments(readings: readonly MeterReading[], meter: MeterKind = {}): Sample[] {
  const samples: Sample[] = [];
  let before: MeterReading | undefined;
  for (const reading of readings) {
    if (before && reading.time > before.time) {
      const value = step(before.value, reading.value, meter);
      samples.push({ time: before.time, duration: reading.time - before.time, value });
    }
    before = reading;
  }
  return samples;
}

function step(from: number, to: number, { bits }: MeterKind): number {
  if (to >= from) return to - from;
  if (bits === undefined) return to;
  const width = 2 ** bits;
  const wrapped = to - from + width;
  return from >= width / 2 && from < width && wrapped < width / 2 ? wrapped : to;
}
