import { COVERS, canAlign } from '@vigie/kit';
import { z } from 'zod';
import { codecReference, expectedPeriod, groupList, lifeCycle, moreShape, tagList } from './registry/field-shapes.ts';
import { deviceId, instant, jsonObject, keyShape, text } from './shapes.ts';

const finite = z.number().refine(Number.isFinite);

// A path into decoded data is the device's own words: `channels[0].level`.
const oneSeries = z.object({
  field: text(200),
  quantity: text(100),
  /** UCUM; the quantity's own where absent. */
  unit: text(50).optional(),
  factor: finite.refine((factor) => factor !== 0, 'Un facteur nul effacerait la mesure.').optional(),
  offset: finite.optional(),
  sensorRange: z
    .tuple([finite, finite])
    .refine(([low, high]) => low < high, 'La plage va du plus petit au plus grand.')
    .optional(),
  role: z.enum(['measure', 'health']).optional(),
  period: z.number().int().min(0).max(31_536_000).optional(),
  /** Which time a value tells of: the moment of its frame (default, or as the model says), or the period before or after. */
  covers: z.enum(COVERS).optional(),
  /** Path of the seconds a value tells of, where the device says so. */
  periodField: text(200).optional(),
  name: text(200).optional(),
});

const datastream = oneSeries.refine(
  ({ covers, period }) => covers !== 'before-aligned' || period === undefined || canAlign(period * 1000),
  'Une période calée sur l’horloge divise l’heure : 60, 300, 900, 3600 s.',
);

/** The object of the city a device stands on. */
export const assetShape = z.object({
  key: text(200),
  type: text(100).optional(),
  domain: text(100).optional(),
  name: text(200).optional(),
  commune: text(200).optional(),
  properties: jsonObject.optional(),
});

export const placeShape = z
  .object({ longitude: finite.min(-180).max(180), latitude: finite.min(-90).max(90) })
  // sensors do not stand in the Gulf of Guinea: 0,0 is a position nobody meant
  .refine(({ longitude, latitude }) => longitude !== 0 || latitude !== 0, 'La position 0,0 n’en est pas une.');

export const seriesShape = z
  .array(datastream)
  .max(200)
  .refine((list) => new Set(list.map(({ field }) => field)).size === list.length, 'Deux séries lisent le même champ.');

const { serial, firmware, supplier, contract, purchaseCost, purchaseDate, monthlyCost, notes } = moreShape;

/** A device to register, with the object it stands on and what it measures. */
export const deviceShape = z.object({
  id: deviceId,
  connector: keyShape,
  codec: codecReference.optional(),
  name: text(200).optional(),
  model: text(200).optional(),
  expectedPeriod: expectedPeriod.optional(),
  installed: instant.optional(),
  asset: z.union([text(200), assetShape]).optional(),
  /** Of the object where it is new; a device `ordered` or `in-stock` has none. */
  place: placeShape.optional(),
  /** Those of its model where absent. */
  datastreams: seriesShape.optional(),
  lifeCycle: lifeCycle.optional(),
  tags: tagList.optional(),
  groups: groupList.optional(),
  serial: serial.optional(),
  firmware: firmware.optional(),
  supplier: supplier.optional(),
  contract: contract.optional(),
  purchaseCost: purchaseCost.optional(),
  purchaseDate: purchaseDate.optional(),
  monthlyCost: monthlyCost.optional(),
  notes: notes.optional(),
});

export type DeviceBody = z.infer<typeof deviceShape>;
export type AssetBody = z.infer<typeof assetShape>;
export type SeriesBody = z.infer<typeof seriesShape>;

/** One device, or up to ten thousand at once: all are registered, or none. */
export const devicesShape = z.union([z.array(deviceShape).min(1).max(10_000), deviceShape]);
