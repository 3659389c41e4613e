import { createQuantityRegistry } from '@vigie/kit';
import type { Pack } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import type { RegistryDeps } from '#publish/api/registry/register-registry.ts';
import type { TerritoryMap } from '#publish/pages/territory.ts';
import { DeviceRecords } from '#store/devices/device-records.ts';
import { Imports } from '#store/devices/imports.ts';
import { Parties } from '#store/devices/parties.ts';
import { Photos } from '#store/devices/photos.ts';
import { Things } from '#store/devices/things.ts';
import { derivationsOf } from './derivations.ts';

interface Parts {
  readonly pool: Pool;
  readonly packs: readonly Pack[];
  readonly communes: TerritoryMap['communes'];
  /** Takes changed devices into memory; all of the registry where none are named. */
  readonly reload: (devices?: readonly number[]) => Promise<void>;
}

/** What the routes of the registry are given by the store. */
export function registryDeps({
  pool,
  packs,
  communes,
  reload,
}: Parts): Pick<RegistryDeps, 'devices' | 'things' | 'parties' | 'photos' | 'imports' | 'communes'> {
  const derivations = derivationsOf(packs, createQuantityRegistry(packs.flatMap((pack) => pack.quantities)));
  return {
    communes,
    devices: new DeviceRecords(pool, { derivations, changed: reload }),
    things: new Things(pool, reload),
    parties: new Parties(pool, () => reload()),
    photos: new Photos(pool),
    imports: new Imports(pool),
  };
}
