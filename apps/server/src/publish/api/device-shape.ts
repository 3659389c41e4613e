import { z } from 'zod';
import { deviceId, instant, jsonObject, keyShape, text } from './shapes.ts';

const finite = z.number().refine(Number.isFinite);

// A path into decoded data is the device's own words: `channels[0].level`.
const datastream = z.object({
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
  name: text(200).optional(),
});

const asset = z.object({
  key: text(200),
  type: text(100).optional(),
  domain: text(100).optional(),
  name: text(200).optional(),
  commune: text(200).optional(),
  properties: jsonObject.optional(),
});

const place = z
  .object({ longitude: finite.min(-180).max(180), latitude: finite.min(-90).max(90) })
  // sensors do not stand in the Gulf of Guinea: 0,0 is a position nobody meant
  .refine(({ longitude, latitude }) => longitude !== 0 || latitude !== 0, 'La position 0,0 n’en est pas une.');

/** A device to register, with the object it stands on and what it measures. */
export const deviceShape = z.object({
  id: deviceId,
  connector: keyShape,
  codec: z.object({ id: keyShape, version: text(64) }).optional(),
  name: text(200).optional(),
  model: text(200).optional(),
  /** Seconds between two frames. */
  expectedPeriod: z.number().int().min(1).max(31_536_000).optional(),
  installed: instant.optional(),
  asset: z.union([text(200), asset]).optional(),
  place,
  datastreams: z
    .array(datastream)
    .max(200)
    .refine(
      (list) => new Set(list.map(({ field }) => field)).size === list.length,
      'Deux séries lisent le même champ.',
    ),
});

export type DeviceBody = z.infer<typeof deviceShape>;

/** One device, or up to ten thousand at once: all are registered, or none. */
export const devicesShape = z.union([z.array(deviceShape).min(1).max(10_000), deviceShape]);
