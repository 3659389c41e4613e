import type { Instant } from './instant.ts';

/** One window of one direction of a counter. `value` absent: not counted, which is not zero. */
export interface ChannelCount {
  readonly start: Instant;
  readonly value?: number | undefined;
  /** 0–1. */
  readonly coverage: number;
}

/** One window of the whole counter. */
export interface SiteCount {
  readonly start: Instant;
  /** Sum of the directions; absent when one of them was not counted: half a street is not a street. */
  readonly value?: number;
  /** What was counted of it, all the same; absent where nothing was. */
  readonly counted?: number;
  /** Mean of the directions: a direction not counted weighs as zero. */
  readonly coverage: number;
}

/** Directions of one counter made one series. A window of which one direction lacks has no total, and says its share. */
export function sumChannels(channels: readonly (readonly ChannelCount[])[]): readonly SiteCount[] {
  const windows = new Map<Instant, ChannelCount[]>();
  for (const row of channels.flat()) {
    const there = windows.get(row.start);
    if (there) there.push(row);
    else windows.set(row.start, [row]);
  }
  return [...windows.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([start, rows]) => {
      const values = rows.flatMap(({ value }) => value ?? []);
      const coverage = rows.reduce((sum, row) => sum + (row.value === undefined ? 0 : row.coverage), 0);
      const counted = values.reduce((sum, value) => sum + value, 0);
      return {
        start,
        coverage: coverage / channels.length,
        ...(values.length > 0 ? { counted } : {}),
        ...(values.length === channels.length ? { value: counted } : {}),
      };
    });
}

/** Share of the bins that makes a day valid (house choice). */
export const VALID_DAY = 0.95;
