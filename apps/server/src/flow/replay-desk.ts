import type { Pool } from '#platform/db/pool.ts';
import type { ReplayDesk, Revisions } from '#publish/ports/replays.ts';
import {
  readReplay,
  readReplayChanges,
  readReplayCurve,
  readReplayDays,
  readReplaySeries,
  readReplays,
} from '#store/read-replays.ts';
import type { Replays } from '#store/replays.ts';
import { readRevisions } from '#store/revisions.ts';

/** Replays and revisions as the API asks for them; `wake`: what was asked for is begun at once. */
export function replayDesk(
  pool: Pool,
  { replays, zone, wake }: { readonly replays: Replays; readonly zone: string; readonly wake: () => void },
): { readonly replays: ReplayDesk; readonly revisions: Revisions } {
  return {
    replays: {
      async create(scope, asked) {
        const made = await replays.create(scope, asked);
        wake();
        return made;
      },
      list: (scope, query) => readReplays(pool, scope, query),
      // written by `effectsOf`
      sheet: async (scope, id) => (await readReplay(pool, scope, id)) as Awaited<ReturnType<ReplayDesk['sheet']>>,
      series: (scope, query) => readReplaySeries(pool, scope, query),
      changes: (scope, query) => readReplayChanges(pool, scope, query),
      days: (scope, replay) => readReplayDays(pool, scope, { replay, zone }),
      curve: (scope, query) => readReplayCurve(pool, scope, query),
      async apply(scope, id, by) {
        const isTaken = await replays.apply(scope, id, by);
        wake();
        return isTaken;
      },
      cancel: (scope, id) => replays.cancel(scope, id),
    },
    revisions: { list: (scope, query) => readRevisions(pool, scope, query) },
  };
}
