import { measure, writeDate } from '../../words/format.ts';
import type { Language } from '../../words/words.ts';
import type { SeriesInfo } from './board-api.ts';

/** A value with its unit; never as yes or no: a board adds and ranks. */
export function say(value: number | null | undefined, { symbol, decimals }: SeriesInfo, language: Language): string {
  return measure(value, { symbol, decimals }, language);
}

/** The day, and the hour where the grain is finer. */
export function sayTime(time: number | string, grain: 'hour' | 'day', language: Language): string {
  const clock = grain === 'hour' ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
  return writeDate(time, language, { weekday: 'short', day: 'numeric', month: 'short', ...clock });
}

export function sayShortDay(time: number | string, language: Language): string {
  return writeDate(time, language, { day: 'numeric', month: 'short' });
}
