import { unitText } from '@vigie/kit';
import { WORDS } from './words.ts';
import type { Language, Words } from './words.ts';

export const ZONE = 'Europe/Paris';
const locale = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB');

// Building an Intl formatter costs far more than using it: a table says thousands of values.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Text of an instant in the territory's zone. */
export function writeDate(time: string | number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language}${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale(language), { ...options, timeZone: ZONE });
    dates.set(key, format);
  }
  return format.format(new Date(time));
}

export function number(value: number, language: Language, decimals = 0): string {
  const key = `${language}${decimals}`;
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale(language), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numbers.set(key, format);
  }
  return format.format(value);
}

/** A number with the digits it was given. */
export function plainNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locale(language), { maximumFractionDigits: 6 }).format(value);
}

interface Written {
  readonly symbol: string;
  readonly decimals: number;
  /** Unitless whole numbers are states: yes or no. */
  readonly qudt?: string;
}

export const isState = ({ qudt = '', decimals }: Written): boolean => decimals === 0 && qudt.endsWith('/UNITLESS');

/** A value with its unit after a no-break space; a dash where there is none, never zero. */
export function measure(value: number | null | undefined, unit: Written, language: Language): string {
  if (value === undefined || value === null) return '–';
  if (isState(unit)) return WORDS[language][value === 0 ? 'no' : 'yes'];
  const text = number(value, language, unit.decimals);
  return unit.symbol === '' ? text : `${text}\u00A0${unitText(unit.symbol, value, language)}`;
}

export function dateTime(iso: string, language: Language): string {
  return writeDate(iso, language, { dateStyle: 'short', timeStyle: 'short' });
}

export function hour(iso: string, language: Language): string {
  return writeDate(iso, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export function clock(iso: string, language: Language): string {
  return writeDate(iso, language, { hour: '2-digit', minute: '2-digit' });
}

export function day(iso: string, language: Language): string {
  return writeDate(iso, language, { weekday: 'short', day: 'numeric' });
}

/** Hour of the local day, 0 to 23. */
export function localHour(iso: string): number {
  return Number(writeDate(iso, 'en', { hour: 'numeric', hourCycle: 'h23' }));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest unit that says enough. */
export function ago(iso: string, now: number, words: Words): string {
  const elapsed = now - new Date(iso).getTime();
  if (elapsed < -MINUTE) return words.relative.future;
  if (elapsed < MINUTE) return words.relative.now;
  if (elapsed < 2 * HOUR) return words.relative.minutes(Math.floor(elapsed / MINUTE));
  if (elapsed < 2 * DAY) return words.relative.hours(Math.floor(elapsed / HOUR));
  return words.relative.days(Math.floor(elapsed / DAY));
}

/** A length of time in the unit a person would say. */
export function period(seconds: number, words: Words): string {
  const { duration } = words;
  if (seconds < 120) return seconds === 60 ? duration.minutes(1) : duration.seconds(Math.round(seconds));
  if (seconds < 7_200 && seconds !== 3_600) return duration.minutes(Math.round(seconds / 60));
  if (seconds < 86_400) return duration.hours(Math.round(seconds / 3_600));
  const days = Math.round(seconds / 86_400);
  return days === 1 ? duration.day : duration.days(days);
}
