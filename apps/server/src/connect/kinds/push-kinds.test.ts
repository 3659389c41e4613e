import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '@vigie/kit';
import type { ParsedFrame } from '#connect/connector-kind.ts';
import { findKind } from '#connect/kinds.ts';
import { placedKind } from '#connect/placed-kind.ts';
import { parseEnvelope, readEnvelope, readMessage } from '#connect/read-message.ts';

const receivedTime = Date.UTC(2026, 0, 15, 12);

interface Sent {
  readonly settings?: JsonObject;
  readonly path?: string;
}

/** What a message gives, each part read again from the bytes that are kept of it. */
function parsed(kindName: string, message: unknown, { settings = {}, path }: Sent = {}): readonly ParsedFrame[] {
  const kind = findKind(kindName)!;
  const read = readMessage(Buffer.from(JSON.stringify(message)), placedKind(kind, path), settings);
  if ('fault' in read) throw new Error(read.fault);
  const context = { receivedTime, settings };
  const first = read.envelopes.map(({ json }) => parseEnvelope(json, kind, context));
  expect(read.envelopes.map(({ body }) => readEnvelope(body, kind, context))).toEqual(first);
  return first;
}

const short = (frames: readonly ParsedFrame[]): readonly unknown[] =>
  frames.map((frame) =>
    'uplink' in frame ? [frame.uplink.device, new Date(frame.uplink.time).toISOString(), frame.uplink.data] : frame,
  );

describe('Objenious', () => {
  const message = {
    type: 'uplink',
    count: 42,
    device_properties: { deveui: '70B3D5E75E001234', external_id: 'pav-7', appeui: '0000000000000001' },
    protocol_data: { port: 2, rssi: -101, snr: 6.5, sf: 9, best_gateway_id: 'LYON1', gateways: 3 },
    payload_cleartext: '0164ff',
    timestamp: '2026-01-15T11:59:58.120Z',
    delivered_at: '2026-01-15T11:59:59Z',
  };

  test('an uplink', () => {
    expect(parsed('objenious', message)).toMatchObject([
      {
        uplink: {
          device: '70b3d5e75e001234',
          time: Date.parse('2026-01-15T11:59:58.120Z'),
          port: 2,
          counter: 42,
          gateway: 'LYON1',
          rssi: -101,
          snr: 6.5,
          spreadingFactor: 9,
          bytes: Buffer.from('0164ff', 'hex'),
        },
      },
    ]);
  });

  test('other messages, and those of somebody else', () => {
    expect(parsed('objenious', { ...message, type: 'join' })).toEqual([{ event: 'join' }]);
    expect(parsed('objenious', { ...message, type: 'downlink_ack' })).toEqual([{ event: 'downlink-ack' }]);
    expect(parsed('objenious', { deveui: 'x' })).toMatchObject([{ unreadable: 'unknown-message' }]);
  });
});

describe('Sentilo', () => {
  const at = '24/02/2022T17:45:15UTC';
  const time = '2022-02-24T17:45:15.000Z';

  test('a batch of a sound level meter is one frame a time', () => {
    const sensor = (name: string, ...observations: Json[]): Json => ({ sensor: name, observations });
    const message = {
      sensors: [
        sensor('TA120-T24-N', { value: '45.4', timestamp: at }, { value: '46', timestamp: '24/02/2022T17:46:15UTC' }),
        sensor('TA120-T24-O', { value: 'false', timestamp: at }),
      ],
    };
    expect(short(parsed('sentilo', message, { path: 'data/cesva' }))).toEqual([
      ['TA120-T24', time, { N: 45.4, O: false }],
      ['TA120-T24', '2022-02-24T17:46:15.000Z', { N: 46 }],
    ]);
  });

  test('one sensor, named by the address', () => {
    const message = { observations: [{ value: '21.5', timestamp: at }, { value: '21.7' }, { value: '21.9' }] };
    const now = new Date(receivedTime).toISOString();
    expect(short(parsed('sentilo', message, { path: 'data/rec/RE0012' }))).toEqual([
      ['RE0012', time, { value: 21.5 }],
      ['RE0012', now, { value: 21.7 }],
      ['RE0012', now, { value: 21.9 }],
    ]);
    expect(short(parsed('sentilo', {}, { path: 'data/rec/RE0012/13.2' }))).toEqual([['RE0012', now, { value: 13.2 }]]);
  });

  test('local times as its documentation writes them, and each sensor as a device', () => {
    const message = {
      providers: [
        {
          provider: 'p',
          sensors: [{ sensor: 'temp-1', observations: [{ value: '1', timestamp: '17/07/2012T12:34:45CEST' }] }],
        },
      ],
    };
    expect(short(parsed('sentilo', message, { settings: { devices: 'sensor' } }))).toEqual([
      ['temp-1', '2012-07-17T10:34:45.000Z', { value: 1 }],
    ]);
  });
});

describe('SensorThings', () => {
  const settings = { datastreams: { 12: { device: 'station-4', field: 'temperature' } } };
  const at = '2026-01-15T10:00:00.000Z';

  test('an Observation names its Datastream, in the body or in the address', () => {
    const observation = { phenomenonTime: `${at}/2026-01-15T10:10:00Z`, result: 12.4 };
    const whole = { ...observation, Datastream: { '@iot.id': 12 } };
    const wanted = [['station-4', at, { temperature: 12.4 }]];
    expect(short(parsed('sensorthings', whole, { settings }))).toEqual(wanted);
    const path = 'v1.1/Datastreams(12)/Observations';
    expect(short(parsed('sensorthings', observation, { settings, path }))).toEqual(wanted);
    expect(short(parsed('sensorthings', observation, { path: "v1.1/Datastreams('a-b')/Observations" }))).toEqual([
      ['a-b', at, { result: 12.4 }],
    ]);
    expect(parsed('sensorthings', observation)).toMatchObject([{ unreadable: 'device' }]);
  });

  test('CreateObservations: one frame a row', () => {
    const message = [
      {
        Datastream: { '@iot.id': 12 },
        components: ['phenomenonTime', 'result', 'FeatureOfInterest/id'],
        'dataArray@iot.count': 2,
        dataArray: [
          [at, 1, 7],
          ['2026-01-15T10:10:00Z', 2, 7],
        ],
      },
      { Datastream: { '@iot.id': 13 }, components: ['resultTime', 'result'], dataArray: [[at, true]] },
    ];
    expect(short(parsed('sensorthings', message, { settings, path: 'v1.1/CreateObservations' }))).toEqual([
      ['station-4', at, { temperature: 1 }],
      ['station-4', '2026-01-15T10:10:00.000Z', { temperature: 2 }],
      ['13', at, { result: true }],
    ]);
  });
});

describe('mapping of an own JSON', () => {
  const settings = {
    encoding: 'hex',
    mapping: {
      items: 'batch.readings',
      device: 'meta.serial',
      time: 'at',
      bytes: 'raw',
      port: 'p',
      counter: 'seq',
      rssi: 'meta.radio.rssi',
      snr: 'meta.radio.snr',
      gateway: 'meta.radio.gw',
    },
  };
  const message = {
    meta: { serial: 'S-9', radio: { rssi: '-99', snr: '4.5', gw: 'roof' } },
    batch: {
      readings: [
        { at: 1_768_471_200, raw: '0a0b', p: 3, seq: 1 },
        { at: 1_768_471_260, raw: '0a0c', p: 3, seq: 2 },
        { at: 'soon', raw: '0a0d' },
      ],
    },
  };

  test('one frame an item, with what the message says around it', () => {
    const frames = parsed('http-json', message, { settings });
    expect(frames).toMatchObject([
      {
        uplink: {
          device: 'S-9',
          time: 1_768_471_200_000,
          port: 3,
          counter: 1,
          rssi: -99,
          snr: 4.5,
          gateway: 'roof',
          bytes: Buffer.from('0a0b', 'hex'),
        },
      },
      { uplink: { counter: 2, bytes: Buffer.from('0a0c', 'hex') } },
      { unreadable: 'time' },
    ]);
  });

  test('values: an object at a path, or what is left of the item', () => {
    const whole = { mapping: { device: 'who', time: 'when', data: 'd.v' } };
    expect(
      short(parsed('mqtt-json', { who: 'a', when: '2026-01-15T10:00:00Z', d: { v: { t: 1 } } }, { settings: whole })),
    ).toEqual([['a', '2026-01-15T10:00:00.000Z', { t: 1 }]]);
    const rest = { mapping: { items: 'm', device: 'who', time: 'when' } };
    const list = {
      who: 'a',
      m: [
        { when: 1_768_471_200, t: 2 },
        { when: 1_768_471_260, t: 3 },
      ],
    };
    expect(short(parsed('mqtt-json', list, { settings: rest })).map((frame) => (frame as Json[])[2])).toEqual([
      { t: 2 },
      { t: 3 },
    ]);
  });

  test('numbers as huge texts are no numbers, and cost nothing', () => {
    const huge = '9'.repeat(100_000);
    expect(
      parsed('http-json', { device: 'a', bytes: '00', fCnt: huge, rssi: `-${huge}`, time: '2026-01-15T10:00:00Z' }),
    ).toMatchObject([{ uplink: { counter: undefined, rssi: undefined } }]);
    expect(parsed('http-json', { device: 'a', bytes: '00', fPort: huge })).toMatchObject([{ unreadable: 'port' }]);
    expect(parsed('http-json', { device: 'a', bytes: '00', time: huge })).toMatchObject([{ unreadable: 'time' }]);
  });
});
