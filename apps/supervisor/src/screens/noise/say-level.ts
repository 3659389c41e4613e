import { number, writeDate } from '../../words/format.ts';
import type { Language } from '../../words/words.ts';

/** A level with its unit, which never part. */
export const level = (value: number | null | undefined, language: Language): string =>
  value === null || value === undefined ? '–' : `${number(value, language, 1)}\u00A0dB(A)`;

/** A difference of levels, with its sign and a true minus. */
export const change = (value: number, language: Language): string =>
  `${value < 0 ? '−' : '+'}${number(Math.abs(value), language, 1)}\u00A0dB`;

/** `23 nov. 2026`. */
export const fullDay = (iso: string, language: Language): string =>
  writeDate(iso, language, { day: 'numeric', month: 'short', year: 'numeric' });

export const share = (value: number, language: Language): string => `${number(100 * value, language)}\u00A0%`;
