import { localDate, localMonth } from '@vigie/kit';
import type { Instant } from '@vigie/kit';
import { z } from 'zod';
import type { MonthSpan } from '../../ports/fleet-reads.ts';
import { filter } from '../shapes.ts';

/** A month of local time, `2026-03`; the present one where none is asked for. */
export const monthShape = filter(z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'Mois attendu, ex. « 2026-03 ».'));

const nameOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** The month asked for, by name and as an interval. */
export function monthSpan(asked: string | undefined, now: Instant): MonthSpan & { readonly month: string } {
  const today = localDate(now);
  const month = asked ?? nameOf(today.year, today.month);
  const span = localMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return { ...span, now, month };
}
