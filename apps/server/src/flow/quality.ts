import type { Pool } from '#platform/db/pool.ts';
import { QualityJob } from '#qualify/quality-job.ts';
import { Quality } from '#store/quality.ts';
import type { JudgedSeries } from '#store/rollup-writer.ts';
import type { Watch } from '#watch/watch.ts';
import type { Belt } from './belt.ts';
import { QualityView } from './quality-view.ts';
import type { RegistryView } from './registry-view.ts';

interface QualityNeeds {
  readonly pool: Pool;
  readonly view: RegistryView;
  readonly watch: Pick<Watch, 'remake'>;
  readonly belt: Pick<Belt, 'room'>;
}

/** The judgement with neighbours, and what others ask of it. */
export interface QualityFlow {
  readonly job: QualityJob;
  readonly plans: QualityView;
  /** Whose new values it must be told of: for the roll-up job. */
  judged(): JudgedSeries;
}

/** Values judged again change alarms at once; the hours they are in were marked with them. */
export function openQuality({ pool, view, watch, belt }: QualityNeeds): QualityFlow {
  const plans = new QualityView(view);
  const job = new QualityJob(new Quality(pool), {
    plan: (datastream) => plans.plan(datastream),
    changed: (parts) => watch.remake(parts),
    room: () => belt.room('live'),
  });
  return { job, plans, judged: () => plans.judged() };
}
