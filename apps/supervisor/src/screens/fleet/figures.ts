import type { Language } from '../../words/words.ts';
import { number } from '../../words/format.ts';

/** A share with its sign after a no-break space; a dash where it cannot be said. */
export function percent(share: number | null | undefined, language: Language, decimals = 0): string {
  if (share === null || share === undefined) return '–';
  return `${number(share * 100, language, decimals)}\u00A0%`;
}

/** A number with its unit after a no-break space; a dash where there is none. */
export function withUnit(
  value: number | null | undefined,
  unit: string,
  { language, decimals = 0 }: { readonly language: Language; readonly decimals?: number },
): string {
  return value === null || value === undefined ? '–' : `${number(value, language, decimals)}\u00A0${unit}`;
}

/** A day of the calendar, as people write it. */
export function calendarDay(iso: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year, month - 1, day)));
}

/** A month of the calendar, `2026-03`, in words. */
export function monthName(month: string, language: Language): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year, of - 1, 1)));
}

const MINUTE = 60_000;

/** How far a clock is off, in the unit a person would say; nothing under a minute. */
export function clockError(drift: number | null, language: Language): string {
  if (drift === null || Math.abs(drift) < MINUTE) return '–';
  const minutes = Math.round(Math.abs(drift) / MINUTE);
  const long = minutes >= 120 ? `${number(minutes / 60, language)}\u00A0h` : `${minutes}\u00A0min`;
  return `${drift < 0 ? '+' : '−'}${long}`;
}
