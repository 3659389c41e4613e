import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonItems } from './json-items.ts';

const cut = (text: string, depth = 48) => {
  const found = jsonItems(Buffer.from(text), depth);
  return typeof found === 'string' ? found : found.items.map((item) => Buffer.from(item).toString('utf8').trim());
};

test('the items of an array, byte for byte', () => {
  expect(cut(' [ {"a": "],["}, 2 ,"\\"[" , [1,2] ] ')).toEqual(['{"a": "],["}', '2', '"\\"["', '[1,2]']);
  expect(cut('[]')).toEqual([]);
  expect(cut(' [ ] ')).toEqual([]);
});

test('what is no array, or more than one, is left to the parser', () => {
  for (const text of ['{"a":[1]}', '"[1]"', '12', '', '[1]\n[2]', '[1', '[1]]']) expect(cut(text)).toBe('other');
});

test('nesting is bounded before anything is parsed', () => {
  expect(cut('[[[1]]]', 3)).toEqual(['[[1]]']);
  expect(cut('[[[1]]]', 2)).toBe('too-deep');
  expect(cut('{"a":{"b":{"c":1}}}', 2)).toBe('too-deep');
});

test('parsing the items is parsing the array', () => {
  fc.assert(
    fc.property(fc.array(fc.json({ maxDepth: 4 })), fc.nat(3), (items, spaces) => {
      const text = `[${items.join(`${' '.repeat(spaces)},`)}]`;
      const found = cut(text);
      expect(found).not.toBe('other');
      if (typeof found !== 'string') expect(found.map((item) => JSON.parse(item))).toEqual(JSON.parse(text));
    }),
  );
});
