import { LIFE_CYCLES } from '@vigie/kit';
import { z } from 'zod';
import { instant, keyShape, text } from '../shapes.ts';

const MOST_EUR = 99_999_999;

/** Euros, to the cent. */
export const euros = z
  .number()
  .min(0)
  .max(MOST_EUR)
  .transform((amount) => Math.round(amount * 100) / 100);

const isDay = (day: string): boolean => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const read = new Date(Date.UTC(year, month - 1, date));
  return year >= 1900 && read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
};

/** A day of the calendar: `2025-03-30`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Date attendue, ex. « 2025-03-30 ».')
  .refine(isDay, 'Cette date n’existe pas.')
  .meta({ format: 'date' });

/** Seconds between two frames. */
export const expectedPeriod = z.number().int().min(1).max(31_536_000);

export const tagList = z
  .array(text(50))
  .max(50)
  .transform((tags) => [...new Set(tags)]);

export const groupList = z
  .array(keyShape)
  .max(50)
  .transform((keys) => [...new Set(keys)]);

export const lifeCycle = z.enum(LIFE_CYCLES);

export const codecReference = z.object({ id: keyShape, version: text(64) });

/** What is known of a device besides what it measures and where. */
export const moreShape = {
  serial: text(200),
  firmware: text(100),
  /** Key of the supplier. */
  supplier: keyShape,
  /** Key of the contract. */
  contract: keyShape,
  purchaseCost: euros,
  purchaseDate: day,
  monthlyCost: euros,
  notes: text(10_000),
};

/** When something happened in the city; now where absent. */
export const happened = { time: instant.optional(), note: text(2000).optional() };
