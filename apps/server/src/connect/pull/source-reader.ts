import type { Clock, Instant } from '@vigie/kit';
import { DAY, SECOND } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import type { NewFrame } from '#connect/frame-log.ts';
import { isDue, jittered, LONGEST_WAIT, pauseAfter } from '#connect/pull/back-off.ts';
import { fetchPage, requestOf } from '#connect/pull/fetch-page.ts';
import type { FetchedPage } from '#connect/pull/fetch-page.ts';
import type { HostQuota } from '#connect/pull/host-quota.ts';
import { afterPage, openPast, openPresent, restartWalk, rewind, walkOf } from '#connect/pull/position.ts';
import type { Lane, Position, Walk } from '#connect/pull/position.ts';
import type { PullFetch } from '#connect/pull/pull-fetch.ts';
import type { PullFailure } from '#connect/pull/pull-fault.ts';
import type { PullAsk, PullKind, Quota, Rhythm } from '#connect/pull/pull-kind.ts';
import type { PageNote, PullState, PullStore } from '#connect/pull/pull-state.ts';
import { framesOf } from '#connect/pull/said-record.ts';
import type { SaidRecord } from '#connect/pull/said-record.ts';
import { contentHash, SeenRecords } from '#connect/pull/seen-records.ts';
import { quotaOf, rhythmOf } from '#connect/pull/rhythm.ts';

export interface ReaderParts {
  /** Resolves when the frames are durable. */
  submit(frames: readonly NewFrame[]): Promise<unknown>;
  readonly store: PullStore;
  readonly fetch: PullFetch;
  readonly clock: Clock;
  /** Even chance from 0 to 1. */
  readonly chance: () => number;
  readonly quota: HostQuota;
  readonly signal: AbortSignal;
  readonly log: { warn(detail: object, message: string): void };
}

/** Pages of one turn: then others have theirs. */
const PAGES_A_TURN = 40;
/** A window that has more was cut wrong, or the source counts on for ever. */
const MOST_PAGES = 5_000;
const FRAMES_A_COMMIT = 5_000;
const SOON = 2 * SECOND;
const NOTES = 20;

type Taken = 'taken' | 'no-quota' | PullFailure;

/** One source and where it stands: reads page after page, and moves only over what is committed. */
export class SourceReader {
  readonly kind: PullKind;
  private connector: RegisteredConnector;
  private current: PullState;
  private readonly parts: ReaderParts;
  private readonly seen = new SeenRecords();
  /** Pages of the present walk of each lane. */
  private readonly walked = { present: new Set<string>(), past: new Set<string>() };
  private presentAt: Instant | undefined;
  /** Pages of the window that were read when it last failed: only what goes beyond is an end of the trouble. */
  private failedAt = -1;

  constructor(source: { kind: PullKind; connector: RegisteredConnector; state: PullState }, parts: ReaderParts) {
    this.kind = source.kind;
    this.connector = source.connector;
    this.current = source.state;
    this.parts = parts;
  }

  get state(): PullState {
    return this.current;
  }

  get rhythm(): Rhythm {
    return rhythmOf(this.kind, this.connector.settings);
  }

  get quota(): Quota {
    return quotaOf(this.kind, this.connector.settings);
  }

  /** Takes changed settings; what is being read of the old ones is finished with the new. */
  follow(connector: RegisteredConnector): void {
    if (connector.settings !== this.connector.settings) this.seen.clear();
    this.connector = connector;
  }

  /** Devices came: what they sent before they were known may come in. */
  forget(): void {
    this.seen.clear();
  }

  isDue(now: Instant): boolean {
    return isDue(this.current.next, now, Math.max(LONGEST_WAIT, 2 * this.rhythm.every));
  }

  /** The next turn asks at once, also for the present. */
  hurry(): void {
    this.presentAt = undefined;
    const { next: _, ...state } = this.current;
    this.current = state;
  }

  async rewind(from: Instant): Promise<void> {
    const position = rewind(this.current.position, from, this.parts.clock.now());
    const changed = { ...this.current, position };
    await this.save(changed);
    this.seen.clear();
    this.walked.present.clear();
    this.walked.past.clear();
    this.hurry();
  }

  /** One turn: the present, then what is left of the past. Never rejects. */
  async turn(): Promise<void> {
    let waits = false;
    for (let pages = 0; pages < PAGES_A_TURN && !this.parts.signal.aborted; pages += 1) {
      const lane = this.openLane();
      if (lane === undefined) break;
      const before = this.current.position.past;
      const taken = await this.takePage(lane);
      if (this.parts.signal.aborted && taken !== 'taken') return;
      if (typeof taken === 'object') return this.fail(taken, lane);
      waits = taken === 'no-quota' || this.standsStill(lane, before);
      if (waits) break;
    }
    this.rest(waits);
  }

  // The source's clock answers for nothing later: to ask again at once would give the same.
  private standsStill(lane: Lane, before: Position['past']): boolean {
    const { position } = this.current;
    return lane === 'past' && position.pastWalk === undefined && position.past?.start === before?.start;
  }

  private openLane(): Lane | undefined {
    const now = this.parts.clock.now();
    const { position } = this.current;
    if (position.present !== undefined) return 'present';
    if (isDue(this.presentAt, now, 2 * this.rhythm.every)) {
      this.openWalk('present', openPresent(position, now, this.rhythm));
      this.presentAt = now + jittered(this.rhythm.every, this.parts.chance);
      return 'present';
    }
    if (position.pastWalk === undefined) this.openWalk('past', openPast(position, now, this.rhythm));
    return this.current.position.pastWalk === undefined ? undefined : 'past';
  }

  private openWalk(lane: Lane, position: Position): void {
    this.walked[lane].clear();
    this.current = { ...this.current, position };
  }

  private async takePage(lane: Lane): Promise<Taken> {
    const walk = walkOf(this.current.position, lane);
    const parts = this.kind.parts(this.connector.settings);
    const part = walk && parts[walk.part];
    if (parts.length === 0) return { fault: 'bad-settings', detail: 'the settings name nothing to ask for' };
    if (walk === undefined || part === undefined) return this.leave(lane);
    if (walk.pages >= MOST_PAGES) return { fault: 'too-many-pages', detail: `${walk.pages} pages of one window` };
    const ask: PullAsk = {
      from: walk.from,
      to: walk.to,
      part,
      ...(walk.page === undefined ? {} : { page: walk.page }),
    };
    if (!this.mayAsk(ask)) return 'no-quota';
    const begun = this.parts.clock.now();
    const page = await fetchPage({ kind: this.kind, settings: this.connector.settings }, ask, this.parts);
    const note = { time: begun, from: walk.from, to: walk.to, part, took: this.parts.clock.now() - begun };
    const outcome = 'fault' in page ? page : await this.takeIn(lane, { page, ask, note, parts: parts.length });
    if (typeof outcome === 'object') this.note({ ...note, fault: outcome.fault, ...statusOf(outcome) });
    return outcome;
  }

  /** The part is there no more: settings were changed. */
  private leave(lane: Lane): Taken {
    const now = this.parts.clock.now();
    const done = { next: undefined, parts: 0, now, sourceTime: undefined };
    this.current = { ...this.current, position: afterPage(this.current.position, lane, done) };
    return 'taken';
  }

  private mayAsk(ask: PullAsk): boolean {
    const request = requestOf({ kind: this.kind, settings: this.connector.settings }, ask);
    const host = 'fault' in request ? undefined : URL.parse(request.url)?.host;
    return host === undefined || this.parts.quota.take(host, this.quota, this.parts.clock.now());
  }

  private async takeIn(
    lane: Lane,
    { page, ask, note, parts }: { page: FetchedPage; ask: PullAsk; note: PageNote; parts: number },
  ): Promise<Taken> {
    const now = this.parts.clock.now();
    const said = framesOf({ kind: this.kind, connector: this.connector }, page.records, now);
    const mark = contentHash(`${ask.part} ${said.map(({ hash }) => hash).join()}`);
    const { next, status, bytes, sourceTime } = page;
    const again = said.length > 0 && this.walked[lane].has(mark);
    if (again || (next !== undefined && next === ask.page))
      return { fault: 'repeated-page', detail: 'the source gave a page of this window again', status };
    const fresh = said.filter(({ moment, hash }) => !this.seen.has(moment, hash));
    const position = afterPage(this.current.position, lane, { next, parts, now, sourceTime });
    const taken = { ...note, status, bytes, records: said.length, fresh: fresh.length };
    const newest = newestOf(fresh, now);
    const beyond = this.isBeyondTrouble(walkOf(position, lane));
    const state = { ...this.counted(taken, newest), ...(beyond ? NO_TROUBLE : {}), position };
    const away = await this.commit(said, fresh, state);
    if (away !== undefined) return away;
    this.walked[lane].add(mark);
    if (beyond) this.failedAt = -1;
    return 'taken';
  }

  private isBeyondTrouble(walk: Walk | undefined): boolean {
    return walk === undefined || walk.pages > this.failedAt + 1;
  }

  /** First the frames, then the place: what is told twice is a duplicate, what is skipped is lost. */
  private async commit(
    said: readonly SaidRecord[],
    fresh: readonly SaidRecord[],
    state: PullState,
  ): Promise<PullFailure | undefined> {
    const frames = fresh.map(({ frame }) => frame);
    try {
      for (let at = 0; at < frames.length; at += FRAMES_A_COMMIT)
        await this.parts.submit(frames.slice(at, at + FRAMES_A_COMMIT));
      for (const { moment, hash } of said) this.seen.add(moment, hash);
      await this.save(state);
      return undefined;
    } catch (error) {
      return { fault: 'store-away', detail: error instanceof Error ? error.message.slice(0, 200) : String(error) };
    }
  }

  private counted(note: PageNote, newest: Instant | undefined): PullState {
    const { current } = this;
    const day = Math.floor(note.time / DAY);
    const today = current.today.day === day ? current.today : { day, pages: 0, records: 0, fresh: 0 };
    return {
      ...current,
      tried: note.time,
      succeeded: note.time,
      ...(newest === undefined ? {} : { newest: Math.max(newest, current.newest ?? newest) }),
      today: {
        day,
        pages: today.pages + 1,
        records: today.records + (note.records ?? 0),
        fresh: today.fresh + (note.fresh ?? 0),
      },
      recent: [note, ...current.recent].slice(0, NOTES),
    };
  }

  private note(note: PageNote): void {
    const recent = [note, ...this.current.recent].slice(0, NOTES);
    this.current = { ...this.current, tried: note.time, recent };
  }

  private async fail(failure: PullFailure, lane: Lane): Promise<void> {
    const now = this.parts.clock.now();
    const failures = this.current.failures + 1;
    const { fault, detail } = failure;
    const walk: Walk | undefined = walkOf(this.current.position, lane);
    this.failedAt = walk?.pages ?? -1;
    const lost =
      fault === 'repeated-page' || fault === 'too-many-pages' || (fault === 'bad-request' && walk?.page !== undefined);
    if (lost) this.walked[lane].clear();
    const position = lost ? restartWalk(this.current.position, lane) : this.current.position;
    const next = now + pauseAfter(failure, failures, this.parts.chance);
    const state = { ...this.current, position, failures, next, tried: now, trouble: { fault, detail, time: now } };
    this.current = state;
    const { key } = this.connector.identity;
    this.parts.log.warn({ connector: key, fault, detail, failures }, 'a source was not read; it is tried again');
    // what cannot be written now is in memory and goes with the next page
    await this.save(state).catch(() => undefined);
  }

  private rest(waits: boolean): void {
    const now = this.parts.clock.now();
    const { position } = this.current;
    const more = position.past !== undefined || position.present !== undefined;
    const soon = waits ? now + 60 * SECOND : now + SOON;
    const present = this.presentAt ?? now;
    this.current = { ...this.current, next: more ? Math.min(soon, Math.max(present, now)) : present };
  }

  private async save(state: PullState): Promise<void> {
    const { id, organisation } = this.connector.identity;
    await this.parts.store.save({ connector: id, organisation }, state);
    this.current = state;
  }
}

const NO_TROUBLE = { failures: 0, trouble: undefined } as const;

const statusOf = ({ status }: PullFailure) => (status === undefined ? {} : { status });

function newestOf(fresh: readonly SaidRecord[], now: Instant): Instant | undefined {
  const times = fresh.flatMap(({ frame: { uplink } }) => (uplink === undefined ? [] : [uplink.time]));
  return times
    .filter((time) => time <= now + DAY)
    .reduce<Instant | undefined>((a, b) => Math.max(a ?? b, b), undefined);
}
