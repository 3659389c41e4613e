import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { RecentKeys } from './recent-keys.ts';

const alike = (n: number) => BigInt(n % 4) + (BigInt(n) << 32n);
const scattered = (n: number) => BigInt.asIntN(64, BigInt(n) * 0x9e3779b97f4a7c15n);

test('knows a key from its second sight on', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -3n, max: 3n })), (keys) => {
      const recent = new RecentKeys();
      const known = new Set<bigint>();
      for (const key of keys) {
        expect(recent.seenBefore(key)).toBe(known.has(key));
        known.add(key);
      }
    }),
    { numRuns: 10 },
  );
});

test('keeps the newest million and forgets the others', () => {
  const recent = new RecentKeys();
  const all = 1_500_000;
  let mistaken = 0;
  for (let n = 0; n < all; n += 1) if (recent.seenBefore(scattered(n))) mistaken += 1;
  expect(recent.size).toBe(1_048_576);
  let missed = 0;
  for (let n = all - 1_000_000; n < all; n += 1) if (!recent.seenBefore(scattered(n))) missed += 1;
  expect({ mistaken, missed }).toEqual({ mistaken: 0, missed: 0 });
  expect(recent.seenBefore(scattered(0))).toBe(false);
});

test('keys that share their low bits are told apart, also when the oldest go', () => {
  const recent = new RecentKeys();
  for (let n = 0; n < 2_000; n += 1) expect(recent.seenBefore(alike(n))).toBe(false);
  for (let n = 0; n < 1_048_576 - 1_000; n += 1) recent.seenBefore(scattered(n + 7));
  for (let n = 1_000; n < 2_000; n += 1) expect(recent.seenBefore(alike(n)), String(n)).toBe(true);
});

test('a forgotten key may come again, and its place still takes its turn in the ring', () => {
  const keys = new RecentKeys();
  expect(keys.seenBefore(42n)).toBe(false);
  keys.forget(42n);
  keys.forget(43n);
  expect(keys.seenBefore(42n)).toBe(false);
  expect(keys.seenBefore(42n)).toBe(true);
  for (let key = 1_000n; key < 1_000n + 1_100_000n; key += 1n) keys.seenBefore(key * 0x9e37_79b9n);
  expect(keys.seenBefore(42n)).toBe(false);
});
