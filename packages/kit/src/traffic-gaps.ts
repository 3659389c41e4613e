import { HOUR } from './instant.ts';
import type { Instant, Milliseconds } from './instant.ts';
import { median } from './percentile.ts';

/** A count that was made, or one that was worked out: it keeps its decimals and the way it was made. */
export interface FilledCount {
  readonly start: Instant;
  readonly value: number;
  readonly procedure: 'raw' | 'estimated';
  readonly method?: 'profile' | 'neighbour';
}

export interface CountedBin {
  readonly start: Instant;
  /** Absent: not counted. */
  readonly value?: number;
}

/** A run of bins that were not counted. */
export interface CountGap {
  readonly start: Instant;
  readonly end: Instant;
}

/** Up to here the shape of the day says enough (house choice, as are the others). */
const SHORT_GAP: Milliseconds = 3 * HOUR;
/** Up to here a neighbour may speak for the counter. */
const LONG_GAP: Milliseconds = 7 * 24 * HOUR;

/** Runs of bins without a value, in order. */
export function countGaps(bins: readonly CountedBin[], step: Milliseconds): readonly CountGap[] {
  const gaps: { start: Instant; end: Instant }[] = [];
  for (const { start, value } of bins) {
    if (value !== undefined) continue;
    const last = gaps.at(-1);
    if (last?.end === start) last.end = start + step;
    else gaps.push({ start, end: start + step });
  }
  return gaps;
}

export interface GapFilling {
  readonly step: Milliseconds;
  /** Share of the day usually counted in the bin, of its class of day. */
  readonly share: (start: Instant) => number | undefined;
  /** The same bin of a neighbour counter. */
  readonly neighbour?: (start: Instant) => number | undefined;
}

/**
 * Fills what may be filled, and marks it. Gaps under 3 h take the shape of the day at the level of the bins around them;
 * gaps up to 7 days take a neighbour's counts by the ratio of medians; longer ones stay empty. Raw counts never change.
 */
export function fillGaps(bins: readonly CountedBin[], filling: GapFilling): readonly FilledCount[] {
  const ratio = neighbourRatio(bins, filling);
  const estimates = new Map<Instant, FilledCount>();
  for (const gap of countGaps(bins, filling.step)) {
    const level = gap.end - gap.start < SHORT_GAP ? dayLevel(bins, gap, filling) : undefined;
    for (let start = gap.start; start < gap.end; start += filling.step) {
      const made = estimate({ start, gap, level, ratio }, filling);
      if (made) estimates.set(start, made);
    }
  }
  return bins.flatMap(({ start, value }): FilledCount[] => {
    if (value !== undefined) return [{ start, value, procedure: 'raw' }];
    const made = estimates.get(start);
    return made ? [made] : [];
  });
}

interface Missing {
  readonly start: Instant;
  readonly gap: CountGap;
  readonly level: number | undefined;
  readonly ratio: number | undefined;
}

function estimate({ start, gap, level, ratio }: Missing, filling: GapFilling): FilledCount | undefined {
  const share = filling.share(start);
  if (level !== undefined && share !== undefined)
    return { start, value: level * share, procedure: 'estimated', method: 'profile' };
  const near = filling.neighbour?.(start);
  if (gap.end - gap.start > LONG_GAP || ratio === undefined || near === undefined) return undefined;
  return { start, value: near * ratio, procedure: 'estimated', method: 'neighbour' };
}

/** Level of the day told by the bins within 12 h of the gap: what was counted over the share usually counted in them. */
function dayLevel(bins: readonly CountedBin[], gap: CountGap, { share }: GapFilling): number | undefined {
  let counted = 0;
  let shares = 0;
  for (const { start, value } of bins) {
    if (value === undefined || start < gap.start - 12 * HOUR || start >= gap.end + 12 * HOUR) continue;
    counted += value;
    shares += share(start) ?? 0;
  }
  return shares > 0 ? counted / shares : undefined;
}

/** Median of the counter over median of the neighbour, on the bins that both counted and where somebody passed. */
function neighbourRatio(bins: readonly CountedBin[], { neighbour }: GapFilling): number | undefined {
  if (neighbour === undefined) return undefined;
  const pairs = bins.flatMap(({ start, value }) => {
    const near = neighbour(start);
    return value !== undefined && near !== undefined && near > 0 ? [[value, near] as const] : [];
  });
  const here = median(pairs.map(([value]) => value));
  const there = median(pairs.map(([, near]) => near));
  return here !== undefined && there ? here / there : undefined;
}
