import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '@vigie/kit';
import { MqttSubscriber, subscribesOutside } from '#connect/mqtt-client.ts';
import { intakeBench } from '#connect/testing/intake-bench.ts';
import type { IntakeBench } from '#connect/testing/intake-bench.ts';
import { startMosquitto } from '#connect/testing/mosquitto.ts';
import type { Mosquitto } from '#connect/testing/mosquitto.ts';

let mosquitto: Mosquitto;
let bench: IntakeBench;
let sender: MqttClient;
let subscribers: MqttSubscriber[];

beforeEach(async () => {
  mosquitto = await startMosquitto();
  const settings = { url: mosquitto.url };
  bench = intakeBench({
    cs: { kind: 'chirpstack-v4', settings },
    tts: { kind: 'tts-v3', settings },
    mj: { kind: 'mqtt-json', settings },
    levels: { kind: 'mqtt-json', settings: { ...settings, topics: 'site/+/state', deviceLevel: 1 } },
  });
  sender = await mqtt.connectAsync(mosquitto.url);
  subscribers = [];
});
afterEach(async () => {
  await Promise.all(subscribers.map((one) => one.stop()));
  await sender.endAsync(true);
  await mosquitto.remove();
});

async function subscriber(key: string): Promise<MqttSubscriber> {
  const one = new MqttSubscriber({ connector: bench.parts.directory.find(key)!, parts: bench.parts });
  subscribers.push(one);
  await expect.poll(() => one.status.state).toBe('connected');
  // the subscription follows the connection
  await new Promise((resolve) => setTimeout(resolve, 100));
  return one;
}

const uplink = (counter: number): string =>
  JSON.stringify({ deviceInfo: { devEui: 'aabbccddeeff0011' }, fPort: 2, fCnt: counter, data: 'AQI=' });
const send = (topic: string, body: JsonObject | string): Promise<unknown> =>
  sender.publishAsync(topic, typeof body === 'string' ? body : JSON.stringify(body), { qos: 1 });
const CS = 'application/a/device/aabbccddeeff0011/event';

test('topics of the network servers, each understood in its kind', async () => {
  for (const key of ['cs', 'tts', 'mj', 'levels']) await subscriber(key);
  await send(`${CS}/up`, uplink(7));
  await send(`${CS}/join`, { deviceInfo: { devEui: 'aabbccddeeff0011' } });
  await send('v3/app@tenant/devices/dev1/up', {
    end_device_ids: { device_id: 'dev1' },
    uplink_message: { frm_payload: 'AQ==', f_port: 3 },
  });
  await send('devices/d9/up', { data: { t: 1 } });
  await send('site/s4/state', { t: 1 });
  await expect.poll(() => bench.log.frames.length).toBe(5);
  const seen = bench.log.frames.map(({ connector, uplink: up, early }) => [connector.key, up?.device ?? early?.reason]);
  expect(seen.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
    ['cs', 'aabbccddeeff0011'],
    ['cs', 'event:join'],
    ['levels', 's4'],
    ['mj', 'd9'],
    ['tts', 'dev1'],
  ]);
});

test('a message is acknowledged once committed: not before, so that it comes again', async () => {
  const one = await subscriber('cs');
  bench.log.away = new Error('connection refused');
  await send(`${CS}/up`, uplink(1));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await one.stop();
  expect(bench.log.frames).toHaveLength(0);
  bench.log.away = undefined;
  await subscriber('cs');
  await expect.poll(() => bench.log.frames.map(({ uplink: up }) => up?.counter)).toEqual([1]);
});

test('the session is kept: what came while Vigie was down comes afterwards, once', async () => {
  const one = await subscriber('cs');
  await send(`${CS}/up`, uplink(1));
  await expect.poll(() => bench.log.frames.length).toBe(1);
  await one.stop();
  expect(one.status.state).toBe('stopped');
  for (let counter = 2; counter <= 50; counter++) await send(`${CS}/up`, uplink(counter));
  await subscriber('cs');
  await expect.poll(() => bench.log.frames.length).toBe(50);
  expect(bench.log.frames.map(({ uplink: up }) => up?.counter)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
});

test('a broker that restarts is found again, and the status says so', async () => {
  const one = await subscriber('cs');
  await mosquitto.kill();
  await expect.poll(() => one.status.state).toBe('waiting');
  await mosquitto.start();
  await expect.poll(() => one.status.state, { timeout: 8_000 }).toBe('connected');
  await expect.poll(() => sender.connected, { timeout: 8_000 }).toBe(true);
  await send(`${CS}/up`, uplink(1));
  await expect.poll(() => bench.log.frames.length).toBe(1);
  expect(one.status.lastMessage).toBe(bench.clock.time);
}, 20_000);

test('a broker away for ten minutes, again and again: no hole, nothing twice', async () => {
  const one = await subscriber('cs');
  const SENT = 600;
  const LEFT_OUT = [200, 400];
  let sent = 0;
  const begun = performance.now();
  for (let counter = 1; counter <= SENT; counter++) {
    if (LEFT_OUT.includes(counter)) {
      // the broker stops with frames on their way; the sender's own store holds what comes meanwhile
      await mosquitto.kill();
      await expect.poll(() => one.status.state).toBe('waiting');
      bench.clock.time += 600_000;
      await mosquitto.start();
      await expect.poll(() => sender.connected, { timeout: 8_000 }).toBe(true);
    }
    await send(`${CS}/up`, uplink(counter));
    sent++;
  }
  await expect
    .poll(() => new Set(bench.log.frames.map(({ uplink: up }) => up?.counter)).size, { timeout: 20_000 })
    .toBe(SENT);
  const counters = bench.log.frames.map(({ uplink: up }) => up?.counter ?? 0);
  const again = counters.length - new Set(counters).size;
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `broker outages: ${LEFT_OUT.length} of ten minutes (clock of the intake), ${sent} sent, ${counters.length} received, 0 missing, ${again} again, ${seconds.toFixed(1)} s\n`,
  );
  // at least once is what MQTT promises for frames that were being acknowledged; the ledger calls those duplicates
  expect(again).toBeLessThanOrEqual(LEFT_OUT.length);
}, 60_000);

test('what is not JSON is kept as rejected and does not stop what follows', async () => {
  await subscriber('cs');
  await send(`${CS}/up`, 'oops');
  await send(`${CS}/up`, uplink(2));
  await expect.poll(() => bench.log.ends).toEqual(['rejected not-json', 'pending']);
});

test('an outside broker is named by its address', () => {
  expect(subscribesOutside({ url: 'mqtts://broker.example:8883' })).toBe(true);
  for (const url of ['', 'broker.example', 'http://broker.example', 7]) expect(subscribesOutside({ url })).toBe(false);
});
