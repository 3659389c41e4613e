import type pg from 'pg';
import { countWaiting, readQuarantine, readQuarantinedFrames } from '#store/read-quarantine.ts';
import { Reinjections } from '#store/reinjections.ts';
import type { Quarantine } from '../ports/quarantine.ts';

/** The quarantine of a database, with nobody who works on its jobs. */
export function testQuarantine(pool: pg.Pool): Quarantine {
  const jobs = new Reinjections(pool);
  return {
    groups: (scope, query) => readQuarantine(pool, scope, query),
    frames: (scope, query) => readQuarantinedFrames(pool, scope, { ...query, parse: () => undefined }),
    waiting: (scope, devices) => countWaiting(pool, scope, devices),
    reinject: (scope, filter) => jobs.create(scope, { ...filter, to: filter.to ?? Date.UTC(2100, 0) }, 20),
    reinjections: (scope, query) => jobs.list(scope, query),
    cancel: (scope, id) => jobs.cancel(scope, id),
  };
}
