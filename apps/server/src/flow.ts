import type { Observation, Pack, QuantityRegistry, WindowIndicator } from '@vigie/kit';
import { createQuantityRegistry } from '@vigie/kit';
import type { IntakeParts } from '#connect/intake.ts';
import { IntakeBatcher } from '#connect/intake-batcher.ts';
import type { CommittedFrame } from '#connect/frame-log.ts';
import { RejectionBook } from '#connect/rejection-book.ts';
import { createCagedDecoder } from '#decode/caged-decoder.ts';
import type { CagedDecoder } from '#decode/caged-decoder.ts';
import { watchedFigures } from '#derive/watched-figures.ts';
import type { HistoryJob } from '#derive/history-job.ts';
import { WindowJob } from '#derive/window-job.ts';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';
import type { Metrics } from '#publish/metrics.ts';
import { Alarms } from '#store/alarms.ts';
import { FrameWriter } from '#store/frame-writer.ts';
import { followModels } from '#store/devices/follow-models.ts';
import { Indicators } from '#store/indicators.ts';
import type { FrameOutcome } from '#store/observation-log.ts';
import { ObservationWriter } from '#store/observation-writer.ts';
import { Partitions } from '#store/partitions.ts';
import { RecentKeys, rebuildRecentKeys } from '#store/recent-keys.ts';
import { createRejectedCount } from '#store/rejected-count.ts';
import { Registry } from '#store/registry.ts';
import { RollupWriter } from '#store/rollup-writer.ts';
import { Watch } from '#watch/watch.ts';
import { Belt } from './flow/belt.ts';
import { CodecTally } from './flow/codec-tally.ts';
import { derivationsOf } from './flow/derivations.ts';
import { FleetLinks } from './flow/fleet.ts';
import { historyJob } from './flow/history-figures.ts';
import { codecsOf, registerPackCodecs } from './flow/pack-codecs.ts';
import { packSeries } from './flow/pack-series.ts';
import { weatherOf } from './flow/observatory.ts';
import type { Road } from './flow/parts.ts';
import { reinjectorOf } from './flow/quarantine.ts';
import type { Reinjector } from './flow/reinjector.ts';
import { RegistryLoader } from './flow/registry-loader.ts';
import { RegistryView } from './flow/registry-view.ts';
import { stopFlow } from './flow/stop-flow.ts';
import { openQuality } from './flow/quality.ts';
import type { QualityFlow } from './flow/quality.ts';
import { recomputeOf } from './flow/recompute.ts';
import type { Recompute } from './flow/recompute.ts';
import { Tidings } from './flow/tidings.ts';
import { readPackCodec } from './packs.ts';

/** The organisation an instance has from its first migration. */
export const HOME = { organisation: 1 };

/** Zone of local days. */
export const ZONE = 'Europe/Paris';

const DAY_MS = 86_400_000;
/** Network servers try again for a day or two. */
const RETRY_WINDOW_MS = 2 * DAY_MS;

export interface FlowOptions {
  readonly database: Database;
  readonly packs: readonly Pack[];
  readonly clock: { now(): number };
  readonly log: Log;
  readonly decodeThreads: number;
  readonly metrics: Metrics;
}

/** The stages, wired: what doors, pages and jobs are given. */
export interface Flow {
  readonly intake: IntakeParts;
  readonly belt: Belt;
  readonly decoder: CagedDecoder;
  readonly frames: FrameWriter;
  readonly partitions: Partitions;
  readonly observations: ObservationWriter;
  readonly registry: Registry;
  readonly view: RegistryView;
  readonly rollups: RollupWriter;
  readonly windows: WindowJob;
  readonly history: HistoryJob;
  readonly watch: Watch;
  readonly quality: QualityFlow;
  /** Reads the registry and the settings of checks anew. */
  readonly refresh: () => Promise<void>;
  /** Radio facts of every frame. */
  readonly fleet: FleetLinks;
  /** To be told of values changed in place. */
  readonly recompute: Recompute;
  /** Where live readers are told; set once the HTTP server is there. */
  readonly tidings: Tidings;
  /** How often each codec failed lately. */
  readonly tally: CodecTally;
  /** Gives quarantined frames to the belt again. */
  readonly reinjector: Reinjector;
  /** Takes a change of the registry into memory. */
  readonly reload: (devices?: readonly number[]) => Promise<void>;
  stop(): Promise<void>;
}

type Pools = Readonly<Record<'intake' | 'ends' | 'jobs' | 'alarms' | 'changes', ReturnType<Database['pool']>>>;

function openPools(database: Database): Pools {
  return {
    intake: database.pool(2),
    ends: database.pool(2),
    jobs: database.backgroundPool(3),
    alarms: database.pool(3),
    changes: database.pool(3),
  };
}

function windowJob(
  pools: Pools,
  options: FlowOptions,
  parts: { quantities: QuantityRegistry; belt: Belt; watch: Watch; history: HistoryJob },
): WindowJob {
  const indicators = options.packs.flatMap((pack) => pack.indicators);
  return new WindowJob(new Indicators(pools.jobs, parts.quantities), {
    indicators: indicators.filter((one): one is WindowIndicator => one.kind === 'window' && one.past === undefined),
    quantityOf: parts.quantities,
    zone: ZONE,
    clock: options.clock,
    log: options.log,
    async made(figures) {
      await parts.history.note(figures);
      await parts.watch.observeFigures(figures);
    },
    room: () => parts.belt.room('live'),
    ...weatherOf({ pool: pools.jobs, packs: options.packs, zone: ZONE }),
  });
}

function observationsOf(outcomes: readonly FrameOutcome[]): Observation[] {
  return outcomes.flatMap((outcome) => (outcome.end === 'stored' ? outcome.observations : []));
}

/** The registry, in the database and in memory, with the codecs of the packs in it. */
async function openRegistry(pools: Pools, options: FlowOptions, quantities: QuantityRegistry) {
  const { packs } = options;
  const view = new RegistryView(packs);
  const decoder = await createCagedDecoder({ threads: options.decodeThreads });
  const loader = new RegistryLoader({ pool: pools.changes, view, decoder });
  const registry = new Registry(pools.changes, {
    derivations: derivationsOf(packs, quantities),
    clock: options.clock,
    changed: (devices) => loader.changed(devices ?? []),
  });
  await registerPackCodecs(registry, codecsOf(packs, readPackCodec), HOME.organisation);
  const moved = await followModels(pools.changes, packSeries(packs));
  if (moved.length > 0)
    options.log.warn({ series: moved.length }, 'models date values otherwise: replay their devices');
  await loader.all();
  return { view, decoder, registry, loader, refresh: () => loader.all() };
}

/** Alarms at the time of measure. */
async function openWatch(
  pools: Pools,
  options: FlowOptions,
  parts: Pick<Flow, 'view' | 'tidings' | 'fleet'>,
): Promise<Watch> {
  const { packs, clock, log } = options;
  const watch = new Watch(new Alarms(pools.alarms), {
    rules: packs.flatMap((pack) => pack.rules),
    figures: watchedFigures(packs.flatMap((pack) => pack.indicators)),
    registry: parts.view,
    clock,
    links: parts.fleet.usual,
    onAlarm: (news) => parts.tidings.alarm(news),
    log,
  });
  for (const rule of watch.refused) log.warn({ rule: rule.id }, 'a rule without a written response raises no alarm');
  await watch.start();
  return watch;
}

/** The decoder, with its batches in the metrics and its failures counted by codec. */
function timed(decoder: CagedDecoder, metrics: Metrics, tally: CodecTally): Pick<CagedDecoder, 'decode'> {
  return {
    async decode(jobs) {
      const begun = performance.now();
      const outcomes = await decoder.decode(jobs);
      tally.note(jobs, outcomes);
      const ok = outcomes.filter((outcome) => outcome.ok).length;
      metrics.decoded((performance.now() - begun) / 1000, { ok, failed: outcomes.length - ok });
      return outcomes;
    },
  };
}

type BeltNeeds = Pick<Flow, 'decoder' | 'observations' | 'view' | 'watch' | 'tidings' | 'tally'>;

async function openBelt(pools: Pools, { clock, log, metrics }: FlowOptions, parts: BeltNeeds): Promise<Belt> {
  const keys = new RecentKeys();
  await rebuildRecentKeys(pools.changes, keys, clock.now() - RETRY_WINDOW_MS);
  const { decoder, observations, view, watch, tidings } = parts;
  return new Belt({
    decoder: timed(decoder, metrics, parts.tally),
    observations,
    log,
    findDevice: (connector, device) => view.findDevice(connector, device),
    seenBefore: (key) => keys.seenBefore(key),
    forget: (key) => keys.forget(key),
    written(outcomes: readonly FrameOutcome[], road: Road) {
      tidings.ended(outcomes, road);
      // alarms that cannot be written now are made from the stored values at the next start
      watch
        .observe(observationsOf(outcomes), road)
        .catch((error: unknown) => log.error({ err: error }, 'alarms not brought up to date'));
    },
  });
}

type DoorNeeds = Pick<Flow, 'frames' | 'belt' | 'view' | 'tidings'>;

function openDoors(
  pools: Pools,
  { clock, metrics }: FlowOptions,
  { frames, belt, view, tidings }: DoorNeeds,
): IntakeParts {
  const batcher = new IntakeBatcher({
    log: {
      // senders wait a little rather than fill the memory with frames on their way
      async append(news) {
        await belt.room('live');
        const begun = performance.now();
        const committed = await frames.append(news);
        metrics.committed((performance.now() - begun) / 1000);
        return committed;
      },
    },
    onCommitted(committed: readonly CommittedFrame[]) {
      tidings.received(committed);
      belt.accept(committed, 'live');
    },
  });
  const rejections = new RejectionBook({ clock, counter: createRejectedCount(pools.changes, clock) });
  return { directory: view.directory, batcher, rejections, clock, homeOrganisation: HOME.organisation };
}

/** connect → decode → qualify → derive (value for value) → store → watch; roll-ups and windows beside. */
export async function startFlow(options: FlowOptions): Promise<Flow> {
  const { database, packs, clock, log, metrics } = options;
  const pools = openPools(database);
  const quantities = createQuantityRegistry(packs.flatMap((pack) => pack.quantities));
  const partitions = new Partitions(pools.changes);
  await partitions.ensureAhead(clock.now());
  const { view, decoder, registry, loader, refresh } = await openRegistry(pools, options, quantities);
  const observations = new ObservationWriter(pools.ends, partitions, (error) =>
    log.error({ err: error }, 'latest values not written'),
  );
  await observations.start();
  const fleet = new FleetLinks({ pool: pools.jobs, view, clock, log });
  await fleet.start();
  const tidings = new Tidings(view, metrics, fleet);
  const watch = await openWatch(pools, options, { view, tidings, fleet });
  const tally = new CodecTally(clock);
  const belt = await openBelt(pools, options, { decoder, observations, view, watch, tidings, tally });
  const frames = new FrameWriter(pools.intake, partitions);
  const intake = openDoors(pools, options, { frames, belt, view, tidings });
  const settleDirty = () => observations.settleDirty();
  const quality = openQuality({ pool: pools.jobs, view, watch, belt });
  const judged = () => quality.judged();
  const rollups = new RollupWriter(pools.jobs, { quantities, timeZone: ZONE, settleDirty, judged });
  const history = historyJob(pools.jobs, options, { belt, watch, zone: ZONE });
  const windows = windowJob(pools, options, { quantities, belt, watch, history });
  return {
    intake,
    belt,
    decoder,
    frames,
    partitions,
    observations,
    registry,
    view,
    rollups,
    windows,
    history,
    watch,
    fleet,
    quality,
    refresh,
    recompute: recomputeOf({ pool: pools.changes, watch, derivedFrom: (id) => view.derivedFrom(id) }),
    tidings,
    tally,
    reinjector: reinjectorOf(pools.jobs, { belt, view }, clock),
    reload: (devices) => (devices === undefined ? loader.all() : loader.changed(devices)),
    stop: () => stopFlow({ windows, quality, intake, belt, observations, fleet, watch, decoder }),
  };
}
