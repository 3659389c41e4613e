import type { AlarmState, AlarmTransition, Instant } from '@vigie/kit';

/** An alarm of one rule and datastream, as the engine left it before the time everything is made again from. */
export interface EngineView {
  readonly id: string;
  readonly opened: Instant;
  readonly returned: Instant | undefined;
  readonly closed: Instant | undefined;
  /** Level a person has acknowledged. */
  readonly acknowledged: number | undefined;
  /** Closed by a person: the engine never opens it again. */
  readonly closedByPerson: boolean;
  /** Last change before that time; absent when the alarm began after it. */
  readonly last: { readonly time: Instant; readonly level: number } | undefined;
}

/** What an alarm becomes. Without `id` it is a new one. `retracted`: late data say it never was. */
export interface PlannedAlarm {
  readonly id: string | undefined;
  readonly changes: readonly AlarmTransition[];
  readonly opened: Instant;
  /** Level it is at now; 0: returned. */
  readonly level: number;
  readonly state: AlarmState;
  readonly returned: Instant | undefined;
  readonly closed: Instant | undefined;
  /** A higher level than the one acknowledged asks for a person again. */
  readonly askAgain: boolean;
  readonly retracted: boolean;
}

/** Levels said again from a time on. */
export interface AlarmRewrite {
  readonly levelBefore: number;
  readonly changes: readonly AlarmTransition[];
  /** Nothing of it wakes anybody. */
  readonly history: boolean;
  /** What is found only now and was over before this time is as history. */
  readonly settledBefore?: Instant;
}

interface Draft {
  readonly view: EngineView | undefined;
  readonly changes: AlarmTransition[];
}

interface Episode {
  /** Goes on from before the time everything is made again from. */
  readonly continues: boolean;
  readonly changes: AlarmTransition[];
}

/** From leaving level 0 to being back at it. */
function episodesOf(levelBefore: number, changes: readonly AlarmTransition[]): Episode[] {
  const episodes: Episode[] = levelBefore > 0 ? [{ continues: true, changes: [] }] : [];
  let open = levelBefore > 0;
  for (const change of changes) {
    if (!open) episodes.push({ continues: false, changes: [] });
    episodes.at(-1)?.changes.push(change);
    open = change.to > 0;
  }
  return episodes;
}

const levelOf = (draft: Draft): number => draft.changes.at(-1)?.to ?? draft.view?.last?.level ?? 0;

/** An alarm still open that is back to normal: the next episode is the same alarm again, never a second one. */
function returnedOpen(draft: Draft, settled: Instant): boolean {
  const { view } = draft;
  if (levelOf(draft) > 0) return false;
  if (!view) return !isSettled(draft, settled);
  return (
    view.closed === undefined &&
    view.acknowledged === undefined &&
    (view.last !== undefined || draft.changes.length > 0)
  );
}

function overlaps(view: EngineView, episode: Episode): boolean {
  const start = episode.changes[0]?.time ?? 0;
  return view.opened <= endOf(episode) && (view.returned ?? view.closed ?? Number.POSITIVE_INFINITY) >= start;
}

/** Found only now, and over before that time: it wakes nobody. */
const isSettled = (draft: Draft, settled: Instant): boolean =>
  draft.view === undefined && (returnedAt(draft) ?? Number.POSITIVE_INFINITY) < settled;

function endOf({ changes }: Episode): Instant {
  const last = changes.at(-1);
  return last?.to === 0 ? last.time : Number.POSITIVE_INFINITY;
}

function draftFor(episode: Episode, drafts: readonly Draft[], settled: Instant): Draft | undefined {
  if (episode.continues) return drafts.findLast(({ view }) => (view?.last?.level ?? 0) > 0);
  const known = drafts.find(
    (draft) => draft.view && draft.changes.length === 0 && levelOf(draft) === 0 && overlaps(draft.view, episode),
  );
  const before = known ?? drafts.findLast((draft) => returnedOpen(draft, settled));
  const joins = settled !== Number.POSITIVE_INFINITY && endOf(episode) >= settled;
  return before ?? (joins ? drafts.find((draft) => wouldHaveJoined(draft, episode)) : undefined);
}

/** An open alarm nobody has taken that began after: in order of time it would have been the same alarm again. */
function wouldHaveJoined({ view, changes }: Draft, episode: Episode): boolean {
  if (!view || view.last || changes.length > 0 || view.closed !== undefined) return false;
  return view.acknowledged === undefined && view.opened > (episode.changes[0]?.time ?? 0);
}

/** Puts an episode into the alarm it belongs to, or into a new one. */
function place(episode: Episode, drafts: Draft[], settled: Instant): void {
  const draft = draftFor(episode, drafts, settled);
  if (!draft) {
    // An episode that goes on without an alarm was held or closed before: only a higher level makes a new one.
    const start = episode.continues ? episode.changes.findIndex(({ from, to }) => to > from) : 0;
    if (start >= 0 && episode.changes.length > 0)
      drafts.push({ view: undefined, changes: episode.changes.slice(start) });
    return;
  }
  if (draft.view?.closedByPerson) {
    const higher = episode.changes.findIndex(({ from, to }) => to > from);
    draft.changes.push(...(higher < 0 ? episode.changes : episode.changes.slice(0, higher)));
    if (higher >= 0) drafts.push({ view: undefined, changes: episode.changes.slice(higher) });
    return;
  }
  draft.changes.push(...episode.changes);
}

function retract(view: EngineView): PlannedAlarm {
  const closed = view.closed ?? view.opened;
  const { id, opened } = view;
  const settled = { level: 0, state: 'closed' as const, returned: opened, closed, askAgain: false };
  return { id, opened, changes: [], ...settled, retracted: true };
}

/** States of an alarm the engine may still move. */
function stateOf(level: number, { acknowledged, over }: { acknowledged: boolean; over: boolean }): AlarmState {
  if (level > 0) return acknowledged ? 'active-acknowledged' : 'active-unacknowledged';
  return acknowledged || over ? 'closed' : 'returned-unacknowledged';
}

function openedBy({ view, changes }: Draft): Instant {
  const said = view?.last ? view.opened : changes[0]?.time;
  return said ?? view?.opened ?? 0;
}

function returnedAt(draft: Draft): Instant | undefined {
  if (levelOf(draft) > 0) return undefined;
  return draft.changes.at(-1)?.time ?? draft.view?.last?.time ?? openedBy(draft);
}

/** Higher than what a person has said “mine” to. */
const exceeds = ({ view, changes }: Draft): boolean =>
  changes.some(({ to }) => to > (view?.acknowledged ?? Number.POSITIVE_INFINITY));

function settle(draft: Draft, over: boolean): PlannedAlarm {
  const { view, changes } = draft;
  if (view && !view.last && changes.length === 0) return retract(view);
  const level = levelOf(draft);
  const returned = returnedAt(draft);
  const shared = { id: view?.id, changes, opened: openedBy(draft), level, returned, retracted: false };
  if (view?.closedByPerson) return { ...shared, state: 'closed', closed: view.closed, askAgain: false };
  const askAgain = exceeds(draft);
  // What was closed stays closed unless it turns out not to be over.
  const state = stateOf(level, { acknowledged: isAcknowledged(view) && !askAgain, over: over || wasClosed(view) });
  return { ...shared, state, closed: state === 'closed' ? returned : undefined, askAgain };
}

const wasClosed = (view: EngineView | undefined): boolean => view?.closed !== undefined;
const isAcknowledged = (view: EngineView | undefined): boolean => view?.acknowledged !== undefined;

/**
 * What the alarms of one rule and datastream become when the levels are said again from a time on. At most one of them
 * is open in the end: alarms that ended before a later one began are closed.
 */
export function planAlarms(existing: readonly EngineView[], rewrite: AlarmRewrite): PlannedAlarm[] {
  const { levelBefore, changes, history, settledBefore = Number.NEGATIVE_INFINITY } = rewrite;
  const settled = history ? Number.POSITIVE_INFINITY : settledBefore;
  const drafts: Draft[] = existing.map((view) => ({ view, changes: [] }));
  for (const episode of episodesOf(levelBefore, changes)) place(episode, drafts, settled);
  const ordered = drafts.toSorted((a, b) => openedOf(a) - openedOf(b));
  return ordered.map((draft, i) => settle(draft, history || i < ordered.length - 1 || isSettled(draft, settled)));
}

const openedOf = ({ view, changes }: Draft): Instant => view?.opened ?? changes[0]?.time ?? 0;
