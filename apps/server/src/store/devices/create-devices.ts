import type pg from 'pg';
import { DeviceRefused } from '../new-device.ts';
import type { NewDevice, WrittenDevice } from '../new-device.ts';
import type { ApplyOptions } from './apply-plan.ts';
import type { DeviceDraft } from './device-draft.ts';
import { deviceKey } from './plan.ts';
import type { Planned } from './plan.ts';
import { writeDrafts } from './write-drafts.ts';

function draftOf(device: NewDevice): DeviceDraft {
  const { id, connector, codec, name, model, expectedPeriod, installed, asset, place, more } = device;
  const { commune, communeCode, ...object } = asset ?? {};
  return {
    id,
    connector,
    fields: { codec, name, model, expectedPeriod, installed, ...more },
    series: device.datastreams,
    ...(asset === undefined
      ? {}
      : {
          asset: {
            ...object,
            key: asset.key,
            ...(place === undefined ? {} : { place }),
            ...(commune === undefined
              ? {}
              : { commune: { name: commune, ...(communeCode === undefined ? {} : { code: communeCode }) } }),
          },
        }),
  };
}

/** The first of a list that cannot be made. */
function refuse(drafts: readonly DeviceDraft[], plans: readonly Planned[]): void {
  const seen = new Set<string>();
  for (const [index, plan] of plans.entries()) {
    const draft = drafts[index];
    const key = draft === undefined ? '' : deviceKey(draft);
    if (plan.outcome === 'refused') throw new DeviceRefused(plan.fault.kind, plan.fault.detail, index);
    if (plan.outcome !== 'created' || seen.has(key)) throw new DeviceRefused('duplicate', key, index);
    seen.add(key);
  }
}

/** Registers devices, all or none. Throws DeviceRefused. */
export async function createDevices(
  pool: pg.Pool,
  devices: readonly NewDevice[],
  options: Omit<ApplyOptions, 'references'>,
): Promise<{ readonly ok: true; readonly value: WrittenDevice[]; readonly devices: readonly number[] }> {
  const drafts = devices.map(draftOf);
  const accept = (plans: readonly Planned[]) => {
    refuse(drafts, plans);
    return true;
  };
  const { created, devices: rows } = await writeDrafts(pool, drafts, { ...options, accept });
  return { ok: true, value: [...created], devices: rows };
}
