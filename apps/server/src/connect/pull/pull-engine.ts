import type { Clock, Instant, JsonObject } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import type { NewFrame } from '#connect/frame-log.ts';
import { HostQuota } from '#connect/pull/host-quota.ts';
import type { PullFetch } from '#connect/pull/pull-fetch.ts';
import { findPullKind } from '#connect/pull/pull-kinds.ts';
import type { PullKind } from '#connect/pull/pull-kind.ts';
import { FRESH_STATE } from '#connect/pull/pull-state.ts';
import type { PullState, PullStore } from '#connect/pull/pull-state.ts';
import { SourceReader } from '#connect/pull/source-reader.ts';
import { tryPage } from '#connect/pull/try-page.ts';
import type { Trial } from '#connect/pull/try-page.ts';

export interface EngineParts {
  /** Every connector; those of other kinds are not ours. */
  connectors(): readonly RegisteredConnector[];
  submit(frames: readonly NewFrame[]): Promise<unknown>;
  readonly store: PullStore;
  readonly fetch: PullFetch;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly log: { warn(detail: object, message: string): void };
}

/** Sources that are read at one moment. */
const MOST_AT_ONCE = 4;

export interface PulledSource {
  readonly connector: RegisteredConnector;
  readonly kind: PullKind;
  readonly state: PullState;
  readonly running: boolean;
}

/** Reads every source at its time, one turn at a time for each, and a few sources at once. */
export class PullEngine {
  private readonly parts: EngineParts;
  private readonly readers = new Map<number, SourceReader>();
  private readonly turns = new Map<number, Promise<void>>();
  private readonly quota = new HostQuota();
  private readonly ending = new AbortController();
  private known: ReadonlyMap<number, PullState> | undefined;

  constructor(parts: EngineParts) {
    this.parts = parts;
  }

  /** Begins the turns that are due; does not wait for them. */
  async tick(): Promise<void> {
    this.known ??= await this.parts.store.load();
    const now = this.parts.clock.now();
    const due = this.readersNow().filter(
      ([id, reader, { disabled }]) => !disabled && !this.turns.has(id) && reader.isDue(now),
    );
    // who has waited longest is first
    due.sort(([, a], [, b]) => (a.state.next ?? 0) - (b.state.next ?? 0));
    for (const [id, reader] of due) if (this.turns.size < MOST_AT_ONCE) void this.begin(id, reader);
  }

  /** The registry changed: what could not be placed before is looked at again. */
  forget(): void {
    for (const reader of this.readers.values()) reader.forget();
  }

  source(key: string): PulledSource | undefined {
    const found = this.readersNow().find(([, , connector]) => connector.identity.key === key);
    return found === undefined ? undefined : this.view(found);
  }

  sources(): readonly PulledSource[] {
    return this.readersNow().map((each) => this.view(each));
  }

  /** Reads a source now, after what it is doing. Resolves when the turn is over. */
  async run(key: string): Promise<void> {
    await this.tick();
    const found = this.readersNow().find(([, , { identity, disabled }]) => identity.key === key && !disabled);
    if (found === undefined || this.ending.signal.aborted) return;
    const [id, reader] = found;
    await this.turns.get(id);
    reader.hurry();
    await this.begin(id, reader);
  }

  /** Reads a source again from a time on. */
  async rewind(key: string, from: Instant): Promise<void> {
    await this.tick();
    const found = this.readersNow().find(([, , { identity }]) => identity.key === key);
    if (found === undefined) return;
    const [id, reader] = found;
    await this.turns.get(id);
    await reader.rewind(from);
  }

  /** One page of settings that are only tried: nothing is stored. */
  async try(kind: PullKind, settings: JsonObject): Promise<Trial> {
    const { fetch, clock } = this.parts;
    return tryPage({ kind, settings }, { fetch, now: clock.now(), signal: this.ending.signal });
  }

  /** Resolves when nothing is being read. */
  async idle(): Promise<void> {
    while (this.turns.size > 0) await Promise.all(this.turns.values());
  }

  /** Breaks off what is being fetched; what is being committed is waited for. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.idle();
  }

  private begin(id: number, reader: SourceReader): Promise<void> {
    if (this.ending.signal.aborted) return Promise.resolve();
    const turn = reader.turn().finally(() => this.turns.delete(id));
    this.turns.set(id, turn);
    return turn;
  }

  private view([id, reader, connector]: [number, SourceReader, RegisteredConnector]): PulledSource {
    return { connector, kind: reader.kind, state: reader.state, running: this.turns.has(id) };
  }

  /** A reader for each connector of ours, with its settings of now. */
  private readersNow(): [number, SourceReader, RegisteredConnector][] {
    const found: [number, SourceReader, RegisteredConnector][] = [];
    for (const connector of this.parts.connectors()) {
      const kind = findPullKind(connector.identity.kind);
      if (kind === undefined) continue;
      const { id } = connector.identity;
      const reader = this.readers.get(id) ?? this.newReader(kind, connector);
      reader.follow(connector);
      this.readers.set(id, reader);
      found.push([id, reader, connector]);
    }
    return found;
  }

  private newReader(kind: PullKind, connector: RegisteredConnector): SourceReader {
    const state = this.known?.get(connector.identity.id) ?? FRESH_STATE;
    const parts = { ...this.parts, quota: this.quota, signal: this.ending.signal };
    return new SourceReader({ kind, connector, state }, parts);
  }
}
