import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readTerritoryMap } from '../pages/territory.ts';
import { communeLocator } from './commune-locator.ts';

const root = path.join(import.meta.dirname, '../../../../..');
const map = readTerritoryMap(path.join(root, 'apps/public/territory/amp-communes.json'));
const locate = communeLocator(map);

test.each([
  ['Marseille, Vieux-Port', 5.3698, 43.2965, 'Marseille'],
  ['Aix-en-Provence, Rotonde', 5.4474, 43.5263, 'Aix-en-Provence'],
  ['Aubagne', 5.5709, 43.2927, 'Aubagne'],
  ['Salon-de-Provence', 5.0972, 43.6402, 'Salon-de-Provence'],
  ['La Ciotat', 5.6056, 43.1769, 'La Ciotat'],
  ['Istres', 4.9876, 43.5135, 'Istres'],
])('%s', (...[, longitude, latitude, name]) => {
  expect(locate({ longitude, latitude })).toMatchObject({ ok: true, commune: { name } });
});

test('a buoy off the coast is of the territory but of no commune', () => {
  expect(locate({ longitude: 5.33, latitude: 43.24 })).toEqual({ ok: true });
});

test.each([
  ['Paris', 2.3522, 48.8566, 'outside'],
  ['Nice', 7.262, 43.7102, 'outside'],
  ['Marseille the wrong way round', 43.2965, 5.3698, 'swapped'],
])('%s is refused: %s', (...[, longitude, latitude, why]) => {
  expect(locate({ longitude, latitude })).toEqual({ ok: false, why });
});

test('every one of the 92 communes is found from a point inside it', () => {
  const found = map.communes.map(({ arcs }) => {
    // the middle of the widest stretch of the outline's own middle latitude lies inside
    const ring = (arcs[0]?.[0] ?? []).flatMap((arc) => {
      const points = map.arcs[arc < 0 ? ~arc : arc] ?? [];
      return (arc < 0 ? points.toReversed() : points).slice(1);
    });
    const latitudes = ring.map(([, latitude]) => latitude);
    const latitude = (Math.min(...latitudes) + Math.max(...latitudes)) / 2 + 1e-7;
    const crossed = ring
      .flatMap(([x2, y2], index) => {
        const [x1, y1] = ring.at(index - 1) ?? [x2, y2];
        return y1 > latitude === y2 > latitude ? [] : [x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)];
      })
      .toSorted((a, b) => a - b);
    const stretches = crossed.flatMap((x, index) => (index % 2 === 1 ? [[crossed[index - 1] ?? x, x] as const] : []));
    const [west, east] = stretches.toSorted(([a, b], [c, d]) => d - c - (b - a))[0] ?? [0, 0];
    const located = locate({ longitude: (west + east) / 2, latitude });
    return located.ok ? located.commune?.code : undefined;
  });
  expect(found).toEqual(map.communes.map(({ code }) => code));
  expect(found).toHaveLength(92);
});

const outlines = path.join(root, '../shared/corpora/geo');

test.skipIf(!existsSync(outlines))('the corpus names the same 92 communes', () => {
  const file = readdirSync(outlines, { recursive: true })
    .map(String)
    .find((name) => /commune.*\.json$/i.test(name));
  if (file === undefined) return;
  const text = readFileSync(path.join(outlines, file), 'utf8');
  for (const { code } of map.communes) expect(text).toContain(code);
});
