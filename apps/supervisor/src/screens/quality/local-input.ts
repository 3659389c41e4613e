import { formatDate, localDate, localTimeOfDay, localToInstant, parseDate } from '@vigie/kit';

const MINUTE = 60_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as a `datetime-local` field shows it, in the territory's time whatever the browser's. */
export function toField(instant: number): string {
  const minutes = Math.floor(localTimeOfDay(instant) / MINUTE);
  return `${formatDate(localDate(instant))}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What the field says, as an instant; absent while it is not complete. */
export function fromField(text: string): number | undefined {
  const [date = '', time = ''] = text.split('T');
  const day = parseDate(date);
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  if (day === undefined || !Number.isFinite(hours + minutes)) return undefined;
  return localToInstant(day, (hours * 60 + minutes) * MINUTE);
}

/** A local day, from its midnight to the next. */
export function dayFields(day: string): { readonly from: string; readonly to: string } {
  const date = parseDate(day);
  if (date === undefined) return { from: '', to: '' };
  const next = localDate(localToInstant(date, 36 * 60 * MINUTE));
  return { from: `${day}T00:00`, to: `${formatDate(next)}T00:00` };
}
