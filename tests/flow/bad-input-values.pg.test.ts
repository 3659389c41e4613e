import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { publishOnce } from './mqtt-sender.ts';
import { deviceOf, message, vector } from './pack-devices.ts';

// Values that are wrong, and frames that come twice. A value is never thrown away and never shown as if it were right:
// raw as it came, a flag with its reasons, adjusted only where it may be used.

let vigie: FlowServer;
let connector: string;
let token: string;
let device: string;
let number = 0;

beforeAll(async () => {
  vigie = await startFlowServer('2026-03-10T09:00:00Z');
});
afterAll(() => vigie.stop());

/** Each test has a connector and a device of its own: `temperature`, `level` from 0 to 100, `fill` of a container. */
beforeEach(async () => {
  number += 1;
  connector = `valeurs-${number}`;
  device = `d-${number}`;
  token = await vigie.connector(connector);
  await vigie.api('/devices', {
    id: device,
    connector,
    asset: { key: `colonne-${number}`, type: 'container', domain: 'waste', properties: {} },
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [
      { field: 'temperature', quantity: 'temperature', unit: 'Cel' },
      { field: 'level', quantity: 'batteryLevel', unit: '%', sensorRange: [0, 100] },
      { field: 'fill', quantity: 'fillLevel', unit: '%' },
    ],
  });
});

const NOTHING = { received: 0, stored: 0, duplicate: 0, rejected: 0, quarantined: 0, pending: 0 };
const at = (minute: number) => Date.UTC(2026, 2, 10, 8, minute);
const iso = (time: number) => new Date(time).toISOString();
const said = (minute: number, data: object) => ({ device, time: iso(at(minute)), data });
const send = (body: unknown) => vigie.send(connector, body, { token });
const seen = async (quantity = 'temperature') => {
  const items = await vigie.observations(device, `&quantity=${quantity}`);
  return items.map(({ raw, flag, reasons, adjusted }) => ({ raw, flag, reasons, adjusted }));
};
const right = (raw: number) => ({ raw, flag: raw === raw ? expect.any(Number) : 4, reasons: [], adjusted: raw });

describe('values that cannot be', () => {
  test('outside the sensor’s range: failed, raw kept, not to be used; neighbours untouched', async () => {
    expect(
      await send([said(0, { level: 50 }), said(1, { level: 255 }), said(2, { level: -1 }), said(3, { level: 51 })]),
    ).toMatchObject({ status: 202, body: { accepted: 4, quarantined: 0 } });
    expect(await vigie.settled(connector, 4)).toEqual({ ...NOTHING, received: 4, stored: 4 });
    expect(await seen('batteryLevel')).toEqual([
      { raw: 50, flag: 1, reasons: [], adjusted: 50 },
      { raw: 255, flag: 4, reasons: ['sensor-range'], adjusted: null },
      { raw: -1, flag: 4, reasons: ['sensor-range'], adjusted: null },
      { raw: 51, flag: 1, reasons: [], adjusted: 51 },
    ]);
  });

  test('a real frame under the blind zone of its sensor: the distance fails, and the stage made from it too', async () => {
    const gauge = {
      key: `jauge-${number}`,
      type: 'gauge',
      domain: 'water',
      properties: { sensorElevation: 12, zeroElevation: 8 },
    };
    const id = `radar-${number}`;
    await vigie.api('/devices', deviceOf('water', 'milesight-em500-udl', { id, connector, asset: gauge }));
    await send(message(id, at(0), vector('water', 'milesight-em500-udl', 'Ordinary frame')));
    expect(await vigie.settled(connector, 1)).toMatchObject({ stored: 1 });
    expect(await vigie.observations(id, '&quantity=distance')).toMatchObject([
      { raw: 30, flag: 4, reasons: ['sensor-range'], adjusted: null },
    ]);
    expect(await vigie.observations(id, '&quantity=stage')).toMatchObject([
      { raw: expect.closeTo(3.97, 9), flag: 4, reasons: ['sensor-range'], adjusted: null },
    ]);
    expect(await vigie.observations(id, '&quantity=batteryLevel')).toMatchObject([{ raw: 100, flag: 1 }]);
  });

  test('a container full at 300 %: failed; at 120 %: suspect and usable; at 101 %: right', async () => {
    await send([300, 120, 101, -60].map((fill, minute) => said(minute, { fill })));
    await vigie.settled(connector, 4);
    expect(await seen('fillLevel')).toEqual([
      { raw: 300, flag: 4, reasons: ['site-range'], adjusted: null },
      { raw: 120, flag: 3, reasons: ['site-range'], adjusted: 120 },
      { raw: 101, flag: 1, reasons: [], adjusted: 101 },
      { raw: -60, flag: 4, reasons: ['site-range'], adjusted: null },
    ]);
    expect(await vigie.latest(`colonne-${number}`, 'fillLevel', iso(at(3)))).toMatchObject({
      raw: -60,
      adjusted: null,
      flag: 4,
      reasons: ['site-range'],
    });
    const page = await vigie.call<string>(`/stations/colonne-${number}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/>\s*−?60\s*%/);
  });

  test('what is not a number: null in JSON, failed, never zero', async () => {
    await send([
      said(0, { temperature: 'NaN' }),
      said(1, { temperature: 'Infinity' }),
      said(2, { temperature: { value: 3 } }),
      said(3, { temperature: '' }),
      said(4, { temperature: null }),
      said(5, { temperature: '12.5' }),
      said(6, { temperature: true }),
      said(7, { temperature: 0 }),
    ]);
    expect(await vigie.settled(connector, 8)).toEqual({ ...NOTHING, received: 8, stored: 8 });
    const wrong = { raw: null, flag: 4, reasons: ['not-a-number'], adjusted: null };
    expect(await seen()).toEqual([wrong, wrong, wrong, wrong, right(12.5), right(1), right(0)]);
    const csv = await vigie.api<string>(`/observations.csv?device=${device}&order=asc`);
    expect(csv.split('\n')[1]).toMatch(/,Cel,,4,not-a-number,,/);
  });

  test('NaN and infinity out of a codec: the value fails, the others of the frame are right', async () => {
    const source =
      'function decodeUplink(i) { return { data: { a: 0 / 0, b: 1 / 0, c: -1 / 0, d: 4, e: undefined, f: 1e400 } }; }';
    await vigie.api('/codecs', { id: `nan-${number}`, version: '1', source });
    const id = `nan-${number}`;
    await vigie.api('/devices', {
      id,
      connector,
      codec: { id, version: '1' },
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: ['a', 'b', 'c', 'd', 'e', 'f'].map((field) => ({ field, quantity: 'temperature', unit: 'Cel' })),
    });
    await send(message(id, at(0), { bytes: '00', port: 1 }));
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, stored: 1 });
    const items = await vigie.observations(id);
    expect(items.map(({ raw, flag }) => [raw, flag])).toEqual([
      [null, 4],
      [null, 4],
      [null, 4],
      [4, expect.any(Number)],
      [null, 4],
    ]);
  });

  test('a number too large for anything is kept as what it is', async () => {
    await send([said(0, { temperature: 1e308 }), said(1, { temperature: 5e-324 }), said(2, { level: 1e308 })]);
    await vigie.settled(connector, 3);
    expect(await seen()).toMatchObject([{ raw: 1e308, flag: 3, reasons: ['site-range'] }, { raw: 5e-324 }]);
    expect(await seen('batteryLevel')).toMatchObject([{ raw: 1e308, flag: 4, adjusted: null }]);
  });
});

describe('clocks that are wrong', () => {
  test.each([
    ['1970', '1970-01-01T00:00:12Z', 'clock-ancient'],
    ['1980, as receivers without a fix say', '1980-01-06T00:00:00Z', 'clock-ancient'],
    ['2099', '2099-12-31T23:59:59Z', 'clock-future'],
  ])('%s: kept at the time of receipt, failed, the next frame right', async (_, time, reason) => {
    const before = vigie.clock.now();
    await send([{ device, time, data: { temperature: 20 } }, said(0, { temperature: 21 })]);
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 2 });
    const [good, wrong] = await vigie.observations(device);
    expect(good).toMatchObject({ raw: 21, adjusted: 21 });
    expect(wrong).toMatchObject({ raw: 20, flag: 4, reasons: [reason], adjusted: null });
    expect(Date.parse(wrong?.phenomenonTime ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(wrong?.phenomenonTime ?? '')).toBeLessThanOrEqual(vigie.clock.now());
    const frames = await vigie.frames(connector);
    expect(frames.map(({ uplink }) => uplink?.time)).toContain(iso(Date.parse(time)));
  });

  test('a few hours ahead: at its own time, failed', async () => {
    const time = iso(vigie.clock.now() + 3 * 3_600_000);
    await send({ device, time, data: { temperature: 20 } });
    await vigie.settled(connector, 1);
    expect(await vigie.observations(device)).toMatchObject([
      { phenomenonTime: time, flag: 4, reasons: ['clock-future'], adjusted: null },
    ]);
  });

  test('a value of 2099 does not stay the latest for ever: the right one is shown', async () => {
    await send([said(5, { temperature: 22 }), { device, time: '2099-01-01T00:00:00Z', data: { temperature: 99 } }]);
    await vigie.settled(connector, 2);
    expect(await vigie.latest(`colonne-${number}`, 'temperature', iso(at(5)))).toMatchObject({ raw: 22, adjusted: 22 });
    await send(said(20, { temperature: 23 }));
    await vigie.settled(connector, 3);
    expect(await vigie.latest(`colonne-${number}`, 'temperature', iso(at(20)))).toMatchObject({ raw: 23 });
  });

  test('entries of a device’s memory: in time right, of 1970 and 2099 failed', async () => {
    const history = [
      { time: at(0) / 1000, temperature: 1 },
      { time: 12, temperature: 2 },
      { timestamp: '2099-01-01T00:00:00Z', temperature: 3 },
      { time: 'hier', temperature: 4 },
    ];
    await send(said(30, { history, temperature: 5 }));
    expect(await vigie.settled(connector, 1)).toEqual({ ...NOTHING, received: 1, stored: 1 });
    const items = await vigie.observations(device);
    const wrong = items.map(({ raw, reasons }) => [raw, ...reasons].join(' '));
    expect(new Set(wrong)).toEqual(
      new Set(['1', '5', '2 clock-ancient', '3 clock-future same-time', ' not-a-number same-time']),
    );
  });

  test('a gateway of 1970 in a network server’s frame: the server’s own time is taken', async () => {
    const chirpstack = `chirpstack-${number}`;
    const secret = await vigie.connector(chirpstack, 'chirpstack-v4');
    const id = `00000000000000${String(10 + number)}`;
    await vigie.api('/devices', deviceOf('noise', 'milesight-ws302', { id, connector: chirpstack }));
    const { bytes, port } = vector('noise', 'milesight-ws302', 'Ordinary frame');
    const rxInfo = [{ gatewayId: '0016c001f1500812', gwTime: '1970-01-01T00:00:01Z', nsTime: iso(at(10)), rssi: -57 }];
    const event = {
      time: '1970-01-01T00:00:00Z',
      deviceInfo: { devEui: id, deviceName: 'Quai' },
      fCnt: 7,
      fPort: port,
      data: Buffer.from(bytes, 'hex').toString('base64'),
      rxInfo,
    };
    expect((await vigie.send(chirpstack, event, { token: secret })).status).toBe(202);
    await vigie.settled(chirpstack, 1);
    expect(await vigie.observations(id, '&quantity=LAeq')).toMatchObject([
      { phenomenonEnd: iso(at(10)), raw: 47.4, flag: 1 },
    ]);
  });
});

describe('the same again', () => {
  test('a network retry: 202 again, duplicate, one value; in one request, by MQTT and after a restart too', async () => {
    const body = said(0, { temperature: 20 });
    expect((await send(body)).status).toBe(202);
    expect(await vigie.settled(connector, 1)).toMatchObject({ stored: 1 });
    expect(await send(body)).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, duplicate: 1 });
    expect(await vigie.frames(connector, '&end=duplicate')).toMatchObject([{ reason: 'network-retry', body }]);

    await send([body, said(1, { temperature: 21 }), said(1, { temperature: 21 })]);
    expect(await vigie.settled(connector, 5)).toEqual({ ...NOTHING, received: 5, stored: 2, duplicate: 3 });

    const payload = JSON.stringify({ time: body.time, data: body.data });
    await publishOnce(
      vigie.mqttUrl,
      { username: connector, password: token },
      { topic: `devices/${device}/up`, payload },
    );
    expect(await vigie.settled(connector, 6)).toMatchObject({ stored: 2, duplicate: 4 });

    await vigie.restart();
    expect((await send([body, said(2, { temperature: 22 })])).status).toBe(202);
    expect(await vigie.settled(connector, 8)).toEqual({ ...NOTHING, received: 8, stored: 3, duplicate: 5 });
    expect(await seen()).toEqual([right(20), right(21), right(22)]);
  });

  test('ten senders at once with one body: one value', async () => {
    const { bytes, port } = vector('noise', 'milesight-ws302', 'Ordinary frame');
    const id = `ws-${number}`;
    await vigie.api('/devices', deviceOf('noise', 'milesight-ws302', { id, connector }));
    const body = { ...message(id, at(0), { bytes, port }), counter: 5 };
    await Promise.all(Array.from({ length: 10 }, () => send(body)));
    expect(await vigie.settled(connector, 10)).toEqual({ ...NOTHING, received: 10, stored: 1, duplicate: 9 });
    expect(await vigie.observations(id, '&quantity=LAeq')).toMatchObject([{ raw: 47.4 }]);
  });

  test('the same value measured again later is no duplicate', async () => {
    await send([said(0, { temperature: 20 }), said(15, { temperature: 20 })]);
    expect(await vigie.settled(connector, 2)).toMatchObject({ stored: 2, duplicate: 0 });
    expect(await seen()).toEqual([right(20), right(20)]);
  });

  test('a long time later, past the memory of retries: the same values are recognised in the store', async () => {
    const body = said(0, { temperature: 20 });
    await send(body);
    await vigie.settled(connector, 1);
    vigie.clock.moveTo(vigie.clock.now() + 5 * 86_400_000);
    await vigie.restart();
    await send(body);
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 1, duplicate: 1 });
    expect(await vigie.frames(connector, '&end=duplicate')).toMatchObject([{ reason: 'same-values' }]);
    expect(await seen()).toEqual([right(20)]);
  });

  test('two values of one time from two channels: both kept, neither doubted', async () => {
    await send([said(0, { temperature: 20 }), said(0, { fill: 60 })]);
    expect(await vigie.settled(connector, 2)).toEqual({ ...NOTHING, received: 2, stored: 2 });
    expect([await seen(), await seen('fillLevel')]).toEqual([[right(20)], [right(60)]]);
  });

  test('two different values of one datastream and one time: both kept, the second suspect', async () => {
    await send([said(0, { temperature: 20 }), said(1, { temperature: 30 })]);
    await vigie.settled(connector, 2);
    await send(said(0, { temperature: 21 }));
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 3 });
    const doubted = { raw: 21, flag: 3, reasons: ['same-time'], adjusted: 21 };
    expect(await seen()).toEqual([right(20), doubted, right(30)]);
    // sent again, neither is kept twice
    await send([said(0, { temperature: 21 }), said(0, { temperature: 20 })]);
    expect(await vigie.settled(connector, 5)).toMatchObject({ stored: 3, duplicate: 2 });
    expect(await seen()).toEqual([right(20), doubted, right(30)]);
  });

  test('two different values of one time in one request: the same', async () => {
    await send([said(0, { temperature: 20 }), said(0, { temperature: 21 }), said(0, { temperature: 22 })]);
    expect(await vigie.settled(connector, 3)).toEqual({ ...NOTHING, received: 3, stored: 3 });
    expect((await seen()).map(({ raw, reasons }) => [raw, ...reasons])).toEqual([
      [20],
      [21, 'same-time'],
      [22, 'same-time'],
    ]);
  });
});

describe('names', () => {
  const NAME = '🌳 Colonne « Château d’If » <script>alert(1)</script> \u202E';

  test('emoji, quotes and markup in names and identifiers come back as they were, and do nothing in pages', async () => {
    const id = `🗑️ ${number}`;
    const key = `🏰-${number}`;
    await vigie.api('/devices', {
      id,
      name: NAME,
      connector,
      asset: { key, type: 'container', domain: 'waste', name: NAME },
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: [{ field: 'fill', quantity: 'fillLevel', unit: '%' }],
    });
    await send({ device: id, time: iso(at(0)), data: { fill: 42 } });
    expect(await vigie.settled(connector, 1)).toMatchObject({ stored: 1 });
    expect(await vigie.observations(id)).toMatchObject([{ device: id, raw: 42, flag: 1 }]);
    expect(await vigie.api(`/devices/${encodeURIComponent(id)}`)).toMatchObject({ id, name: NAME, asset: key });
    expect(await vigie.api(`/things/${encodeURIComponent(key)}`)).toMatchObject({ key, name: NAME });
    const page = await vigie.call<string>(`/stations/${encodeURIComponent(key)}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('🌳 Colonne « Château d’If »');
    expect(page.text).not.toContain('<script>alert(1)');
    const csv = await vigie.call<string>(`/stations/${encodeURIComponent(key)}.csv`);
    expect(csv.text).toContain('42');
  });

  test('what cannot be kept is refused with words: half a surrogate pair, NUL, nothing', async () => {
    const base = { connector, place: { longitude: 5.37, latitude: 43.3 }, datastreams: [] };
    for (const name of ['\ud83c', 'a\0b', '   ']) {
      await expect(vigie.api('/devices', { ...base, id: `n-${number}`, name })).rejects.toThrow(/4(00|22)/);
    }
  });
});
