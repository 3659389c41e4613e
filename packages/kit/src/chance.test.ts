import { describe, expect, it } from 'vitest';
import { fork, normal, poisson, uniform } from './chance.ts';

const draws = (draw: (key: number) => number, count = 20_000): readonly number[] =>
  Array.from({ length: count }, (_, key) => draw(key));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('chance', () => {
  it('gives the same draw for the same keys, in any order', () => {
    const forth = draws((key) => uniform(7, key), 50);
    const back = draws((key) => uniform(7, 49 - key), 50).toReversed();
    expect(back).toEqual(forth);
    expect(uniform(8, 3)).not.toBe(uniform(7, 3));
    expect(uniform(fork(7, 1), 3)).not.toBe(uniform(fork(7, 2), 3));
  });

  it('tells keys above 32 bits apart', () => {
    expect(uniform(7, 2 ** 33)).not.toBe(uniform(7, 0));
  });

  it('has the mean and spread of its distribution', () => {
    expect(mean(draws((key) => uniform(1, key)))).toBeCloseTo(0.5, 1);
    const normals = draws((key) => normal(2, key));
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((value) => value * value))).toBeCloseTo(1, 1);
    expect(mean(draws((key) => poisson(3.5, 3, key)))).toBeCloseTo(3.5, 1);
    expect(mean(draws((key) => poisson(180, 4, key)))).toBeGreaterThan(178);
  });

  it('draws nothing where nothing is expected', () => {
    expect(poisson(0, 1, 1)).toBe(0);
  });
});
