import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCagedDecoder } from './caged-decoder.ts';
import type { CagedDecoder } from './caged-decoder.ts';
import { runVectors } from './codec-vectors.ts';
import type { VectorCase } from './codec-vectors.ts';

const SOURCE = `
function decodeUplink(input) {
  if (input.bytes.length !== 2) return { errors: ['truncated'] };
  return { data: { value: input.bytes[0] * 256 + input.bytes[1], port: input.fPort } };
}
function encodeDownlink(input) {
  if (!(input.data.interval > 0)) return { errors: ['interval'] };
  return { bytes: [1, input.data.interval], fPort: 9 };
}
function decodeDownlink(input) { return { data: { interval: input.bytes[1] } }; }`;

let decoder: CagedDecoder;
beforeAll(async () => {
  decoder = await createCagedDecoder();
  decoder.load(1, SOURCE);
  decoder.load(2, 'function decodeUplink( {');
});
afterAll(() => decoder.stop());

it.each<[string, VectorCase, boolean | RegExp]>([
  ['right data', { bytes: '0102', port: 3, data: { value: 258, port: 3 } }, true],
  ['order of keys', { bytes: [1, 2], port: 3, data: { port: 3, value: 258 } }, true],
  ['wrong data', { bytes: '0102', port: 3, data: { value: 1 } }, /gave .*258/],
  ['a frame to refuse', { bytes: '01', errors: true }, true],
  ['a frame that should be refused', { bytes: '0102', errors: true }, /should have been refused/],
  ['a frame refused', { bytes: '01', data: { value: 1 } }, /codec-errors: truncated/],
  ['an order', { kind: 'encode', data: { interval: 60 }, bytes: '013c', port: 9 }, true],
  ['an order of other bytes', { kind: 'encode', data: { interval: 61 }, bytes: '013c' }, /gave bytes 013d/],
  ['an order on another port', { kind: 'encode', data: { interval: 60 }, bytes: '013c', port: 5 }, /port 9/],
  ['an order to refuse', { kind: 'encode', data: { interval: 0 }, errors: true }, true],
  ['an order read back', { kind: 'decode', bytes: '013c', port: 9, data: { interval: 60 } }, true],
])('%s', async (_name, vector, expected) => {
  const [result] = await runVectors(decoder, 1, [vector]);
  expect(result?.ok).toBe(expected === true);
  if (expected instanceof RegExp) expect(result?.detail).toMatch(expected);
});

it('says of a source without vectors only whether it is one', async () => {
  expect(await runVectors(decoder, 1, [])).toEqual([]);
  expect(await runVectors(decoder, 2, [])).toMatchObject([
    { ok: false, detail: expect.stringMatching(/^codec-syntax/) },
  ]);
});
