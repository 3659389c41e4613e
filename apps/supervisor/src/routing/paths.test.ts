import { expect, test } from 'vitest';
import { paths, routeOf } from './paths.ts';

const parse = (address: string) => {
  const { pathname, search } = new URL(address, 'http://vigie.test');
  return routeOf(pathname, search);
};

test('each link leads to its screen', () => {
  expect(parse(paths.overview()).screen).toBe('overview');
  expect(parse(`${paths.overview()}/`).screen).toBe('overview');
  expect(parse(paths.map()).screen).toBe('map');
  expect(parse(paths.ledger()).screen).toBe('ledger');
  expect(parse(paths.alarms({ domaine: 'water' })).search.get('domaine')).toBe('water');
  expect(parse(paths.thing('é/2'))).toMatchObject({ screen: 'thing', key: 'é/2' });
  expect(parse('/supervision/nulle-part').screen).toBe('missing');
});
