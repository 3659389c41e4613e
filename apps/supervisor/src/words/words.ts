import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type Words = typeof fr;
export type Language = 'fr' | 'en';

export const WORDS: Readonly<Record<Language, Words>> = { fr, en };

/** French unless the browser asks for English and no French. */
export function preferredLanguage(languages: readonly string[]): Language {
  const first = languages
    .map((language) => language.slice(0, 2))
    .find((language) => language === 'fr' || language === 'en');
  return first === 'en' ? 'en' : 'fr';
}

export const LanguageContext = createContext<Language>('fr');

export const useLanguage = (): Language => useContext(LanguageContext);
export const useWords = (): Words => WORDS[useLanguage()];
