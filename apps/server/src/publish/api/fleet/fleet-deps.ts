import type { Pack } from '@vigie/kit';
import type { FleetReads } from '../../ports/fleet-reads.ts';

/** What the routes of the fleet are given. */
export interface FleetDeps {
  readonly fleet: FleetReads;
  readonly packs: readonly Pack[];
  readonly clock: { now(): number };
}

export const FLEET_TAGS = ['fleet'];
