import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { publishOnce } from './mqtt-sender.ts';

// One frame, one end: whatever the network, the device or the manager does with it.

let vigie: FlowServer;
let number = 0;
beforeAll(async () => {
  vigie = await startFlowServer('2026-03-10T09:00:00Z');
});
afterAll(() => vigie.stop());

const EUI = 'aabbccddeeff0011';
const CODEC = {
  id: 'two-bytes',
  version: '1.0.0',
  source: 'function decodeUplink(i) { return { data: { temperature: (i.bytes[0] * 256 + i.bytes[1]) / 10 } }; }',
  vectors: [{ bytes: '00c8', port: 1, data: { temperature: 20 } }],
};

interface Door {
  readonly id: string;
  readonly token: string;
}

async function door(kind = 'http-json'): Promise<Door> {
  number += 1;
  const id = `liaison-${number}`;
  return { id, token: await vigie.connector(id, kind) };
}

const register = ({ id }: Door, device: string, more: object = {}) =>
  vigie.api('/devices', {
    id: device,
    connector: id,
    asset: `${id}-${device}`,
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [{ field: 'temperature', quantity: 'temperature', unit: 'Cel' }],
    ...more,
  });

const send = ({ id, token }: Door, body: unknown, headers: Record<string, string> = {}) =>
  vigie.send(id, body, { token, headers });
const ends = async ({ id }: Door) =>
  (await vigie.frames(id)).map(({ end, reason }) => `${end} ${reason ?? ''}`.trim()).toReversed();
/** A ChirpStack 4 uplink with its bytes in hexadecimal. */
const uplink = ({ counter = 0, time, hex, eui }: { counter?: number; time: string; hex: string; eui: string }) => ({
  deviceInfo: { devEui: eui },
  time,
  fCnt: counter,
  fPort: 1,
  data: Buffer.from(hex, 'hex').toString('base64'),
});

test('one frame delivered fifty times: one stored, forty-nine duplicates, one value', async () => {
  const here = await door();
  const device = `fifty-${number}`;
  await register(here, device);
  const frame = { device, time: '2026-03-10T08:00:00Z', data: { temperature: 20 } };
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(here, frame)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(await vigie.settled(here.id, 50)).toEqual({
    received: 50,
    stored: 1,
    duplicate: 49,
    rejected: 0,
    quarantined: 0,
    pending: 0,
  });
  expect(await vigie.observations(device)).toHaveLength(1);
});

test('a counter that begins again is no duplicate: new bytes or a new time make a new frame', async () => {
  const here = await door('chirpstack-v4');
  await vigie.api('/codecs', CODEC);
  const eui = 'aabbccddeeff0021';
  await register(here, eui, { codec: { id: CODEC.id, version: CODEC.version } });
  await send(here, uplink({ time: '2026-03-10T08:00:00Z', hex: '00c8', eui }));
  await send(here, uplink({ time: '2026-03-10T08:10:00Z', hex: '00c9', eui }));
  await send(here, uplink({ time: '2026-03-10T08:20:00Z', hex: '00c8', eui }));
  await send(here, uplink({ time: '2026-03-10T08:20:00Z', hex: '00c8', eui }));
  expect(await vigie.settled(here.id, 4)).toMatchObject({ stored: 3, duplicate: 1 });
  expect((await vigie.observations(eui)).map(({ raw }) => raw)).toEqual([20, 20.1, 20]);
});

test('two devices with one DevEUI on two connectors: each its own values; the token of one opens not the other', async () => {
  const north = await door();
  const south = await door();
  await register(north, EUI);
  await register(south, EUI);
  const frame = (temperature: number) => ({ device: EUI, time: '2026-03-10T08:00:00Z', data: { temperature } });
  expect((await send(north, frame(10))).status).toBe(202);
  expect((await send(south, frame(20))).status).toBe(202);
  expect((await vigie.send(south.id, frame(30), { token: north.token })).status).toBe(401);
  expect(await vigie.settled(north.id, 1)).toMatchObject({ stored: 1 });
  expect(await vigie.settled(south.id, 2)).toMatchObject({ stored: 1, rejected: 1 });
  await vigie.latest(`${north.id}-${EUI}`, 'temperature', '2026-03-10T08:00:00.000Z');
  expect(await vigie.latest(`${north.id}-${EUI}`, 'temperature', '2026-03-10T08:00:00.000Z')).toMatchObject({
    raw: 10,
  });
  expect(await vigie.latest(`${south.id}-${EUI}`, 'temperature', '2026-03-10T08:00:00.000Z')).toMatchObject({
    raw: 20,
  });
});

test('a device that another network server hears now: unknown there until it is registered there', async () => {
  const before = await door();
  const after = await door();
  const device = `moved-${number}`;
  await register(before, device);
  const frame = (minute: number) => ({ device, time: `2026-03-10T08:${minute}:00Z`, data: { temperature: minute } });
  await send(before, frame(10));
  await send(after, frame(20));
  expect(await vigie.settled(after.id, 1)).toMatchObject({ quarantined: 1 });
  await register(after, device);
  await send(after, frame(20));
  expect(await vigie.settled(after.id, 2)).toMatchObject({ quarantined: 1, stored: 1 });
  expect(await ends(after)).toEqual(['quarantined unknown-device', 'stored']);
});

test('not UTF-8, XML, numbers as huge texts: each answered and ended once', async () => {
  const here = await door();
  const device = `odd-${number}`;
  await register(here, device);
  const latin = Buffer.from(`{"device":"${device}","name":"Lyc\u00e9e","data":{"temperature":1}}`, 'latin1');
  expect((await send(here, latin)).body).toMatchObject({ status: 400, type: 'urn:vigie:problem:not-utf8' });
  expect((await send(here, '<?xml version="1.0"?><DevEUI_uplink/>')).body).toMatchObject({
    status: 415,
    type: 'urn:vigie:problem:xml-refused',
  });
  const huge = '9'.repeat(20_000);
  expect((await send(here, { device, time: huge, data: { temperature: 1 } })).body).toMatchObject({ quarantined: 1 });
  expect(
    (await send(here, { device, time: '2026-03-10T08:00:00Z', counter: huge, data: { temperature: huge } })).status,
  ).toBe(202);
  expect(await vigie.settled(here.id, 4)).toMatchObject({ rejected: 2, quarantined: 1, stored: 1 });
  expect(await ends(here)).toEqual([
    'rejected not-utf8',
    'rejected xml-refused',
    'quarantined unreadable-envelope',
    expect.stringMatching(/^stored/),
  ]);
});

test('a clock that jumps: a day ahead is doubted, and what follows is right', async () => {
  const here = await door();
  const device = `clock-${number}`;
  await register(here, device);
  const frame = (time: string) => ({ device, time, data: { temperature: 20 } });
  await send(here, frame('2026-03-10T08:00:00Z'));
  await send(here, frame('2026-03-12T08:00:00Z'));
  await send(here, frame('2026-03-10T08:10:00Z'));
  expect(await vigie.settled(here.id, 3)).toMatchObject({ stored: 3 });
  const values = await vigie.observations(device);
  expect(values.map(({ reasons }) => reasons.includes('clock-future'))).toEqual([false, false, true]);
});

test('the same file of values twice: duplicates, never doubles', async () => {
  const here = await door('csv');
  const device = `file-${number}`;
  await register(here, device);
  const file = `device;time;temperature\n${device};2026-03-10T08:00:00Z;12,5\n${device};2026-03-10T08:10:00Z;=1+1\n`;
  const csv = { 'content-type': 'text/csv' };
  expect((await send(here, file, csv)).body).toMatchObject({ rows: 2, accepted: 2 });
  expect((await send(here, file, csv)).status).toBe(202);
  expect(await vigie.settled(here.id, 4)).toMatchObject({ stored: 2, duplicate: 2 });
  expect((await vigie.observations(device)).filter(({ raw }) => raw !== null).map(({ raw }) => raw)).toEqual([12.5]);
  expect((await send(here, '', csv)).status).toBe(422);
  expect((await vigie.send(here.id, file, { token: 'wrong', headers: csv })).status).toBe(401);
});

test('SensorThings by address and by MQTT topic of its own', async () => {
  const here = await door('sensorthings');
  await register(here, '12', { datastreams: [{ field: 'result', quantity: 'temperature', unit: 'Cel' }] });
  const observation = (minute: number) => ({ phenomenonTime: `2026-03-10T08:${minute}:00Z`, result: minute });
  expect(
    (await vigie.send(`${here.id}/v1.1/Datastreams(12)/Observations`, observation(10), { token: here.token })).status,
  ).toBe(202);
  const credentials = { username: here.id, password: here.token };
  await publishOnce(vigie.mqttUrl, credentials, {
    topic: 'v1.1/Datastreams(12)/Observations',
    payload: JSON.stringify(observation(20)),
  });
  expect(await vigie.settled(here.id, 2)).toMatchObject({ stored: 2 });
  expect((await vigie.observations('12')).map(({ raw }) => raw)).toEqual([10, 20]);
});
