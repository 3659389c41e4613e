import type { AlertSettings, Instant } from '@vigie/kit';
import type { TimedValue } from './alarm-store.ts';
import { replay, stateBefore } from './replay.ts';

/** A time a rule is above its calm level; `returned` absent: it still is at the last value. */
export interface Episode {
  readonly opened: Instant;
  readonly returned: Instant | undefined;
  /** Highest level it comes to. */
  readonly level: number;
}

/** How alarms of a rule on a series would move. */
export interface Foreseen {
  readonly opening: readonly Episode[];
  readonly closing: readonly Episode[];
  readonly changing: readonly { readonly before: Episode; readonly after: Episode }[];
}

/** A series with what was ahead of it. */
export interface ForeseenSeries {
  readonly settings: AlertSettings;
  /** Level said before the first value. */
  readonly levelBefore: number;
  /** The last values ahead, the same before and after. */
  readonly ahead: readonly TimedValue[];
  readonly before: readonly TimedValue[];
  readonly after: readonly TimedValue[];
}

function episodesOf({ settings, levelBefore, ahead }: ForeseenSeries, values: readonly TimedValue[]): Episode[] {
  const start = stateBefore(levelBefore, ahead, settings);
  const episodes: Episode[] = [];
  const first = values[0];
  let current: Episode | undefined =
    levelBefore > 0 && first ? { opened: first.time, returned: undefined, level: levelBefore } : undefined;
  for (const { time, to } of replay(start, values, settings).changes) {
    current ??= { opened: time, returned: undefined, level: to };
    current = { ...current, level: Math.max(current.level, to), returned: to === 0 ? time : undefined };
    if (to > 0) continue;
    episodes.push(current);
    current = undefined;
  }
  return current ? [...episodes, current] : episodes;
}

const endOf = ({ returned }: Episode): Instant => returned ?? Number.POSITIVE_INFINITY;
const meet = (a: Episode, b: Episode): boolean => a.opened < endOf(b) && b.opened < endOf(a);
const same = (a: Episode, b: Episode): boolean =>
  a.opened === b.opened && a.returned === b.returned && a.level === b.level;

/**
 * What a rule would say of a series as it would be, against what it says of the series as it is: both by the rule's own
 * state machine. Episodes that meet in time are one that changes.
 */
export function foresee(series: ForeseenSeries): Foreseen {
  const before = episodesOf(series, series.before);
  const after = episodesOf(series, series.after);
  const met = new Set<Episode>();
  const changing: { before: Episode; after: Episode }[] = [];
  const closing: Episode[] = [];
  for (const old of before) {
    const now = after.find((each) => !met.has(each) && meet(old, each));
    if (now === undefined) closing.push(old);
    else {
      met.add(now);
      if (!same(old, now)) changing.push({ before: old, after: now });
    }
  }
  return { opening: after.filter((each) => !met.has(each)), closing, changing };
}
