import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message, vector } from './pack-devices.ts';

// Frames that a codec cannot decode, and codecs that must not be trusted. The frame is acknowledged and quarantined with
// what the codec said; devices beside it never notice.

let vigie: FlowServer;
let connector: string;
let token: string;
let number = 0;

beforeAll(async () => {
  vigie = await startFlowServer('2026-03-10T09:00:00Z');
});
afterAll(() => vigie.stop());

beforeEach(async () => {
  number += 1;
  connector = `codecs-${number}`;
  token = await vigie.connector(connector);
});

const NOTHING = { received: 0, stored: 0, duplicate: 0, rejected: 0, quarantined: 0, pending: 0 };
const at = (minute: number) => Date.UTC(2026, 2, 10, 8, minute);
const send = (body: unknown) => vigie.send(connector, body, { token });
const values = async (name: string) => vigie.observations(own(name));
const quarantine = async () => (await vigie.frames(connector, '&end=quarantined')).map(({ reason }) => reason ?? '');

/** Two connectors may each have a device of one identifier: here each test has its own. */
const own = (name: string) => `${name}-${number}`;

/** A device of ours whose codec is `source`; its field is `value`. */
async function withCodec(name: string, source: string): Promise<void> {
  const id = own(name);
  await vigie.api('/codecs', { id: `codec-${id}`, version: '1.0.0', source });
  await vigie.api('/devices', {
    id,
    connector,
    codec: { id: `codec-${id}`, version: '1.0.0' },
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [{ field: 'value', quantity: 'temperature', unit: 'Cel' }],
  });
}

const GOOD = 'function decodeUplink(input) { return { data: { value: input.bytes[0] } }; }';
const byte = (device: string, minute: number, value: number) =>
  message(own(device), at(minute), { bytes: Uint8Array.of(value), port: 1 });

describe.each([
  ['noise', 'milesight-ws302', 'LAeq', 47.4],
  ['waste', 'milesight-em400-mud', 'distance', 2116],
  ['water', 'decentlab-dl-ctd10', 'waterDepth', 4232],
  ['mobility', 'parametric-pcr2', 'cumulatedCount', 3],
  ['lighting', 'milesight-ws558', 'voltage', 222.6],
])('real frames of %s %s', (...[pack, id, quantity, value]) => {
  test.each(['Truncated: last byte missing', 'Wrong port', 'Empty frame'])(
    '%s: 202, quarantined with the codec’s words, the good frames around it stored',
    async (description) => {
      await vigie.api('/devices', deviceOf(pack, id, { id: `${pack}-${number}`, connector }));
      const whole = vector(pack, id, 'Ordinary frame');
      const damaged = vector(pack, id, description);
      const device = `${pack}-${number}`;
      const answer = await send([
        message(device, at(0), whole),
        message(device, at(15), damaged),
        message(device, at(30), whole),
      ]);
      expect(answer).toMatchObject({ status: 202, body: { accepted: 3, quarantined: 0 } });
      expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 2, quarantined: 1 });
      const [frame] = await vigie.frames(connector, '&end=quarantined');
      expect(frame?.reason).toMatch(/^codec-(errors|threw|output): .{4,}/);
      expect(frame?.uplink).toMatchObject({ device, port: damaged.port, bytes: damaged.bytes });
      const kept = await vigie.observations(device, `&quantity=${quantity}`);
      // a level tells of the time before its frame
      const said = kept.filter(({ raw }) => raw === value).map((one) => one.phenomenonEnd ?? one.phenomenonTime);
      expect(said.map((time) => Date.parse(time))).toEqual([at(0), at(30)]);
    },
  );
});

describe('codecs that must not be trusted', () => {
  const LOOP = 'function decodeUplink() { for (;;) {} }';
  const BOMB = 'function decodeUplink() { const all = []; for (;;) all.push(new Array(100000).fill(1)); }';
  const STRING_BOMB = 'function decodeUplink() { let s = "x"; for (;;) s += s; }';
  const STACK = 'function decodeUplink(input) { return decodeUplink(input); }';

  test.each([
    ['throws', 'function decodeUplink() { throw new Error("bad checksum"); }', /^codec-threw: .*bad checksum/],
    ['throws an object', 'function decodeUplink() { throw { toString: null }; }', /^codec-threw/],
    ['says errors', 'function decodeUplink() { return { errors: ["short frame"] }; }', /^codec-errors: short frame/],
    ['gives nothing', 'function decodeUplink() {}', /^codec-output/],
    ['gives a number', 'function decodeUplink() { return { data: 5 }; }', /^codec-output/],
    ['gives a promise', 'async function decodeUplink() { return { data: { value: 1 } }; }', /^codec-output/],
    [
      'gives a circle',
      'function decodeUplink() { const d = {}; d.d = d; return { data: d }; }',
      /^codec-(threw|output)/,
    ],
    [
      'gives 10 MB',
      'function decodeUplink() { return { data: { value: "x".repeat(1e7) } }; }',
      /^codec-(output|memory)/,
    ],
    ['loops', LOOP, /^codec-timeout/],
    ['loops in a getter', 'function decodeUplink() { return { get data() { for (;;) {} } }; }', /^codec-timeout/],
    [
      'loops in a regular expression',
      'function decodeUplink() { return { data: { value: /^(a+)+$/.test("a".repeat(40) + "b") } }; }',
      /^codec-timeout/,
    ],
    ['fills the memory', BOMB, /^codec-(memory|timeout)/],
    ['fills the memory with a text', STRING_BOMB, /^codec-(memory|threw)/],
    ['recurses', STACK, /^codec-threw/],
    ['asks for a module', 'function decodeUplink() { return { data: { value: require("fs") } }; }', /^codec-threw/],
    ['asks for the process', 'function decodeUplink() { process.exit(1); }', /^codec-threw/],
    [
      'asks for the network',
      'function decodeUplink() { return { data: { value: fetch("http://127.0.0.1") } }; }',
      /^codec-threw/,
    ],
  ])('one that %s: its frame quarantined, the neighbour of the same request stored', async (_, source, reason) => {
    await withCodec('mauvais', source);
    await withCodec('bon', GOOD);
    expect(await send([byte('bon', 0, 7), byte('mauvais', 1, 1), byte('bon', 2, 8)])).toMatchObject({
      status: 202,
      body: { accepted: 3 },
    });
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 2, quarantined: 1 });
    const [said = ''] = await quarantine();
    expect(said).toMatch(reason);
    expect((await values('bon')).map(({ raw }) => raw)).toEqual([7, 8]);
    expect(await values('mauvais')).toEqual([]);
  });

  test.each([
    [
      'the language',
      'Object.prototype.value = 666; Array.prototype.map = null; JSON.stringify = () => "{}"; return { data: {} };',
    ],
    [
      'its own result',
      'return { data: JSON.parse(\'{"__proto__": {"value": 666}, "constructor": {"prototype": {"value": 666}}}\') };',
    ],
    [
      'the function constructor',
      '({}).constructor.constructor("globalThis.value = 666; Object.prototype.value = 666")(); return { data: {} };',
    ],
  ])('a prototype attack through %s reaches neither its own next frame nor another codec', async (_, attack) => {
    await withCodec('attaque', `function decodeUplink() { ${attack} }`);
    await withCodec('bon', 'function decodeUplink() { return { data: { other: 1 } }; }');
    await withCodec('juste', GOOD);
    const frames = [
      byte('attaque', 0, 1),
      byte('bon', 0, 1),
      byte('juste', 0, 9),
      byte('attaque', 1, 2),
      byte('bon', 1, 2),
    ];
    expect((await send(frames)).status).toBe(202);
    const { stored, quarantined } = await vigie.settled(connector, 5);
    expect(stored + quarantined).toBe(5);
    for (const device of ['attaque', 'bon']) expect(await values(device)).toEqual([]);
    expect((await values('juste')).map(({ raw }) => raw)).toEqual([9]);
    expect(Object.prototype).not.toHaveProperty('value');
  });

  test('a codec keeps nothing from one frame to the next', async () => {
    await withCodec(
      'memoire',
      'var n = 0; function decodeUplink() { n += 1; seen = (typeof seen === "number" ? seen : 0) + 1; return { data: { value: n * 10 + seen } }; }',
    );
    await send([byte('memoire', 0, 1), byte('memoire', 1, 2), byte('memoire', 2, 3)]);
    await vigie.settled(connector, 3);
    expect((await values('memoire')).map(({ raw }) => raw)).toEqual([11, 11, 11]);
  });

  test('one bad frame among a hundred good ones costs itself alone, whatever is wrong with it', async () => {
    await withCodec('boucle', LOOP);
    await withCodec('bombe', BOMB);
    await withCodec('bon', GOOD);
    const many = Array.from({ length: 100 }, (_, index) => byte('bon', index % 60, index));
    const bad = [
      byte('boucle', 0, 1),
      byte('bombe', 0, 1),
      { device: own('bon'), time: 'jamais', bytes: '01' },
      { device: 'inconnu', bytes: '01' },
      { device: own('bon'), time: new Date(at(1)).toISOString(), data: { image: 'data:image/png;base64,AAAA' } },
      'rien',
    ];
    const mixed = many.flatMap((frame, index) => (index % 17 === 5 ? [bad[(index - 5) / 17], frame] : [frame]));
    const started = performance.now();
    const answer = await send(mixed);
    expect(answer).toMatchObject({ status: 202, body: { accepted: 103, quarantined: 2, rejected: 1 } });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await vigie.settled(connector, 106)).toEqual({
      ...NOTHING,
      received: 106,
      stored: 100,
      quarantined: 5,
      rejected: 1,
    });
    const kept = await values('bon');
    expect(kept.map(({ raw }) => raw).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(many.map((_, index) => index));
  });

  test('a device without a codec that sends bytes: quarantined, and its decoded data are stored', async () => {
    await vigie.api('/devices', {
      id: own('nu'),
      connector,
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: [{ field: 'value', quantity: 'temperature', unit: 'Cel' }],
    });
    await send([byte('nu', 0, 1), { device: own('nu'), time: new Date(at(1)).toISOString(), data: { value: 4 } }]);
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, quarantined: 1 });
    expect(await quarantine()).toEqual(['codec-missing']);
    expect(await values('nu')).toMatchObject([{ raw: 4, codec: null }]);
  });

  test('a frame whose data hold none of the datastreams is stored, and says so', async () => {
    await withCodec('autre', 'function decodeUplink() { return { data: { other: 1 } }; }');
    await send(byte('autre', 0, 1));
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, stored: 1 });
    expect(await vigie.frames(connector)).toMatchObject([{ end: 'stored', reason: 'no-value' }]);
  });

  test('a codec that does not pass its own vectors, or is no codec, is refused: 422', async () => {
    const bad = { id: `non-${number}`, version: '1', source: 'function decodeUplink() {' };
    await expect(vigie.api('/codecs', bad)).rejects.toThrow(/422.*codec-fails/);
    const vectors = [{ description: 'une trame', bytes: '05', port: 1, data: { value: 6 } }];
    await expect(vigie.api('/codecs', { ...bad, source: GOOD, vectors })).rejects.toThrow(/une trame: gave.*5/);
  });
});
