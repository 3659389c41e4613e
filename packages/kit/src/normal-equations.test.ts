import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NormalEquations } from './normal-equations.ts';

const small = fc.double({ min: -5, max: 5, noNaN: true });

it('finds the weights that made the targets', () => {
  fc.assert(
    fc.property(fc.tuple(small, small, small), (weights) => {
      const equations = new NormalEquations(3);
      for (let i = 0; i < 50; i += 1) {
        const row = [Math.sin(i), Math.cos(i * 1.7), Math.sin(i * i)];
        equations.add(
          row,
          row.reduce((sum, x, k) => sum + x * (weights[k] ?? 0), 0),
        );
      }
      for (const [k, found] of equations.solve().entries()) expect(found).toBeCloseTo(weights[k] ?? 0, 6);
    }),
  );
});

it('gives no weight to a column that says what another says, or nothing at all', () => {
  const equations = new NormalEquations(3);
  for (let x = 1; x < 20; x += 1) equations.add([x, 2 * x, 0], 3 * x);
  expect(equations.solve()).toEqual([expect.closeTo(3, 9), 0, 0]);
  expect(new NormalEquations(2).solve()).toEqual([0, 0]);
});
