import { z } from 'zod';
import { nextLifeCycles } from '@vigie/kit';
import type { DeviceEvent, DeviceRecord } from '../../ports/device-records.ts';
import { isoTime, isoTimeOrAbsent, time } from '../shapes.ts';
import { lifeCycle } from './field-shapes.ts';

const codec = z.object({ id: z.string(), version: z.string() });

export const deviceView = z.object({
  id: z.string(),
  connector: z.string(),
  /** What it decodes with. */
  codec: codec.optional(),
  /** What it was registered with, where an assignment to its group or model says other. */
  registeredCodec: codec.optional(),
  name: z.string(),
  model: z.string().optional(),
  /** Object it stands on; absent in stock. */
  asset: z.string().optional(),
  assetName: z.string().optional(),
  domain: z.string().optional(),
  commune: z.string().optional(),
  communeCode: z.string().optional(),
  place: z.object({ longitude: z.number(), latitude: z.number() }).optional(),
  expectedPeriod: z.number(),
  installed: time.optional(),
  lifeCycle,
  /** What it may become next. */
  nextLifeCycles: z.array(lifeCycle),
  retired: time.optional(),
  serial: z.string().optional(),
  firmware: z.string().optional(),
  supplier: z.string().optional(),
  contract: z.string().optional(),
  /** Euros. */
  purchaseCost: z.number().optional(),
  purchaseDate: z.string().optional(),
  /** Euros a month. */
  monthlyCost: z.number().optional(),
  tags: z.array(z.string()),
  groups: z.array(z.string()),
  notes: z.string().optional(),
  photo: z.boolean(),
  created: time,
  changed: time,
});

function placeOf({ thing }: DeviceRecord) {
  if (thing === undefined) return {};
  const { key, name, domain, commune, communeCode, longitude, latitude } = thing;
  return { asset: key, assetName: name, domain, commune, communeCode, place: { longitude, latitude } };
}

export function viewDevice(record: DeviceRecord): z.infer<typeof deviceView> {
  const { row: _row, thing: _thing, codec: registered, codecInForce, tags, groups, ...rest } = record;
  const same = registered?.id === codecInForce?.id && registered?.version === codecInForce?.version;
  return {
    ...rest,
    ...placeOf(record),
    codec: codecInForce,
    ...(same ? {} : { registeredCodec: registered }),
    tags: [...tags],
    groups: [...groups],
    nextLifeCycles: [...nextLifeCycles(record.lifeCycle)],
    installed: isoTimeOrAbsent(record.installed),
    retired: isoTimeOrAbsent(record.retired),
    created: isoTime(record.created),
    changed: isoTime(record.changed),
  };
}

export const eventView = z.object({
  id: z.string(),
  time,
  kind: z.string(),
  device: z.string().optional(),
  thing: z.string().optional(),
  who: z.string(),
  note: z.string().optional(),
  detail: z.record(z.string(), z.unknown()),
});

export const viewEvent = (event: DeviceEvent): z.infer<typeof eventView> => ({
  ...event,
  time: isoTime(event.time),
  detail: { ...event.detail },
});
