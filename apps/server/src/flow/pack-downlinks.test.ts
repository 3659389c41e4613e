import { existsSync, readFileSync } from 'node:fs';
import type { DownlinkVector } from '@vigie/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCagedDecoder } from '#decode/caged-decoder.ts';
import type { CagedDecoder } from '#decode/caged-decoder.ts';
import { encodeOrder } from '#command/encode.ts';
import type { CommandedDevice } from '#command/commanded-device.ts';
import { PACKS, readPackCodec } from '../packs.ts';

const models = PACKS.flatMap((pack) => pack.devices.map((model) => ({ pack: pack.id, model })));
const able = models.filter(({ model }) => (model.commands ?? []).length > 0);
const vectorFile = (pack: string, model: string) =>
  new URL(`../../../../packs/${pack}/devices/${model}/downlinks.json`, import.meta.url);

let decoder: CagedDecoder;
beforeAll(async () => {
  decoder = await createCagedDecoder({ threads: 1 });
});
afterAll(() => decoder.stop());

test('models that understand orders are there, the lighting ones among them', () => {
  expect(able.map(({ model }) => model.id)).toEqual(expect.arrayContaining(['milesight-ws558', 'milesight-uc300']));
});

describe.each(able.map(({ pack, model }) => [model.id, pack, model] as const))('%s', (id, pack, model) => {
  const file = vectorFile(pack, id);
  // its shape is what this suite holds
  const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DownlinkVector[]) : [];
  const connector = { id: 1, key: 'c', kind: 'chirpstack-v4', settings: {}, disabled: false };
  const device: CommandedDevice = {
    id: 1,
    key: 'd',
    organisation: 1,
    thing: 1,
    thingKey: 't',
    connector,
    codec: 1,
    model,
    expectedPeriod: model.expectedPeriod,
    datastreams: [],
  };

  test('has a vector for each order, with its source, and one that must be refused', () => {
    const kinds = (model.commands ?? []).map((kind) => kind.id);
    expect(new Set(vectors.filter(({ errors }) => !errors).map(({ command }) => command))).toEqual(new Set(kinds));
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(vectors.some(({ errors }) => errors)).toBe(true);
    expect(vectors.filter(({ source, description }) => !source || !description)).toEqual([]);
  });

  test('names in its proofs what it has', () => {
    const fields = new Set(model.datastreams.map(({ field }) => field));
    for (const { proof, parameters } of model.commands ?? []) {
      const keys = new Set(parameters.map(({ key }) => key));
      if (proof?.field !== undefined) expect(fields.has(proof.field)).toBe(true);
      if (proof?.parameter !== undefined) expect(keys.has(proof.parameter)).toBe(true);
      if (proof?.from !== undefined) expect(keys.has(proof.from)).toBe(true);
    }
  });

  test.each(vectors.map((vector) => [vector.command, vector.description, vector] as const))(
    '%s: %s',
    async (_, __, vector) => {
      const { source } = readPackCodec(pack, id);
      decoder.load(1, source);
      const kind = model.commands?.find((each) => each.id === vector.command);
      if (kind === undefined) throw new Error(`no order ${vector.command}`);
      // an instant of a vector is seconds from now
      const values = Object.fromEntries(
        kind.parameters.map(({ key, type }) => {
          const value = vector.values[key] ?? Number.NaN;
          return [key, type === 'instant' ? value * 1000 : value];
        }),
      );
      const encoded = await encodeOrder(device, { kind, values, now: 0 }, (codec, argument) =>
        decoder.call({ codec, wanted: 'encodeDownlink', argument }),
      );
      if (vector.errors) {
        expect(encoded.ok).toBe(false);
        return;
      }
      expect(encoded).toMatchObject({ ok: true, downlink: { port: vector.port } });
      expect(encoded.ok && Buffer.from(encoded.downlink.bytes).toString('hex')).toBe(vector.bytes);
    },
  );
});
