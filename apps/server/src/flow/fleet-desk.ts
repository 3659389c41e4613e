import type { Rule } from '@vigie/kit';
import type { FleetReads } from '#publish/ports/fleet-reads.ts';
import { createFleetReads } from '#store/fleet/fleet-reads.ts';
import { SOURCE_RULES } from '#watch/source-rules.ts';
import { FleetMonths } from './fleet-months.ts';
import type { FleetMonthParts } from './fleet-months.ts';

/** What screens are told of the fleet, and the platform's own rules about it. */
export function fleetDesk(given: Omit<FleetMonthParts, 'reads'>): {
  readonly fleet: FleetReads;
  readonly rules: readonly Rule[];
} {
  const reads = createFleetReads(given.pool);
  const months = fleetMonths(given);
  const kept: Pick<FleetReads, 'scorecard' | 'datasets'> = {
    scorecard: (scope, query) => months.scorecard(scope, query),
    datasets: (scope, query) => months.datasets(scope, query),
  };
  return { fleet: { ...reads, ...kept }, rules: Object.values(SOURCE_RULES) };
}

/** Sums of months over the fleet, as they are kept. */
export function fleetMonths(given: Omit<FleetMonthParts, 'reads'>): FleetMonths {
  return new FleetMonths({ ...given, reads: createFleetReads(given.pool) });
}
