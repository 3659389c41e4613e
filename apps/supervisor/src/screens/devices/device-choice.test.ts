import { expect, test } from 'vitest';
import { changed, columnsOf, columnsText, filterOf, isFiltered } from './device-choice.ts';

const search = (query: string) => new URLSearchParams(query);

test('the address says the choice in the words of the API', () => {
  expect(filterOf(search('etat=in-stock&groupe=est&q= abc &tri=-commune'))).toMatchObject({
    lifeCycle: 'in-stock',
    group: 'est',
    q: 'abc',
    sort: '-commune',
    model: undefined,
  });
  expect(isFiltered(search('tri=id&colonnes=id.name'))).toBe(false);
  expect(isFiltered(search('commune=Marseille'))).toBe(true);
});

test('columns keep their order and the identifier', () => {
  expect(columnsOf(search('colonnes=tags.name'))).toEqual(['id', 'name', 'tags']);
  expect(columnsText(columnsOf(search('')))).toBeUndefined();
  expect(columnsText(['tags', 'id'])).toBe('id.tags');
});

test('a change of the address leaves the rest', () => {
  expect(changed(search('q=a&tri=id'), { tri: 'name' })).toEqual({ q: 'a', tri: 'name' });
});
