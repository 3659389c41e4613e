import type { Instant, Interval, Milliseconds } from '@vigie/kit';
import { MINUTE } from '@vigie/kit';
import type { Rhythm } from '#connect/pull/pull-kind.ts';

/** A window that is being read, and where in it. */
export interface Walk {
  readonly from: Instant;
  readonly to: Instant;
  /** Index into the parts of the source. */
  readonly part: number;
  readonly page?: string;
  /** Pages read of it so far. */
  readonly pages: number;
}

/**
 * How far a source was read. Two lanes: the present, always first, and a past that is still to be read, oldest window
 * first. Everything measured before `readTo` was asked for, but for the past.
 */
export interface Position {
  readonly readTo?: Instant;
  readonly present?: Walk;
  readonly past?: Interval;
  readonly pastWalk?: Walk;
}

export type Lane = 'present' | 'past';
export type Span = Pick<Rhythm, 'overlap' | 'window' | 'history'>;

/** Clocks that differ by less agree. */
const AGREED: Milliseconds = 5 * MINUTE;

export const walkOf = (position: Position, lane: Lane): Walk | undefined =>
  lane === 'present' ? position.present : position.pastWalk;

function withWalk(position: Position, lane: Lane, walk: Walk | undefined): Position {
  const { present, pastWalk, ...rest } = position;
  const walks = lane === 'present' ? { present: walk, pastWalk } : { present, pastWalk: walk };
  const kept = Object.entries(walks).filter(([, each]) => each !== undefined);
  return { ...rest, ...Object.fromEntries(kept) };
}

const hull = (a: Interval | undefined, b: Interval): Interval =>
  a === undefined ? b : { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };

/** Begins to read the present. What does not fit into one window behind now is left to the past. */
export function openPresent(position: Position, now: Instant, span: Span): Position {
  const known = position.readTo ?? now - span.history;
  // our clock was ahead when this was written, or is behind now: one whole window is asked again
  const readTo = known > now + AGREED ? now - span.window + span.overlap : Math.min(known, now);
  const behind = readTo - span.overlap;
  const horizon = now - span.window;
  const walk: Walk = { from: Math.max(behind, horizon), to: now, part: 0, pages: 0 };
  const opened = withWalk(position, 'present', walk);
  return behind < horizon ? { ...opened, past: hull(position.past, { start: behind, end: horizon }) } : opened;
}

/** Begins the oldest window of the past; the same position where there is none, or none that lies behind now. */
export function openPast(position: Position, now: Instant, { window }: Span): Position {
  const { past } = position;
  if (past === undefined || past.start >= now) return position;
  const to = Math.min(past.start + window, past.end, now);
  return withWalk(position, 'past', { from: past.start, to, part: 0, pages: 0 });
}

export interface PageDone {
  readonly next: string | undefined;
  /** How many parts the source has. */
  readonly parts: number;
  readonly now: Instant;
  /** What time the source says it is; it answers for nothing later. */
  readonly sourceTime: Instant | undefined;
}

/** The position after a page whose records are committed. */
export function afterPage(position: Position, lane: Lane, done: PageDone): Position {
  const walk = walkOf(position, lane);
  if (walk === undefined) return position;
  const { page: _, ...at } = walk;
  const pages = walk.pages + 1;
  if (done.next !== undefined) return withWalk(position, lane, { ...at, pages, page: done.next });
  if (walk.part + 1 < done.parts) return withWalk(position, lane, { ...at, pages, part: walk.part + 1 });
  return finish(withWalk(position, lane, undefined), { lane, to: walk.to }, done);
}

/** A window was read to its end. */
function finish(
  position: Position,
  { lane, to }: { readonly lane: Lane; readonly to: Instant },
  { now, sourceTime }: PageDone,
): Position {
  const known = sourceTime ?? now;
  const reached = Math.min(to, known);
  if (lane === 'past') return trimPast(position, reached);
  const { readTo } = position;
  // a mark ahead of the source's own clock is one that a wrong clock of ours has set
  const marked = readTo === undefined || readTo > known + AGREED ? reached : Math.max(readTo, reached);
  const agreed = Math.abs(known - now) <= AGREED;
  return cutFuture({ ...position, readTo: marked }, agreed ? now : undefined);
}

function trimPast(position: Position, reached: Instant): Position {
  const { past, ...rest } = position;
  if (past === undefined) return position;
  const start = Math.max(past.start, reached);
  return start >= past.end ? rest : { ...rest, past: { start, end: past.end } };
}

// A past that reaches beyond now was opened by a wrong clock of ours.
function cutFuture(position: Position, now: Instant | undefined): Position {
  const { past } = position;
  if (now === undefined || past === undefined || past.end <= now || past.start >= now) return position;
  return { ...position, past: { start: past.start, end: now } };
}

/** The same window again from its first page: what led to a page in it is worth nothing any more. */
export function restartWalk(position: Position, lane: Lane): Position {
  const walk = walkOf(position, lane);
  if (walk === undefined) return position;
  return withWalk(position, lane, { from: walk.from, to: walk.to, part: 0, pages: 0 });
}

/** Reads again from a time on: what is stored already will be a duplicate. */
export function rewind(position: Position, from: Instant, now: Instant): Position {
  const { present: _, pastWalk: __, ...rest } = position;
  const end = Math.min(position.readTo ?? now, now);
  return from >= end ? rest : { ...rest, past: hull(position.past, { start: from, end }) };
}
