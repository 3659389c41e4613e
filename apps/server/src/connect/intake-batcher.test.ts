import { expect, test } from 'vitest';
import type { CommittedFrame, NewFrame } from '#connect/frame-log.ts';
import { IntakeBatcher, IntakeUnavailable } from '#connect/intake-batcher.ts';
import { MemoryLog } from '#connect/testing/memory-log.ts';

const connector = { id: 1, key: 'c', kind: 'http-json', organisation: 1 };
const frame = (text: string): NewFrame => ({ receivedTime: 0, connector, body: Buffer.from(text) });
const text = ({ body }: NewFrame): string => Buffer.from(body).toString();

function bench(options = {}): { log: MemoryLog; batcher: IntakeBatcher; told: CommittedFrame[] } {
  const log = new MemoryLog();
  const told: CommittedFrame[] = [];
  return { log, told, batcher: new IntakeBatcher({ log, onCommitted: (frames) => told.push(...frames), ...options }) };
}

test('a lonely frame is committed at once; a crowd that came meanwhile shares one commit', async () => {
  const { log, batcher, told } = bench();
  await batcher.submit([frame('alone')]);
  const open = log.hold();
  const all = [batcher.submit([frame('first')])];
  await Promise.resolve();
  await Promise.resolve();
  for (let n = 0; n < 500; n++) all.push(batcher.submit([frame(String(n))]));
  open();
  const committed = await Promise.all(all);
  expect(log.batches).toEqual([1, 1, 500]);
  expect(committed[17]!.map(text)).toEqual(['16']);
  expect(told.map(text)).toEqual(log.frames.map(text));
  expect(batcher.depth).toBe(0);
});

test('batches are bounded in frames and bytes', async () => {
  const { log, batcher } = bench({ batchFrames: 10, batchBytes: 100 });
  await Promise.all(Array.from({ length: 25 }, () => batcher.submit([frame('x')])));
  await Promise.all([batcher.submit([frame('y'.repeat(80))]), batcher.submit([frame('y'.repeat(80))])]);
  expect(log.batches).toEqual([10, 10, 5, 1, 1]);
});

test('a frame that cannot be stored goes to the quarantine as it came; its neighbours are stored', async () => {
  const { log, batcher } = bench();
  log.refuses = (one) => text(one).startsWith('bad') && one.early === undefined;
  const open = log.hold();
  const all = ['a', 'b', 'bad 1', 'c', 'bad 2', 'd'].map((body) => batcher.submit([frame(body)]));
  open();
  await Promise.all(all);
  await batcher.drained();
  expect(log.frames.map((one) => [text(one), one.early?.reason])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['bad 1', 'not-storable'],
    ['c', undefined],
    ['bad 2', 'not-storable'],
    ['d', undefined],
  ]);
});

test('while the log is away nothing is acknowledged, and it works again afterwards', async () => {
  const { log, batcher, told } = bench();
  log.away = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  const answers = await Promise.allSettled([batcher.submit([frame('a')]), batcher.submit([frame('b')])]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(answers[0]).toMatchObject({ reason: { reason: 'log-unavailable' } });
  expect(told).toEqual([]);
  log.away = undefined;
  await batcher.submit([frame('c')]);
  expect(told.map(text)).toEqual(['c']);
});

test('the queue is bounded', async () => {
  const { log, batcher } = bench({ queueFrames: 3 });
  const open = log.hold();
  const kept = [1, 2, 3].map((n) => batcher.submit([frame(String(n))]));
  await expect(batcher.submit([frame('4')])).rejects.toEqual(new IntakeUnavailable('full'));
  open();
  await Promise.all(kept);
  await batcher.submit([frame('5')]);
  expect(log.frames).toHaveLength(4);
});
