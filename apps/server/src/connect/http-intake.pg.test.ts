import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpServer } from '#platform/http/http-server.ts';
import { secretHash } from '#platform/auth/secret.ts';
import { FrameWriter } from '#store/frame-writer.ts';
import { Partitions } from '#store/partitions.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import type { FrameLog } from '#connect/frame-log.ts';
import { registerHttpIntake } from '#connect/http-intake.ts';
import { IntakeBatcher } from '#connect/intake-batcher.ts';
import { parseUplink } from '#connect/parse-uplink.ts';
import { RejectionBook } from '#connect/rejection-book.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const clock = { now: () => NOW };
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function door(log: FrameLog) {
  const identity = { id: 7, key: 'json', kind: 'http-json', organisation: 1 };
  const connector = { identity, tokenHash: secretHash('t'), disabled: false, settings: {} };
  const { app } = await createHttpServer({ log: pino({ level: 'silent' }), authenticate: async () => undefined });
  registerHttpIntake(app, {
    directory: { find: (key) => (key === 'json' ? connector : undefined), ownsDevice: () => false },
    batcher: new IntakeBatcher({ log, onCommitted: () => undefined }),
    rejections: new RejectionBook({ clock, counter: { countRejected: async () => undefined } }),
    clock,
    homeOrganisation: 1,
  });
  return async (payload: string, token = 't') =>
    app.inject({ method: 'POST', url: '/ingest/json', payload, headers: { authorization: `Bearer ${token}` } });
}

test('what was answered 202 is in the database, with the ends known at the door, and the ledger balances', async () => {
  const post = await door(new FrameWriter(database.pool, new Partitions(database.pool)));
  const items = ['{"device":"bac-🗑️","port":1,"bytes":"0a","counter":4}', '{"time":"never"}'];
  const answer = await post(`[${items.join(',')}]`);
  expect(answer.statusCode).toBe(202);
  expect((await post('oops')).statusCode).toBe(400);
  expect((await post(items[0]!, 'wrong')).statusCode).toBe(401);
  const { rows } = await database.pool.query<{
    id: string;
    device: string | null;
    body: Buffer;
    reason: string | null;
  }>(
    'select f.id::text, f.device, f.body, e.reason from frame f left join frame_end e on e.frame_id = f.id order by f.id',
  );
  expect(rows.map(({ device, body, reason }) => [device, body.toString(), reason])).toEqual([
    ['bac-🗑️', items[0], null],
    [null, items[1], 'unreadable-envelope'],
    [null, 'oops', 'not-json'],
    [null, items[0], 'wrong-token'],
  ]);
  expect(answer.json<{ frames: string[] }>().frames).toEqual(rows.slice(0, 2).map(({ id }) => id));
  const again = parseUplink({
    kind: 'http-json',
    settings: {},
    body: rows[0]!.body,
    receivedTime: NOW,
    device: rows[0]!.device!,
  });
  expect(again).toMatchObject({ device: 'bac-🗑️', time: NOW, port: 1, counter: 4 });
  const ledger = await database.pool.query<{ entry: number; n: string }>(
    'select entry, sum(n) as n from ledger group by entry order by entry',
  );
  expect(ledger.rows.map(({ entry, n }) => [entry, Number(n)])).toEqual([
    [0, 4],
    [3, 2],
    [4, 1],
  ]);
});

test('a database that is away: 503, and nothing is kept', async () => {
  const post = await door({
    append: async () => {
      await database.pool.query('select pg_terminate_backend(pg_backend_pid())');
      return [];
    },
  });
  const answer = await post('{"device":"a","data":{"t":1}}');
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
});
