import type pg from 'pg';
import type { ReadScope } from '../read-page.ts';
import { readAvailability, readDatasetAvailability } from './read-availability.ts';
import { readCoverage } from './read-coverage.ts';
import { readFleetDevices } from './read-devices.ts';
import { readScorecard } from './read-scorecard.ts';
import { readFleetConnectors, readFleetCounts, readGateways } from './read-summary.ts';

type Query<F extends (pool: pg.Pool, scope: ReadScope, query: never) => unknown> = Parameters<F>[2];

/** What screens and files read of the fleet (`FleetReads` of publish), each within one organisation. */
export function createFleetReads(pool: pg.Pool) {
  return {
    counts: (scope: ReadScope, now: number) => readFleetCounts(pool, scope, now),
    connectors: (scope: ReadScope, now: number) => readFleetConnectors(pool, scope, now),
    gateways: (scope: ReadScope, now: number) => readGateways(pool, scope, now),
    devices: (scope: ReadScope, query: Query<typeof readFleetDevices>) => readFleetDevices(pool, scope, query),
    coverage: (scope: ReadScope, query: Query<typeof readCoverage>) => readCoverage(pool, scope, query),
    availability: (scope: ReadScope, query: Query<typeof readAvailability>) => readAvailability(pool, scope, query),
    datasets: async (scope: ReadScope, query: Query<typeof readDatasetAvailability>) => ({
      computed: query.now,
      answer: await readDatasetAvailability(pool, scope, query),
    }),
    scorecard: async (scope: ReadScope, query: Query<typeof readScorecard>) => ({
      computed: query.now,
      answer: await readScorecard(pool, scope, query),
    }),
  };
}
