import { NOWCAST_HISTORY, fitNowcastParts, nothingLearnt } from '@vigie/kit';
import type { NowcastFit } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import { dueGauge, stagesBetween, writeNowcastTrial } from '#store/nowcast-trials.ts';
import type { DueGauge } from '#store/nowcast-trials.ts';

interface NowcastNeeds {
  readonly pool: Pool;
  readonly clock: { now(): number };
}

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Learns from a year of stages, with a turn for others every few milliseconds. */
async function learn({ pool, clock }: NowcastNeeds, gauge: DueGauge): Promise<NowcastFit> {
  const now = clock.now();
  const span = { from: now - NOWCAST_HISTORY, to: now };
  const stages = await stagesBetween(pool, gauge.datastream, span);
  const upstream = gauge.upstream === undefined ? undefined : await stagesBetween(pool, gauge.upstream, span);
  const work = fitNowcastParts({ stages, ...(upstream && { upstream }), marks: gauge.marks });
  let turn = work.next();
  while (turn.done !== true) {
    await breath();
    turn = work.next();
  }
  return turn.value ?? nothingLearnt(span);
}

/** Tries the forecast of each level station on its own history: those that are due, one after the other. */
export async function tryNowcasts(needs: NowcastNeeds, isStopped: () => boolean = () => false): Promise<number> {
  let tried = 0;
  for (;;) {
    const now = needs.clock.now();
    const gauge = isStopped() ? undefined : await dueGauge(needs.pool, now);
    if (gauge === undefined) return tried;
    await writeNowcastTrial(needs.pool, gauge, { fit: await learn(needs, gauge), made: now });
    tried += 1;
  }
}
