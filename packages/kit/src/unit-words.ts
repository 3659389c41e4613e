import type { Language } from './label.ts';

interface UnitWord {
  readonly one: string;
  readonly many: string;
}

/** Symbols that are words: they agree with their number, and have a word in each language. */
const UNIT_WORDS: Readonly<Record<string, Readonly<Record<Language, UnitWord>>>> = {
  passages: { fr: { one: 'passage', many: 'passages' }, en: { one: 'passage', many: 'passages' } },
  lampes: { fr: { one: 'lampe', many: 'lampes' }, en: { one: 'lamp', many: 'lamps' } },
  jours: { fr: { one: 'jour', many: 'jours' }, en: { one: 'day', many: 'days' } },
  écarts: { fr: { one: 'écart', many: 'écarts' }, en: { one: 'difference', many: 'differences' } },
};

/** The symbol as it is read after a number: French says `1,5 passage`, English `1.5 passages`. */
export function unitText(symbol: string, value: number, language: Language): string {
  const word = UNIT_WORDS[symbol]?.[language];
  if (word === undefined) return symbol;
  const single = language === 'fr' ? Math.abs(value) < 2 : Math.abs(value) === 1;
  return single ? word.one : word.many;
}
