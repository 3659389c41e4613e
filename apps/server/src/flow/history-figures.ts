import type { Pack, WindowIndicator } from '@vigie/kit';
import { HistoryJob } from '#derive/history-job.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Log } from '#platform/log.ts';
import { DueHistories } from '#store/due-history.ts';
import type { Watch } from '#watch/watch.ts';
import type { Belt } from './belt.ts';

/** Figures that rest on weeks of the past, watched like the others. */
export function historyJob(
  pool: Pool,
  { packs, clock, log }: { readonly packs: readonly Pack[]; readonly clock: { now(): number }; readonly log: Log },
  { belt, watch, zone }: { readonly belt: Belt; readonly watch: Watch; readonly zone: string },
): HistoryJob {
  const indicators = packs.flatMap((pack) => pack.indicators);
  return new HistoryJob(new DueHistories(pool), {
    indicators: indicators.filter((one): one is WindowIndicator => one.kind === 'window'),
    zone,
    clock,
    log,
    made: (figures) => watch.observeFigures(figures),
    room: () => belt.room('live'),
  });
}
