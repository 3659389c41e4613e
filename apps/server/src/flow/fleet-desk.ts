import type { Pool } from '#platform/db/pool.ts';
import type { FleetReads } from '#publish/ports/fleet-reads.ts';
import { createFleetReads } from '#store/fleet/fleet-reads.ts';
import { SOURCE_RULES } from '#watch/source-rules.ts';
import type { Rule } from '@vigie/kit';

/** What screens are told of the fleet, and the platform's own rules about it. */
export function fleetDesk(pool: Pool): { readonly fleet: FleetReads; readonly rules: readonly Rule[] } {
  return { fleet: createFleetReads(pool), rules: Object.values(SOURCE_RULES) };
}
