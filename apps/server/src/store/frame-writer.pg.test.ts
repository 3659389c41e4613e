import { afterAll, beforeAll, expect, test } from 'vitest';

import type { FrameLog, NewFrame } from '#connect/frame-log.ts';

import { dedupKeyOf } from './dedup-key.ts';
import { FrameWriter } from './frame-writer.ts';
import { Partitions } from './partitions.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-database.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const connector = { id: 7, key: 'c', kind: 'http-json', organisation: 1 };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function frame(counter: number, more: Partial<NewFrame> = {}): NewFrame {
  const uplink = {
    device: 'a81758fffe05',
    time: NOW - 500,
    counter,
    port: 5,
    bytes: Uint8Array.of(1, 2, counter & 255),
  };
  return { receivedTime: NOW, connector, body: Buffer.from(`{"n":${counter}}`), uplink, ...more };
}

const writer = (): FrameLog => new FrameWriter(database.pool, new Partitions(database.pool));

test('a frame is there, as it came, when the promise resolves', async () => {
  const [committed] = await writer().append([frame(1)]);
  const { rows } = await database.pool.query(
    `select id, received_time, dedup_key, connector_id, organisation_id, device, body, tableoid::regclass::text as part
     from frame where id = $1`,
    [committed?.id],
  );
  expect(rows).toEqual([
    {
      id: String(committed?.id),
      received_time: NOW,
      dedup_key: String(dedupKeyOf(frame(1))),
      connector_id: 7,
      organisation_id: 1,
      device: 'a81758fffe05',
      body: Buffer.from('{"n":1}'),
      part: 'frame_2026_11',
    },
  ]);
});

test('calls made together are committed together, each with its own frames', async () => {
  const one = writer();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => one.append([frame(n), frame(n + 100)])));
  expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(100);
  answers.forEach((answer, n) => expect(answer.map(({ uplink }) => uplink?.counter)).toEqual([n, n + 100]));
});

test('an end known at the door is written with its frame and both are in the ledger', async () => {
  const other = { ...connector, id: 8 };
  const refused = frame(1, { connector: other, early: { end: 'rejected', reason: 'wrong-token' }, uplink: undefined });
  await writer().append([refused, frame(2, { connector: other })]);
  const ends = await database.pool.query('select outcome, reason from frame_end where connector_id = 8');
  expect(ends.rows).toEqual([{ outcome: 3, reason: 'wrong-token' }]);
  const ledger = await database.pool.query(
    'select entry, sum(n)::int as n from ledger where connector_id = 8 group by entry order by entry',
  );
  expect(ledger.rows).toEqual([
    { entry: 0, n: 2 },
    { entry: 3, n: 1 },
  ]);
});

test('a frame that cannot be written does not fail its neighbours', async () => {
  const one = writer();
  const unwritable = frame(1, { receivedTime: Number.NaN });
  const [good, broken] = await Promise.allSettled([one.append([frame(3)]), one.append([unwritable])]);
  expect(good.status).toBe('fulfilled');
  expect(broken.status).toBe('rejected');
});

test('a device name with a NUL, or long, is kept readable', async () => {
  const odd = frame(4);
  const name = `${'é€'.repeat(300)}\0`;
  const [committed] = await writer().append([{ ...odd, uplink: { device: name, time: NOW } }]);
  const { rows } = await database.pool.query('select device from frame where id = $1', [committed?.id]);
  expect(rows).toEqual([{ device: name.replace('\0', '\ufffd') }]);
});
