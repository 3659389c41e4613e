import { expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

test('the first turn waits for nothing, the next for the rest of the pace', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  const pace = new Pace(20);
  const turns: string[] = [];
  await pace.turn();
  const second = pace.turn().then(() => turns.push('second'));
  await vi.advanceTimersByTimeAsync(15);
  expect(turns).toEqual([]);
  await vi.advanceTimersByTimeAsync(5);
  await second;
  expect(turns).toEqual(['second']);
  vi.useRealTimers();
});
