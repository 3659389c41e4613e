import { localMonth } from '@vigie/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Computed, ScoreSums } from '#publish/ports/fleet-reads.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { FleetMonths } from './fleet-months.ts';

const MINUTE = 60_000;
const HOME = { organisation: 1 };
const NOW = Date.UTC(2026, 10, 23, 12);
const november = localMonth(2026, 11);

let database: TestDatabase;
let made = 0;
let gate = Promise.withResolvers<void>();
let now = NOW;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sums = (n: number): ScoreSums[] => [{ devices: n } as ScoreSums]; // the rest is of no matter here

function months(): FleetMonths {
  const scorecard = async (_: unknown, { now: computed }: { now: number }): Promise<Computed<ScoreSums[]>> => {
    await gate.promise;
    made += 1;
    return { computed, answer: sums(made) };
  };
  const reads = { scorecard, datasets: async () => ({ computed: now, answer: [] }) };
  return new FleetMonths({ pool: database.pool, reads, packs: [], clock: { now: () => now }, log: console });
}

test('made once, kept, and made anew behind the reader when it is old', async () => {
  const kept = months();
  const ask = () => kept.scorecard(HOME, { ...november, now, by: 'model' });
  const both = [ask(), ask()];
  gate.resolve();
  const [first, second] = await Promise.all(both);
  expect(made).toBe(1);
  expect(first).toEqual({ computed: NOW, answer: [{ devices: 1 }] });
  expect(second).toEqual(first);
  now = NOW + 9 * MINUTE;
  expect(await ask()).toEqual(first);
  expect(made).toBe(1);
  now = NOW + 11 * MINUTE;
  gate = Promise.withResolvers();
  // what is there is shown at once, with its time
  expect(await ask()).toEqual(first);
  gate.resolve();
  await expect.poll(async () => (await ask()).answer).toEqual([{ devices: 2 }]);
  expect(made).toBe(2);
});

test('a month that is over is made anew after six hours only, and one organisation never reads another’s', async () => {
  gate.resolve();
  const kept = months();
  const october = localMonth(2026, 10);
  const before = made;
  await kept.scorecard(HOME, { ...october, now, by: 'supplier' });
  await kept.scorecard(HOME, { ...october, now: now + 5 * 60 * MINUTE, by: 'supplier' });
  expect(made).toBe(before + 1);
  await kept.scorecard({ organisation: 1 }, { ...october, now, by: 'contract' });
  expect(made).toBe(before + 2);
});
