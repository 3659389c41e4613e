import { expect, test } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ago, measure } from './format.ts';
import { preferredLanguage } from './words.ts';

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => keysOf(member, `${path}.${key}`));
}

test('both languages have the same keys and no empty text', () => {
  expect(keysOf(en)).toEqual(keysOf(fr));
  const texts = (words: unknown): string[] =>
    Object.values(words as Record<string, unknown>).flatMap((value) =>
      typeof value === 'string' ? [value] : typeof value === 'object' ? texts(value) : [],
    );
  expect([...texts(fr), ...texts(en)].filter((text) => text.trim() === '')).toEqual([]);
});

test('French comes first', () => {
  expect(preferredLanguage(['fr-FR', 'en'])).toBe('fr');
  expect(preferredLanguage(['en-US', 'fr'])).toBe('en');
  expect(preferredLanguage(['de'])).toBe('fr');
});

test('what is missing is a dash, never zero', () => {
  expect(measure(undefined, { symbol: 'm', decimals: 2 }, 'fr')).toBe('–');
  expect(measure(null, { symbol: 'm', decimals: 2 }, 'fr')).toBe('–');
  expect(measure(1.329, { symbol: 'm', decimals: 2 }, 'fr')).toBe('1,33\u00A0m');
});

test('age is said in words', () => {
  const now = Date.parse('2026-06-01T12:00:00Z');
  expect(ago('2026-06-01T11:59:40Z', now, fr)).toBe('à l’instant');
  expect(ago('2026-06-01T11:15:00Z', now, fr)).toBe('il y a 45 min');
  expect(ago('2026-06-01T06:00:00Z', now, fr)).toBe('il y a 6 h');
  expect(ago('2026-05-20T12:00:00Z', now, fr)).toBe('il y a 12 j');
});
