import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@vigie/kit';
import { describe, expect, test } from 'vitest';
import { courierOf } from './couriers.ts';
import type { Courier, HttpAnswer, HttpAsk, Letter, Outlets } from './courier.ts';

const CORPORA = join(import.meta.dirname, '../../../../../shared/corpora/envelopes');
const NOW = Date.UTC(2026, 10, 23, 20);
const REF = '7f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b';

interface Sent {
  http: HttpAsk[];
  mqtt: { topic: string; payload: string; url?: string }[];
  embedded: { device: string; payload: string }[];
}

function outlets(answer: HttpAnswer = ok('{"id":"q-1"}'), embedded = true): { out: Outlets; sent: Sent } {
  const sent: Sent = { http: [], mqtt: [], embedded: [] };
  const out: Outlets = {
    http: async (ask) => (sent.http.push(ask), answer),
    mqtt: async (_, message) => (sent.mqtt.push(message), answer),
    embedded: (device, payload) => (sent.embedded.push({ device, payload }), embedded),
  };
  return { out, sent };
}

function ok(text: string, status = 200): HttpAnswer {
  return { kind: 'answer', status, text, retryAfterMs: undefined };
}

function courier(kind: string): Courier {
  const found = courierOf(kind);
  if (found === undefined) throw new Error(`no courier ${kind}`);
  return found;
}

function letter(kind: string, settings: JsonObject, change: Partial<Letter> = {}): Letter {
  return {
    device: '24e124756d300002',
    connector: { id: 1, key: 'lns', kind, settings, disabled: false },
    port: 85,
    bytes: Uint8Array.of(0x08, 0x01, 0x00),
    confirmed: true,
    ref: REF,
    expires: NOW + 900_000,
    now: NOW,
    priority: 0,
    envelope: undefined,
    ...change,
  };
}

/** A message of the corpus, where the corpus is. */
function sample(path: string): JsonObject | undefined {
  const file = join(CORPORA, path);
  // JSON of the corpus is an object
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JsonObject) : undefined;
}

describe('ChirpStack 4', () => {
  const chirpstack = courier('chirpstack-v4');
  test('by its REST gateway', async () => {
    const { out, sent } = outlets();
    const settings = { downlinkUrl: 'http://lns:8090/', downlinkKey: 'k' };
    expect(await chirpstack.deliver(letter('chirpstack-v4', settings), out)).toEqual({
      kind: 'accepted',
      state: 'queued',
      networkRef: 'q-1',
    });
    expect(sent.http[0]).toMatchObject({
      method: 'POST',
      url: 'http://lns:8090/api/devices/24e124756d300002/queue',
      headers: { 'grpc-metadata-authorization': 'Bearer k' },
    });
    expect(JSON.parse(sent.http[0]?.body ?? '')).toEqual({
      queueItem: { confirmed: true, data: 'CAEA', fPort: 85, expiresAt: '2026-11-23T20:15:00.000Z' },
    });
  });

  test('by MQTT, in the application its last message named', async () => {
    const { out, sent } = outlets();
    const envelope = { deviceInfo: { applicationId: 'app-7' } };
    const given = letter('chirpstack-v4', { url: 'mqtt://lns:1883' }, { envelope });
    expect(await chirpstack.deliver(given, out)).toMatchObject({ state: 'queued', networkRef: REF });
    expect(sent.mqtt[0]?.topic).toBe('application/app-7/device/24e124756d300002/command/down');
    expect(JSON.parse(sent.mqtt[0]?.payload ?? '')).toMatchObject({
      id: REF,
      fPort: 85,
      data: 'CAEA',
      confirmed: true,
    });
  });

  test('without an address or a key it says which setting is missing', async () => {
    const { out } = outlets();
    expect(await chirpstack.deliver(letter('chirpstack-v4', {}), out)).toMatchObject({ kind: 'refused', again: false });
  });

  test.each([
    [
      { downlinkId: 3, queueItemId: 'q-1', gatewayId: 'g' },
      { state: 'sent', networkRef: 'q-1' },
    ],
    [
      { queueItemId: 'q-1', acknowledged: true, fCntDown: 4 },
      { state: 'acknowledged', networkRef: 'q-1' },
    ],
    [
      { queueItemId: 'q-1', fCntDown: 4 },
      { state: 'not-acknowledged', networkRef: 'q-1' },
    ],
    [
      { level: 'ERROR', code: 'EXPIRED', context: { queue_item_id: 'q-1' } },
      { state: 'failed', networkRef: 'q-1', reason: 'EXPIRED' },
    ],
    [{ level: 'ERROR', code: 'UPLINK_CODEC', context: { queue_item_id: 'q-1' } }, undefined],
    [{ downlinkId: 3 }, undefined],
  ])('%j means %j', (event, receipt) => {
    expect(chirpstack.readReceipt(event)).toEqual(receipt);
  });
});

describe('ChirpStack 3', () => {
  const chirpstack = courier('chirpstack-v3');
  test('by its REST API, named by the counter it will have', async () => {
    const { out, sent } = outlets(ok('{"fCnt":12}'));
    const settings = { downlinkUrl: 'http://lns', downlinkKey: 'k' };
    expect(await chirpstack.deliver(letter('chirpstack-v3', settings), out)).toMatchObject({ networkRef: '12' });
    expect(JSON.parse(sent.http[0]?.body ?? '')).toEqual({
      deviceQueueItem: { confirmed: true, data: 'CAEA', fPort: 85 },
    });
  });
  test.each([
    [
      { acknowledged: true, fCnt: 12 },
      { state: 'acknowledged', networkRef: '12' },
    ],
    [
      { acknowledged: false, fCnt: 12 },
      { state: 'not-acknowledged', networkRef: '12' },
    ],
    [
      { gatewayID: 'x', txInfo: {}, fCnt: 12 },
      { state: 'sent', networkRef: '12' },
    ],
    [
      { type: 'DOWNLINK_PAYLOAD_SIZE', error: 'too long', fCnt: 12 },
      { state: 'failed', networkRef: '12' },
    ],
  ])('%j means %j', (event, receipt) => {
    expect(chirpstack.readReceipt(event)).toMatchObject(receipt);
  });
});

describe('The Things Stack', () => {
  const stack = courier('tts-v3');
  const envelope = { end_device_ids: { device_id: 'lampe-2', application_ids: { application_id: 'eclairage' } } };

  test('by the webhook API, by the name it gave the device', async () => {
    const { out, sent } = outlets(ok(''));
    const settings = { downlinkUrl: 'https://eu1.test', downlinkKey: 'NNSXS', downlinkWebhook: 'vigie' };
    expect(await stack.deliver(letter('tts-v3', settings, { envelope }), out)).toMatchObject({ state: 'queued' });
    expect(sent.http[0]?.url).toBe(
      'https://eu1.test/api/v3/as/applications/eclairage/webhooks/vigie/devices/lampe-2/down/push',
    );
    expect(JSON.parse(sent.http[0]?.body ?? '')).toEqual({
      downlinks: [
        {
          f_port: 85,
          frm_payload: 'CAEA',
          confirmed: true,
          priority: 'NORMAL',
          correlation_ids: [`vigie:command:${REF}`],
        },
      ],
    });
  });

  test('by MQTT, with the tenant', async () => {
    const { out, sent } = outlets(ok(''));
    const settings = { url: 'mqtts://eu1.test:8883', downlinkTenant: 'amp' };
    await stack.deliver(letter('tts-v3', settings, { envelope, priority: 1 }), out);
    expect(sent.mqtt[0]?.topic).toBe('v3/eclairage@amp/devices/lampe-2/down/push');
    expect(sent.mqtt[0]?.payload).toContain('"priority":"HIGH"');
  });

  test('the acknowledgement of its documentation is somebody else’s; with our correlation it is ours', () => {
    const ack = sample('tts-v3/docs-downlink-ack.json');
    if (ack === undefined) return;
    expect(stack.readReceipt(ack)).toBeUndefined();
    const ours = { ...ack, correlation_ids: ['as:downlink:x', `vigie:command:${REF}`] };
    expect(stack.readReceipt(ours)).toEqual({ state: 'acknowledged', ref: REF });
  });

  test('a failed downlink says why', () => {
    const failed = {
      downlink_failed: {
        downlink: { correlation_ids: [`vigie:command:${REF}`] },
        error: { name: 'no_downlink_path', message_format: 'no downlink path available' },
      },
    };
    expect(stack.readReceipt(failed)).toEqual({ state: 'failed', ref: REF, reason: 'no downlink path available' });
  });
});

describe('ThingPark', () => {
  const park = courier('thingpark');
  test('signs the query it sends', async () => {
    const { out, sent } = outlets(ok('Request queued by LRC'));
    const settings = { downlinkUrl: 'https://thingpark.test', asId: 'TWA_1.2.AS', asKey: '46AB678CD45DF4A4' };
    expect(await park.deliver(letter('thingpark', settings), out)).toMatchObject({ state: 'queued' });
    const [address = '', token = ''] = (sent.http[0]?.url ?? '').split('&Token=');
    const query = address.slice(address.indexOf('?') + 1);
    expect(query).toBe(
      'DevEUI=24E124756D300002&FPort=85&Payload=080100&Confirmed=1&CorrelationID=7F1A2B3C4D5E4F60&AS_ID=TWA_1.2.AS&Time=2026-11-23T20:00:00.000Z',
    );
    expect(token).toBe(createHash('sha256').update(`${query}46ab678cd45df4a4`).digest('hex'));
  });

  test('a refusal in words is a refusal, whatever its status', async () => {
    const { out } = outlets(ok('<html>Invalid DevEUI</html>'));
    const settings = { downlinkUrl: 'https://thingpark.test', asId: 'a', asKey: 'b' };
    expect(await park.deliver(letter('thingpark', settings), out)).toMatchObject({ kind: 'refused', again: false });
  });

  test('the report of its documentation, sent and not sent', () => {
    const report = sample('actility-thingpark/kpn-deveui-downlink-sent.json');
    if (report === undefined) return;
    expect(park.readReceipt(report)).toMatchObject({ state: 'sent' });
    const lost = { DevEUI_downlink_Sent: { DeliveryStatus: '0', DeliveryFailedCause1: 'C0', CorrelationID: 'ab' } };
    expect(park.readReceipt(lost)).toMatchObject({ state: 'failed', networkRef: 'AB', reason: 'delivery-failed: C0' });
    expect(park.readReceipt({ DevEUI_uplink: { ACKbit: '1' } })).toEqual({ state: 'acknowledged' });
    expect(park.readReceipt({ DevEUI_uplink: { FPort: '1' } })).toBeUndefined();
  });
});

describe('Live Objects', () => {
  const objects = courier('live-objects');
  test('a command of the device manager, followed by asking', async () => {
    const { out, sent } = outlets(ok('{"id":"5c3","status":"PENDING"}', 201));
    const given = letter('live-objects', { downlinkKey: 'k' });
    expect(await objects.deliver(given, out)).toMatchObject({ state: 'queued', networkRef: '5c3' });
    expect(sent.http[0]?.url).toBe(
      'https://liveobjects.orange-business.com/api/v1/deviceMgt/devices/urn:lo:nsid:lora:24E124756D300002/commands',
    );
    expect(sent.http[0]?.headers['x-api-key']).toBe('k');
    expect(JSON.parse(sent.http[0]?.body ?? '')).toEqual({
      request: { connector: 'lora', value: { data: '080100', port: 85, confirmed: true } },
      policy: { expirationInSeconds: 900, ackMode: 'DEVICE' },
    });
    const done = outlets(ok('{"id":"5c3","status":"PROCESSED"}'));
    const asked = { connector: given.connector, networkRef: '5c3' };
    expect(await objects.ask?.(asked, done.out)).toMatchObject({ state: 'acknowledged', networkRef: '5c3' });
    expect(await objects.ask?.(asked, outlets(ok('', 503)).out)).toBeUndefined();
  });
});

describe('MQTT', () => {
  const mqtt = courier('mqtt-json');
  test('on the embedded broker, and on that of the settings', async () => {
    const inside = outlets();
    expect(await mqtt.deliver(letter('mqtt-json', {}), inside.out)).toEqual({ kind: 'accepted', state: 'queued' });
    expect(JSON.parse(inside.sent.embedded[0]?.payload ?? '')).toEqual({
      id: REF,
      port: 85,
      bytes: '080100',
      confirmed: true,
    });
    const outside = outlets(ok(''));
    await mqtt.deliver(letter('mqtt-json', { url: 'mqtt://b', downlinkTopic: 'x/{device}/cmd' }), outside.out);
    expect(outside.sent.mqtt[0]?.topic).toBe('x/24e124756d300002/cmd');
  });
  test('a broker that is off may be on later; a device may answer', async () => {
    expect(await mqtt.deliver(letter('mqtt-json', {}), outlets(ok(''), false).out)).toMatchObject({ again: true });
    expect(mqtt.readReceipt({ ack: REF })).toEqual({ state: 'acknowledged', ref: REF });
    expect(mqtt.readReceipt({ data: { refused: REF } })).toMatchObject({ state: 'failed', ref: REF });
    expect(mqtt.readReceipt({ bytes: '00' })).toBeUndefined();
  });
});

describe('what an answer means', () => {
  const settings = { downlinkUrl: 'http://lns', downlinkKey: 'k' };
  test.each<[string, HttpAnswer, object]>([
    ['401', ok('', 401), { kind: 'refused', again: false }],
    ['404', ok('object does not exist', 404), { kind: 'refused', again: false }],
    ['400', ok('bad', 400), { kind: 'refused', again: false }],
    ['429', { ...ok('', 429), retryAfterMs: 30_000 } as HttpAnswer, { kind: 'refused', again: true, afterMs: 30_000 }],
    ['503', ok('', 503), { kind: 'refused', again: true }],
    ['500', ok('', 500), { kind: 'uncertain' }],
    ['refused connection', { kind: 'not-connected', detail: 'ECONNREFUSED' }, { kind: 'refused', again: true }],
    ['timeout', { kind: 'no-answer', detail: 'timeout' }, { kind: 'uncertain' }],
  ])('%s', async (_, answer, delivery) => {
    const given = letter('chirpstack-v4', settings);
    expect(await courier('chirpstack-v4').deliver(given, outlets(answer).out)).toMatchObject(delivery);
  });
});

describe('recall', () => {
  const settings = { downlinkUrl: 'http://lns:8090', downlinkKey: 'k', downlinkWebhook: 'vigie' };
  const recallOf = (kind: string, given: JsonObject, networkRef: string | undefined = 'q-1') => ({
    ...letter(kind, given),
    networkRef,
    envelope: { end_device_ids: { device_id: 'lampe-2', application_ids: { application_id: 'app' } } },
  });

  test.each([
    ['chirpstack-v4', { result: [{ id: 'q-1' }] }, 'withdrawn'],
    ['chirpstack-v4', { result: [{ id: 'q-1', isPending: true }] }, 'left'],
    ['chirpstack-v4', { result: [] }, 'left'],
    ['chirpstack-v4', { result: [{ id: 'q-1' }, { id: 'q-2' }] }, 'shared'],
    ['chirpstack-v3', { deviceQueueItems: [{ fCnt: 'q-1' }] }, 'withdrawn'],
    ['chirpstack-v3', {}, 'left'],
  ])('%s: %j is %s', async (kind, queue, outcome) => {
    const { out, sent } = outlets(ok(JSON.stringify(queue)));
    expect(await courier(kind).recall?.(recallOf(kind, settings), out)).toMatchObject({ kind: outcome });
    expect(sent.http.map(({ method }) => method)).toEqual(outcome === 'withdrawn' ? ['GET', 'DELETE'] : ['GET']);
  });

  test('The Things Stack keeps what others put in the queue', async () => {
    const ours = { f_port: 85, frm_payload: 'AA==', correlation_ids: [`vigie:command:${REF}`], f_cnt: 7 };
    const theirs = { f_port: 2, frm_payload: 'AQ==', priority: 'HIGH', session_key_id: 'x', f_cnt: 8 };
    const { out, sent } = outlets(ok(JSON.stringify({ downlinks: [ours, theirs] })));
    const outcome = await courier('tts-v3').recall?.(recallOf('tts-v3', settings), out);
    expect(outcome).toEqual({ kind: 'withdrawn' });
    expect(sent.http.map(({ url }) => url)).toEqual([
      'http://lns:8090/api/v3/as/applications/app/devices/lampe-2/down',
      'http://lns:8090/api/v3/as/applications/app/webhooks/vigie/devices/lampe-2/down/replace',
    ]);
    expect(JSON.parse(sent.http[1]?.body ?? '')).toEqual({
      downlinks: [{ f_port: 2, frm_payload: 'AQ==', priority: 'HIGH' }],
    });
    const gone = outlets(ok(JSON.stringify({ downlinks: [theirs] })));
    expect(await courier('tts-v3').recall?.(recallOf('tts-v3', settings), gone.out)).toEqual({ kind: 'left' });
  });

  test('a network reached by MQTT alone, or whose API has no way, says so; one that refuses is quoted', async () => {
    const { out } = outlets();
    const byMqtt = recallOf('chirpstack-v4', { url: 'mqtt://lns:1883' });
    expect(await courier('chirpstack-v4').recall?.(byMqtt, out)).toEqual({ kind: 'no-recall' });
    // ThingPark empties a queue only with another downlink behind it
    expect('recall' in courier('thingpark')).toBe(false);
    expect('recall' in courier('live-objects')).toBe(false);
    const shut = outlets(ok('', 403));
    expect(await courier('chirpstack-v4').recall?.(recallOf('chirpstack-v4', settings), shut.out)).toEqual({
      kind: 'refused',
      reason: 'network-refused: 403',
    });
  });
});
