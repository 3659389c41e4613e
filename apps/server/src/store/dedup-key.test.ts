import { expect, test } from 'vitest';

import type { NewFrame } from '#connect/frame-log.ts';

import { dedupKeyOf } from './dedup-key.ts';

const connector = { id: 7, key: 'c', kind: 'http-json', organisation: 1 };
const uplink = { device: 'a81758fffe05', time: 1_000, counter: 3, port: 5, bytes: Uint8Array.of(1, 2, 3) };
const frame: NewFrame = { receivedTime: 2_000, connector, body: Buffer.from('{}'), uplink };

test('a network retry has the same key', () => {
  expect(dedupKeyOf({ ...frame, receivedTime: 9_000, body: Buffer.from('{"retry":1}') })).toBe(dedupKeyOf(frame));
});

test('without a time of the network the counter tells a retry', () => {
  const first = { ...frame, uplink: { ...uplink, time: 2_000 } };
  const retry = { ...frame, receivedTime: 5_000, uplink: { ...uplink, time: 5_000 } };
  expect(dedupKeyOf(retry)).toBe(dedupKeyOf(first));
});

test.each([
  ['connector', { ...frame, connector: { ...connector, id: 8 } }],
  ['device', { ...frame, uplink: { ...uplink, device: 'a81758fffe06' } }],
  ['counter', { ...frame, uplink: { ...uplink, counter: 4 } }],
  ['port', { ...frame, uplink: { ...uplink, port: 6 } }],
  ['bytes', { ...frame, uplink: { ...uplink, bytes: Uint8Array.of(1, 2, 4) } }],
  ['length', { ...frame, uplink: { ...uplink, bytes: Uint8Array.of(1, 2, 3, 0) } }],
  ['time', { ...frame, uplink: { ...uplink, time: 1_001 } }],
  ['data', { ...frame, uplink: { ...uplink, data: { a: 1 } } }],
])('another %s is another frame', (_, other) => {
  expect(dedupKeyOf(other)).not.toBe(dedupKeyOf(frame));
});

test('keys of 200,000 frames that differ little all differ', () => {
  const keys = new Set<bigint>();
  for (let n = 0; n < 200_000; n += 1) {
    const bytes = Uint8Array.of(n & 255, (n >> 8) & 255, 0, 0);
    keys.add(dedupKeyOf({ ...frame, uplink: { ...uplink, counter: n >> 16, time: 1_000 + (n % 7), bytes } }));
  }
  expect(keys.size).toBe(200_000);
});
