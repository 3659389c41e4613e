import * as fc from 'fast-check';
import { test as base } from 'vitest';

type Arbitraries<T extends readonly unknown[]> = { [K in keyof T]: fc.Arbitrary<T[K]> };

/** A test that must hold for every value drawn. */
function prop<T extends [unknown, ...unknown[]]>(arbitraries: Arbitraries<T>) {
  return (name: string, holds: (...values: T) => void): void => {
    base(name, () => fc.assert(fc.property(...arbitraries, (...values: T) => holds(...values))));
  };
}

export const test = Object.assign(base, { prop });
export { fc };
