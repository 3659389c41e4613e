import { connect as connectTcp, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import mqtt from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMqttBroker } from '#connect/mqtt-broker.ts';
import type { MqttBroker } from '#connect/mqtt-broker.ts';
import { TOKEN, intakeBench } from '#connect/testing/intake-bench.ts';
import type { IntakeBench } from '#connect/testing/intake-bench.ts';

let bench: IntakeBench;
let broker: MqttBroker;
let clients: MqttClient[];

beforeEach(async () => {
  clients = [];
  bench = intakeBench({
    field: { kind: 'mqtt-json', devices: ['m1'] },
    cs: { kind: 'chirpstack-v4' },
    off: { kind: 'mqtt-json', disabled: true },
  });
  broker = await startMqttBroker({ host: '127.0.0.1', port: 0, maxPayload: 5_000, parts: bench.parts });
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true)));
  await broker.stop();
});

function client(username: string, options: IClientOptions = {}): MqttClient {
  const one = mqtt.connect({
    host: '127.0.0.1',
    port: broker.port,
    username,
    password: TOKEN,
    reconnectPeriod: 0,
    ...options,
  });
  one.on('error', () => undefined);
  clients.push(one);
  return one;
}

async function connected(username: string, options: IClientOptions = {}): Promise<MqttClient> {
  const one = client(username, options);
  await new Promise((resolve, reject) => {
    one.once('connect', resolve);
    one.once('error', reject);
  });
  return one;
}

const closed = (one: MqttClient): Promise<unknown> =>
  new Promise((resolve) => one.once('close', () => resolve(undefined)));
const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));
const measure = (level: number): string => JSON.stringify({ time: '2026-01-15T11:59:00Z', data: { level } });

test('PUBACK and PUBREC come once the frame is durable, the device is the one of the topic', async () => {
  const one = await connected('field');
  const open = bench.log.hold();
  let acknowledged = 0;
  const sent = ([1, 2] as const).map((qos) =>
    one.publishAsync(`devices/m${qos}/up`, measure(qos), { qos }).then(() => acknowledged++),
  );
  await pause(150);
  expect(acknowledged).toBe(0);
  expect(bench.log.frames).toHaveLength(0);
  open();
  await Promise.all(sent);
  expect(bench.log.frames.map(({ uplink }) => [uplink?.device, uplink?.data])).toEqual([
    ['m1', { level: 1 }],
    ['m2', { level: 2 }],
  ]);
});

test('an envelope of the connector’s kind is understood as such', async () => {
  const one = await connected('cs');
  await one.publishAsync(
    'devices/any/up',
    JSON.stringify({ deviceInfo: { devEui: 'AABBCCDDEEFF0011' }, fPort: 2, data: 'AQI=' }),
    { qos: 1 },
  );
  expect(bench.log.frames[0]!.uplink).toMatchObject({ device: 'aabbccddeeff0011', port: 2 });
});

test.each([
  ['wrong token', 'field', 'wrong', 4, 'wrong-token'],
  ['unknown connector', 'nobody', TOKEN, 4, 'unknown-connector'],
  ['disabled', 'off', TOKEN, 5, 'connector-disabled'],
])('%s: refused by CONNACK and counted', async (...[, username, password, code, reason]) => {
  await expect(connected(username, { password })).rejects.toMatchObject({ code });
  expect(bench.log.ends).toEqual([`rejected ${reason}`]);
});

test('without a user name: refused', async () => {
  await expect(connected('', { username: undefined, password: undefined })).rejects.toMatchObject({ code: 4 });
});

test.each(['devices/m1/down', 'devices/m1/up/more', 'other', '$SYS/x', 'devices//up'])(
  'publishing on %s closes the connection',
  async (topic) => {
    const one = await connected('field');
    const end = closed(one);
    one.publish(topic, measure(1), { qos: 1 });
    await end;
    await pause(20);
    expect(bench.log.ends).toEqual(['rejected topic-not-allowed']);
  },
);

test('what is not JSON, too large, or media ends rejected; the connection and its neighbours live on', async () => {
  const one = await connected('field');
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300, 7)]);
  await Promise.all([
    one.publishAsync('devices/m1/up', 'not json', { qos: 1 }),
    one.publishAsync('devices/m1/up', measure(1), { qos: 1 }),
    one.publishAsync('devices/m1/up', jpeg, { qos: 1 }),
    one.publishAsync('devices/m1/up', '{"time":"never","data":{"a":1}}', { qos: 1 }),
    one.publishAsync('devices/m1/up', 'x'.repeat(6_000), { qos: 1 }),
  ]);
  await expect
    .poll(() => bench.log.ends.toSorted())
    .toEqual([
      'pending',
      'quarantined unreadable-envelope',
      'rejected body-too-large',
      'rejected media-refused',
      'rejected not-json',
    ]);
});

test('a subscription is for the connector’s own devices, and a command arrives there', async () => {
  const one = await connected('field');
  const granted = async (topic: string): Promise<number | undefined> => {
    try {
      return (await one.subscribeAsync(topic, { qos: 1 }))[0]?.qos;
    } catch {
      return 128;
    }
  };
  for (const topic of ['#', 'devices/+/down', 'devices/m2/down', 'devices/m1/up', 'devices/+/up'])
    expect(await granted(topic)).toBe(128);
  expect(await granted('devices/m1/down')).toBe(1);
  const heard = new Promise((resolve) => one.once('message', (topic, payload) => resolve([topic, payload.toString()])));
  broker.publish('m2', Buffer.from('for another'));
  broker.publish('m1', Buffer.from('{"dim":40}'));
  expect(await heard).toEqual(['devices/m1/down', '{"dim":40}']);
});

test('the log away: no PUBACK until it is back', async () => {
  const one = await connected('field');
  bench.log.away = new Error('connection refused');
  let acknowledged = false;
  const sent = one.publishAsync('devices/m1/up', measure(1), { qos: 1 }).then(() => (acknowledged = true));
  await pause(250);
  expect(acknowledged).toBe(false);
  bench.log.away = undefined;
  await sent;
  expect(bench.log.frames).toHaveLength(1);
});

test('a connector that is disconnected loses its sessions', async () => {
  const one = await connected('field');
  const end = closed(one);
  broker.disconnect('field');
  await end;
});

test('a stranger who sends without end is cut off', async () => {
  const socket = connectTcp(broker.port, '127.0.0.1');
  socket.on('error', () => undefined);
  // CONNECT that announces 200 MB
  socket.write(Buffer.from([0x10, 0x80, 0x84, 0xaf, 0x5f]));
  const pump = setInterval(() => socket.write(Buffer.alloc(10_000)), 20);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(pump);
});

test('a taken port is said', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  // A listening TCP server has an address of this shape.
  const { port } = other.address() as AddressInfo;
  await expect(startMqttBroker({ host: '127.0.0.1', port, parts: bench.parts })).rejects.toThrow(/is taken/);
  other.close();
});

test('thousands of messages share commits', async () => {
  bench.log.delay = 5;
  const senders = await Promise.all(Array.from({ length: 10 }, () => connected('field')));
  await Promise.all(
    senders.flatMap((one) =>
      Array.from({ length: 300 }, (_, n) => one.publishAsync('devices/m1/up', measure(n), { qos: 1 })),
    ),
  );
  expect(bench.log.frames).toHaveLength(3_000);
  expect(bench.log.batches.length).toBeLessThan(600);
});
