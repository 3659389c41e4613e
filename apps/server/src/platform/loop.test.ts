import { expect, test } from 'vitest';
import { startLoop } from './loop.ts';

const silent = { error: () => undefined };

test('goes on after a failure and stops after its work', async () => {
  let rounds = 0;
  let finished = 0;
  const loop = startLoop({
    name: 'try',
    everyMs: 1,
    log: silent,
    async work() {
      rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
      finished += 1;
      if (rounds === 1) throw new Error('once');
    },
  });
  while (finished < 3) await new Promise((resolve) => setTimeout(resolve, 2));
  await loop.stop();
  const after = rounds;
  expect(finished).toBe(after);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(rounds).toBe(after);
});

test('can be woken', async () => {
  let rounds = 0;
  const loop = startLoop({ name: 'slow', everyMs: 60_000, log: silent, work: async () => void (rounds += 1) });
  await new Promise((resolve) => setTimeout(resolve, 5));
  loop.wake();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await loop.stop();
  expect(rounds).toBe(2);
});
