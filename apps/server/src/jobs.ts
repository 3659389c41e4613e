import type { Pool } from '#platform/db/pool.ts';
import { startLoop } from '#platform/loop.ts';
import type { Loop, LoopOptions } from '#platform/loop.ts';
import type { Log } from '#platform/log.ts';
import { compactLedger } from '#store/ledger.ts';
import type { Config } from './config.ts';
import { tryNowcasts } from './flow/nowcast-job.ts';
import { fleetMonths } from './flow/fleet-desk.ts';
import { takeUpLeftBehind } from './flow/pending.ts';
import { recomputeProperties } from './flow/property-recompute.ts';
import type { Flow } from './flow.ts';
import { PACKS } from './packs.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Counts older than this do not change any more: history of the past is compacted when it is loaded. */
const LEDGER_SPAN = 400 * DAY;

export interface JobOptions {
  readonly flow: Flow;
  readonly pool: Pool;
  readonly config: Config;
  readonly clock: { now(): number };
  readonly log: Log;
}

/** History is flowing when some came in so lately. */
const HISTORY_PAUSE = 5 * SECOND;
/** Hours of history are made again once most of their frames are there, not after each batch. */
const WITH_HISTORY = 60 * SECOND;

/** Work that goes in its own rhythm, and more rarely while history flows. */
function calmly(flow: Flow, work: () => Promise<unknown>): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    if (flow.belt.sinceHistory < HISTORY_PAUSE && now - last < WITH_HISTORY) return;
    last = now;
    await work();
  };
}

async function upkeep({ flow, config, clock, log }: JobOptions): Promise<void> {
  const now = clock.now();
  await flow.partitions.ensureAhead(now);
  const frames = now - config.retentionFramesDays * DAY;
  const observations = now - config.retentionObservationsDays * DAY;
  const dropped = [
    ...(await flow.partitions.dropBefore('frame', frames)),
    ...(await flow.partitions.dropBefore('frame_end', frames)),
    ...(await flow.partitions.dropBefore('observation', observations)),
  ];
  if (dropped.length > 0) log.info({ dropped }, 'partitions past their retention dropped');
}

/** What goes on beside the way of frames, each in its own rhythm. Gives a function that stops them all. */
export function startJobs(options: JobOptions): () => Promise<void> {
  const { flow, pool, clock, log } = options;
  const months = fleetMonths({ pool, packs: PACKS, clock, log });
  let stopped = false;
  const { view, watch, reload } = flow;
  const dated = () => recomputeProperties({ pool, view, watch, reload, packs: PACKS }, () => stopped);
  const jobs: readonly Omit<LoopOptions, 'log'>[] = [
    { name: 'roll-ups', everyMs: 10 * SECOND, work: calmly(flow, () => flow.rollups.run()) },
    { name: 'quality', everyMs: 10 * SECOND, work: calmly(flow, () => flow.quality.job.run()) },
    { name: 'indicators', everyMs: 20 * SECOND, work: calmly(flow, () => flow.windows.run()) },
    { name: 'indicators of the past', everyMs: 20 * SECOND, work: calmly(flow, () => flow.history.run()) },
    { name: 'long indicators', everyMs: 2 * MINUTE, work: calmly(flow, () => flow.windows.runLong()) },
    { name: 'watch', everyMs: 5 * SECOND, work: () => flow.watch.tick() },
    { name: 're-injection', everyMs: SECOND, work: () => flow.reinjector.run() },
    { name: 'left behind', everyMs: 5 * SECOND, work: () => takeUpLeftBehind(pool, flow.view, flow.belt) },
    { name: 'radio facts', everyMs: MINUTE, work: () => flow.fleet.turn() },
    { name: 'device health', everyMs: 2 * MINUTE, work: calmly(flow, () => flow.fleet.health.run()) },
    { name: 'dated changes', everyMs: 2 * SECOND, work: async () => void (await dated()) },
    { name: 'nowcasts', everyMs: MINUTE, work: calmly(flow, () => tryNowcasts({ pool, clock }, () => stopped)) },
    { name: 'sums of the month', everyMs: 5 * MINUTE, work: calmly(flow, () => months.run()) },
    { name: 'usual gateways', everyMs: 6 * HOUR, work: () => flow.fleet.tidy() },
    { name: 'ledger', everyMs: 5 * MINUTE, work: () => compactLedger(pool, clock.now() - LEDGER_SPAN) },
    { name: 'partitions', everyMs: 6 * HOUR, work: () => upkeep(options) },
  ];
  const loops: readonly Loop[] = jobs.map((job) => startLoop({ ...job, log }));
  return async () => {
    stopped = true;
    // a pass over a year of history ends with the page it is at
    flow.rollups.stop();
    flow.quality.job.stop();
    flow.windows.stop();
    flow.history.stop();
    flow.reinjector.stop();
    await Promise.all(loops.map((loop) => loop.stop()));
  };
}
