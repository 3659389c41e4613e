import { unitText } from '@vigie/kit';
import type { Instant, Language, Milliseconds, Quantity } from '@vigie/kit';

const NO_BREAK = '\u00A0';
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

// Building an Intl formatter costs far more than using it; there are a few dozen of them at most.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** `1 234,5` in French, `1,234.5` in English. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const key = `${language}${decimals}`;
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numbers.set(key, format);
  }
  // Minus zero is a rounding leftover, not a value.
  return format
    .format(value)
    .replace(/^-(0(?:[.,]0+)?)$/, '$1')
    .replace('-', '\u2212');
}

/** Digits worth reading: a sum of thousands needs no hundredths. */
export function worthwhileDecimals(value: number, decimals: number): number {
  const size = Math.abs(value);
  return size >= 1000 ? 0 : size >= 100 ? Math.min(1, decimals) : decimals;
}

/** True for a quantity that says yes or no (lamp on, door open). */
export function isState(quantity: Quantity): boolean {
  return quantity.symbol === '' && quantity.law === 'last-valid';
}

/** Number without its unit; `oui` / `non` for a state. */
export function formatValue(value: number, quantity: Quantity, language: Language): string {
  if (isState(quantity)) return value >= 0.5 ? { fr: 'oui', en: 'yes' }[language] : { fr: 'non', en: 'no' }[language];
  return formatNumber(value, quantity.decimals, language);
}

/** Number and unit, which never part at the end of a line. */
export function formatMeasure(value: number, quantity: Quantity, language: Language): string {
  const decimals = worthwhileDecimals(value, quantity.decimals);
  const number = formatValue(value, { ...quantity, decimals }, language);
  return quantity.symbol === ''
    ? number
    : `${number}${NO_BREAK}${unitText(quantity.symbol, value, language).replaceAll(' ', NO_BREAK)}`;
}

/** How an instant is written. */
export type DateStyle = 'clock' | 'date' | 'day' | 'day-clock' | 'long-day' | 'month' | 'long-month' | 'year' | 'table';

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'long' },
  day: { day: 'numeric', month: 'short' },
  'day-clock': { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  'long-day': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short', year: '2-digit' },
  'long-month': { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  table: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/** A way of writing instants in one language and one zone. */
export interface DateWriter {
  readonly language: Language;
  readonly zone: string;
}

/** Local date or time of an instant. French writes `22 h 05`. */
export function formatDate(time: Instant, style: DateStyle, { language, zone }: DateWriter): string {
  const key = `${language}${zone}${style}`;
  let format = dates.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone: zone, hourCycle: 'h23' });
    dates.set(key, format);
  }
  const text = format.format(time);
  if (language === 'en') return text;
  return text.replace(/(\d{1,2}):(\d{2})/, `$1${NO_BREAK}h${NO_BREAK}$2`).replace(' à ', ', ');
}

/** ISO 8601 in UTC, for `<time datetime>` and files. */
export function isoTime(time: Instant): string {
  return new Date(time).toISOString();
}

const UNITS: readonly (readonly [Milliseconds, Label])[] = [
  [86_400_000, { fr: 'j', en: 'd' }],
  [3_600_000, { fr: 'h', en: 'h' }],
  [60_000, { fr: 'min', en: 'min' }],
];
type Label = Readonly<Record<Language, string>>;

/** A length of time in its largest whole unit: `12 min`, `3 h`, `2 j`. */
export function formatDuration(length: Milliseconds, language: Language): string {
  for (const [size, label] of UNITS) {
    if (length >= size) return `${Math.floor(length / size)}${NO_BREAK}${label[language]}`;
  }
  return `${Math.max(0, Math.floor(length / 1000))}${NO_BREAK}s`;
}

/** Local hour of the day and offset of the zone from UTC at an instant. */
export function zoneOffset(time: Instant, zone: string): Milliseconds {
  const key = `offset${zone}`;
  let format = dates.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    dates.set(key, format);
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'));
  return local - Math.floor(time / 60_000) * 60_000;
}

/** First instant of the local day that holds `time`. */
export function startOfLocalDay(time: Instant, zone: string): Instant {
  const day = 86_400_000;
  const local = time + zoneOffset(time, zone);
  const midnight = Math.floor(local / day) * day;
  // The offset in force at midnight, which a change of hour may make different from the one at `time`.
  return midnight - zoneOffset(midnight - zoneOffset(time, zone), zone);
}
