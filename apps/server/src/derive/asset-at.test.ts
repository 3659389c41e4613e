import { expect, it } from 'vitest';
import { assetAt } from './asset-at.ts';

const asset = { zeroElevation: 39.2, threshold1: 0.8 };
const changes = [
  { time: 200, property: 'zeroElevation', before: 40 },
  { time: 100, property: 'threshold1', before: null },
  { time: 50, property: 'zeroElevation', before: 41 },
];

it('is what it was at the time: a change holds from its own instant on', () => {
  expect(assetAt({ asset, changes }, 200)).toBe(asset);
  expect(assetAt({ asset, changes }, 199)).toEqual({ zeroElevation: 40, threshold1: 0.8 });
  expect(assetAt({ asset, changes }, 99)).toEqual({ zeroElevation: 40 });
  expect(assetAt({ asset, changes }, 0)).toEqual({ zeroElevation: 41 });
  expect(assetAt({ asset }, 0)).toBe(asset);
});
