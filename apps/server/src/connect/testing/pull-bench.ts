import type { JsonObject } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import { IntakeBatcher } from '#connect/intake-batcher.ts';
import { PullEngine } from '#connect/pull/pull-engine.ts';
import { createPullFetch } from '#connect/pull/pull-fetch.ts';
import type { PullKey, PullState, PullStore } from '#connect/pull/pull-state.ts';
import { MemoryLog } from '#connect/testing/memory-log.ts';
import { RecordedSource } from '#connect/testing/recorded-source.ts';

/** A clock that a test sets, and that may be wrong. */
export class SetClock {
  /** What time it is. */
  time: number;
  /** What our own clock makes of it. */
  error = 0;
  constructor(time: number) {
    this.time = time;
  }
  now(): number {
    return this.time + this.error;
  }
}

/** Where sources stand, in memory; away as the log is. */
export class MemoryPullStore implements PullStore {
  readonly states = new Map<number, PullState>();
  away = false;

  async load(): Promise<ReadonlyMap<number, PullState>> {
    if (this.away) throw new Error('the database is away');
    return new Map(this.states);
  }

  async save({ connector }: PullKey, state: PullState): Promise<void> {
    if (this.away) throw new Error('the database is away');
    this.states.set(connector, structuredClone(state));
  }
}

/** A pulled source of one station on a recorded service, with everything it needs in memory. */
export interface PullBench {
  readonly clock: SetClock;
  readonly source: RecordedSource;
  readonly log: MemoryLog;
  readonly store: MemoryPullStore;
  readonly connector: RegisteredConnector;
  engine: PullEngine;
  /** Another engine on the same store, as after a restart. */
  restart(): void;
  /** Lets the engine work through this many seconds of the set clock, `step` at a time. */
  pass(seconds: number, step?: number): Promise<void>;
  /** The log and the places of sources, gone or back. */
  database(there: boolean): void;
  stop(): Promise<void>;
}

export const STATION = 'Y421401001';

export function connectorOf(kind: string, settings: JsonObject): RegisteredConnector {
  return {
    identity: { id: 7, key: 'source', kind, organisation: 1 },
    tokenHash: new Uint8Array(32),
    disabled: false,
    settings,
  };
}

const SHORT_PATIENCE = { timeout: 300, bytes: 1_000_000, allowPrivate: true };

export async function createPullBench(start: number, settings: JsonObject = {}): Promise<PullBench> {
  const clock = new SetClock(start);
  const source = await RecordedSource.start({ now: () => clock.time });
  const log = new MemoryLog();
  const store = new MemoryPullStore();
  const connector = connectorOf('hubeau-hydrometrie-v2', { base: source.url, stations: [STATION], ...settings });
  const batcher = new IntakeBatcher({ log, onCommitted: () => undefined });
  const make = () =>
    new PullEngine({
      connectors: () => [connector],
      submit: (frames) => batcher.submit(frames),
      store,
      fetch: createPullFetch(SHORT_PATIENCE),
      clock,
      chance: () => 0.5,
      log: { warn: () => undefined },
    });
  const bench: PullBench = {
    clock,
    source,
    log,
    store,
    connector,
    engine: make(),
    restart() {
      bench.engine = make();
    },
    async pass(seconds, step = 5) {
      for (let gone = 0; gone < seconds; gone += step) {
        clock.time += step * 1_000;
        await bench.engine.tick().catch(() => undefined);
        await bench.engine.idle();
      }
    },
    database(there) {
      store.away = !there;
      log.away = there ? undefined : new Error('the database is away');
    },
    async stop() {
      await bench.engine.stop();
      await source.stop();
    },
  };
  return bench;
}
