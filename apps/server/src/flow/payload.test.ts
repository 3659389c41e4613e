import { expect, test } from 'vitest';
import { payloadOf } from './payload.ts';

const frame = { device: 'd', time: 0 };
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('bytes as they are', () => {
  expect(payloadOf({ ...frame, bytes: Uint8Array.of(1, 2), port: 85 })).toEqual({
    bytes: Uint8Array.of(1, 2),
    port: 85,
  });
  expect(payloadOf(undefined)).toEqual({ bytes: new Uint8Array(), port: 0 });
});

test('data as ASCII that is the same JSON', () => {
  const data = { nom: 'Cours d’Estienne, 5 € 𝄞', laeq: 61.2 };
  const { bytes, port } = payloadOf({ ...frame, data });
  expect(port).toBe(1);
  expect(bytes.every((byte) => byte < 128)).toBe(true);
  expect(JSON.parse(text(bytes))).toEqual(data);
});
