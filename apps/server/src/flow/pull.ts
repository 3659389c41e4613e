import type { Pool } from '#platform/db/pool.ts';
import { systemChance } from '#platform/chance.ts';
import { startLoop } from '#platform/loop.ts';
import type { Log } from '#platform/log.ts';
import { PullEngine } from '#connect/pull/pull-engine.ts';
import type { PulledSource } from '#connect/pull/pull-engine.ts';
import { createPullFetch, DEFAULT_LIMITS } from '#connect/pull/pull-fetch.ts';
import { findPullKind, PULL_KINDS, pullFaults } from '#connect/pull/pull-kinds.ts';
import type { PageNote } from '#connect/pull/pull-state.ts';
import type { PullFault } from '#connect/pull/pull-fault.ts';
import { quotaOf, rhythmOf } from '#connect/pull/rhythm.ts';
import type { Trial } from '#connect/pull/try-page.ts';
import type { PullSourceRow, PullSources, PullTrial } from '#publish/ports/pull-sources.ts';
import { createPullStates } from '#store/pull-state.ts';
import type { Flow } from '../flow.ts';

const TICK_MS = 1_000;

export interface PullOptions {
  readonly flow: Pick<Flow, 'intake' | 'view'>;
  readonly pool: Pool;
  readonly clock: { now(): number };
  readonly log: Log;
  /** Plain HTTP and private addresses may be asked. */
  readonly allowPrivate: boolean;
}

export interface PullService {
  readonly sources: PullSources;
  /** Sources are read from here on. */
  start(): void;
  /** Nothing is read when it resolves. */
  stop(): Promise<void>;
}

/** A source is late when it has given no newer measure for three times its rhythm, or for its overlap. */
function statusOf({ connector, kind, state }: PulledSource, now: number): PullSourceRow['status'] {
  if (connector.disabled) return 'disabled';
  if (state.trouble !== undefined) return 'trouble';
  if (state.succeeded === undefined) return 'new';
  const { every, overlap } = rhythmOf(kind, connector.settings);
  return now - (state.newest ?? 0) > Math.max(3 * every, overlap) ? 'late' : 'ok';
}

function rowOf(source: PulledSource, now: number): PullSourceRow {
  const { connector, kind, state, running } = source;
  const { position, today, recent, failures, trouble, tried, succeeded, newest, next } = state;
  const { every, overlap, window } = rhythmOf(kind, connector.settings);
  const { past, readTo } = position;
  return {
    id: connector.identity.key,
    kind: kind.kind,
    label: kind.label,
    about: kind.about,
    status: statusOf(source, now),
    running,
    tried,
    succeeded,
    newest,
    next,
    readTo,
    trouble,
    failures,
    recent,
    past: past && { from: past.start, to: past.end },
    today: today.day === Math.floor(now / 86_400_000) ? today : { pages: 0, records: 0, fresh: 0 },
    rhythm: { every, overlap, window },
    quota: quotaOf(kind, connector.settings),
  };
}

function trialOf({ read, ...trial }: Trial): PullTrial {
  return {
    ...trial,
    read: read.map(({ record, parsed }) => {
      if ('unreadable' in parsed) return { record, unreadable: `${parsed.unreadable}: ${parsed.detail}` };
      return { record, ...parsed };
    }),
  };
}

function sourcesOf(engine: PullEngine, { clock, log }: PullOptions): PullSources {
  const rows = (organisation: number): PullSourceRow[] =>
    engine
      .sources()
      .filter(({ connector }) => connector.identity.organisation === organisation)
      .map((source) => rowOf(source, clock.now()));
  return {
    kinds: PULL_KINDS.map(({ kind }) => kind),
    list: ({ organisation }) => rows(organisation),
    find: ({ organisation }, id) => rows(organisation).find((row) => row.id === id),
    run(id) {
      engine.run(id).catch((error: unknown) => log.error({ err: error, connector: id }, 'a source was not read'));
    },
    rewind: (id, from) => engine.rewind(id, from),
    faults(kind, settings) {
      const found = findPullKind(kind);
      return found && pullFaults(found, settings);
    },
    async try(kind, settings) {
      const found = findPullKind(kind);
      if (found === undefined) throw new Error(`no kind ${kind}`);
      return trialOf(await engine.try(found, settings));
    },
  };
}

/** Pulled sources: what they give takes the way of any frame, by the same batcher. */
export function createPull(options: PullOptions): PullService {
  const { flow, pool, clock, log, allowPrivate } = options;
  const engine = new PullEngine({
    clock,
    log,
    chance: systemChance,
    connectors: () => flow.view.connectors,
    submit: (frames) => flow.intake.batcher.submit(frames),
    store: createPullStates<PullFault, PageNote>(pool),
    fetch: createPullFetch({ ...DEFAULT_LIMITS, allowPrivate }),
  });
  flow.view.onChange(() => engine.forget());
  let loop: ReturnType<typeof startLoop> | undefined;
  return {
    sources: sourcesOf(engine, options),
    start() {
      loop = startLoop({ name: 'pull', everyMs: TICK_MS, log, work: () => engine.tick() });
    },
    async stop() {
      await loop?.stop();
      await engine.stop();
    },
  };
}
