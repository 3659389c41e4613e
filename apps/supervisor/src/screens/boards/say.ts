import { measure } from '../../words/format.ts';
import type { Language } from '../../words/words.ts';
import type { SeriesInfo } from './board-api.ts';

/** A value with its unit; never as yes or no: a board adds and ranks. */
export function say(value: number | null | undefined, { symbol, decimals }: SeriesInfo, language: Language): string {
  return measure(value, { symbol, decimals }, language);
}

/** The day, and the hour where the grain is finer. */
export function sayTime(time: number | string, grain: 'hour' | 'day', language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(grain === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
    timeZone: 'Europe/Paris',
  }).format(new Date(time));
}

export function sayShortDay(time: number | string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(time));
}
