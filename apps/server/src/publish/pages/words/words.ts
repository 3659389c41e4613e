import type { Language } from '@vigie/kit';
import { WORDS_EN } from './words-en.ts';
import { type Words, WORDS_FR } from './words-fr.ts';

export type { Words };
export const WORDS: Readonly<Record<Language, Words>> = { fr: WORDS_FR, en: WORDS_EN };
