import type { Pool } from '#platform/db/pool.ts';
import { parseUplink } from '#connect/parse-uplink.ts';
import type { Quarantine } from '#publish/ports/quarantine.ts';
import { countWaiting, readQuarantine, readQuarantinedFrames } from '#store/read-quarantine.ts';
import { Reinjections } from '#store/reinjections.ts';
import type { Belt } from './belt.ts';
import { again } from './pending.ts';
import type { RegistryView } from './registry-view.ts';
import { Reinjector } from './reinjector.ts';

/** Re-injection of quarantined frames into the belt. */
export function reinjectorOf(
  pool: Pool,
  { belt, view }: { readonly belt: Belt; readonly view: RegistryView },
  clock: { now(): number },
): Reinjector {
  return new Reinjector({ jobs: new Reinjections(pool), belt, clock, again: (frame) => again(view, frame) });
}

/** What the API asks of the quarantine. */
export function quarantineOf(pool: Pool, reinjector: Pick<Reinjector, 'request'>): Quarantine {
  const jobs = new Reinjections(pool);
  return {
    groups: (scope, query) => readQuarantine(pool, scope, query),
    frames: (scope, query) => readQuarantinedFrames(pool, scope, { ...query, parse: parseUplink }),
    waiting: (scope, devices) => countWaiting(pool, scope, devices),
    reinject: (scope, filter) => reinjector.request(scope, filter),
    reinjections: (scope, query) => jobs.list(scope, query),
    cancel: (scope, id) => jobs.cancel(scope, id),
  };
}
