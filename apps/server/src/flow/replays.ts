import type { Pack } from '@vigie/kit';
import { HOUR, createQuantityRegistry } from '@vigie/kit';
import type { WindowJob } from '#derive/window-job.ts';
import type { Pool } from '#platform/db/pool.ts';
import { startLoop } from '#platform/loop.ts';
import type { Loop } from '#platform/loop.ts';
import type { RollupWriter } from '#store/rollup-writer.ts';
import type { QualityFlow } from './quality.ts';
import { decideOf } from './replay/decide.ts';
import { replayDesk } from './replay-desk.ts';
import { ReplayRunner } from './replay/replay-runner.ts';
import type { ReplayNeeds } from './replay/replay-runner.ts';

interface Parts extends Pick<ReplayNeeds, 'belt' | 'decoder' | 'observations' | 'partitions' | 'view' | 'watch'> {
  readonly rollups: RollupWriter;
  readonly windows: WindowJob;
  readonly quality: QualityFlow;
}

interface Surroundings extends Pick<ReplayNeeds, 'clock' | 'log' | 'zone'> {
  readonly pool: Pool;
  readonly packs: readonly Pack[];
}

export interface ReplayService {
  readonly desk: ReturnType<typeof replayDesk>;
  start(): void;
  /** Ends after the chunk under way; the replay goes on at the next start. */
  stop(): Promise<void>;
}

const LOOK_MS = 2_000;
const FORGET_MS = 6 * HOUR;

/** History decoded again: asked for at the desk, done one after the other beside the way of frames. */
export function createReplays(parts: Parts, around: Surroundings): ReplayService {
  const runner = openRunner(parts, around);
  const { pool, log, zone } = around;
  const loops: Loop[] = [];
  return {
    desk: replayDesk(pool, { replays: runner.replays, zone, wake: () => loops[0]?.wake() }),
    start() {
      loops.push(startLoop({ name: 'replays', everyMs: LOOK_MS, log, work: () => runner.run() }));
      loops.push(startLoop({ name: 'old replays', everyMs: FORGET_MS, log, work: () => runner.forget() }));
    },
    async stop() {
      runner.stop();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function openRunner(parts: Parts, around: Surroundings): ReplayRunner {
  const { belt, decoder, observations, partitions, view, watch, rollups, windows, quality } = parts;
  const { pool, packs, clock, log, zone } = around;
  return new ReplayRunner({
    belt,
    decoder,
    observations,
    partitions,
    view,
    watch,
    pool,
    packs,
    clock,
    log,
    zone,
    quantities: createQuantityRegistry(packs.flatMap((pack) => pack.quantities)),
    decide: decideOf({ pool, plan: (datastream) => quality.plans.plan(datastream) }),
    jobs: {
      // values judged with their neighbours mark their hours again
      async rollups() {
        await rollups.run();
        await quality.job.run();
        await rollups.run();
      },
      windows: () => windows.run(),
    },
  });
}
