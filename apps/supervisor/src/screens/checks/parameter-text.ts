import { plainNumber } from '../../words/format.ts';
import type { Language, Words } from '../../words/words.ts';
import type { Check, Parameter } from './check-api.ts';

/** A name the words know, else as the API says it. */
export function parameterName(name: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.checks.parameters;
  return known[name] ?? name;
}

/** What kind of test it is, in words. */
export function kindName(kind: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.checks.kinds;
  return known[kind] ?? kind;
}

const valueText = (value: Parameter, language: Language): string =>
  typeof value === 'number'
    ? plainNumber(value, language)
    : value.map((each) => plainNumber(each, language)).join(' … ');

/** `douteux hors de 35 … 100 ; faux hors de 25 … 130`, one line a parameter. */
export function parameterTexts(
  parameters: Check['parameters'],
  { words, language }: { words: Words; language: Language },
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(parameters).map(([name, value]) => [parameterName(name, words), valueText(value, language)]);
}
