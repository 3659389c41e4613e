import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SimulatedFrame } from './city.ts';
import { Progress } from './progress.ts';
import { mqttSender } from './senders.ts';

const FRAME: SimulatedFrame = { connector: 'armoires-mqtt', device: 'armoire-01', receivedTime: 0, envelope: {} };
/** MQTT 3.1.1: CONNECT, accepted; PUBLISH at QoS 1, acknowledged. */
const CONNACK = Buffer.from([0x20, 2, 0, 0]);

let sockets: Socket[];
let received: Buffer;
let url: string;
let close: () => void;

beforeEach(async () => {
  sockets = [];
  received = Buffer.alloc(0);
  // a broker that greets and then never acknowledges anything
  const broker = createServer((socket) => {
    sockets.push(socket);
    socket.once('data', () => socket.write(CONNACK));
    socket.on('data', (part) => (received = Buffer.concat([received, part])));
  });
  await new Promise<void>((resolve) => void broker.listen(0, '127.0.0.1', resolve));
  url = `mqtt://127.0.0.1:${(broker.address() as AddressInfo).port}`;
  close = () => broker.close();
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  close();
});

const progress = new Progress(undefined, {
  seed: 1,
  months: 1,
  now: 0,
  tokens: { 'armoires-mqtt': 'secret' },
  chunk: 0,
  requests: [],
  liveThrough: 0,
});

it('publishes under the device’s topic with the connector’s token, and stops although nothing is acknowledged', async () => {
  const stop = new AbortController();
  const sender = await mqttSender(url, { progress, otherwise: () => Promise.resolve(), signal: stop.signal });
  const sending = sender.send('armoires-mqtt', [FRAME]);
  setTimeout(() => stop.abort(), 100);
  await expect(sending).rejects.toThrow('stopped');
  await sender.stop();
  const said = received.toString('latin1');
  expect(said).toContain('secret');
  expect(said).toContain('devices/armoire-01/up');
});

it('leaves the other connectors to their own door', async () => {
  const others: string[] = [];
  const sender = await mqttSender(url, {
    progress,
    otherwise: (connector) => Promise.resolve(void others.push(connector)),
    signal: new AbortController().signal,
  });
  await sender.send('tts-rivieres', [FRAME]);
  await sender.stop();
  expect(others).toEqual(['tts-rivieres']);
});
