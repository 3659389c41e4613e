import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, Uplink } from '@vigie/kit';
import { textOf } from '#connect/envelope/field.ts';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { findKind } from '#connect/kinds.ts';
import { parseEnvelope, readEnvelope, readMessage } from '#connect/read-message.ts';
import { corpusIsThere, readPairs, readSamples, readTemplate } from '#connect/testing/corpus.ts';
import type { Pair } from '#connect/testing/corpus.ts';
import type { ConnectorKind, ParsedFrame } from '#connect/connector-kind.ts';

const receivedTime = Date.UTC(2026, 0, 15, 12);
const KIND_OF_LNS: Readonly<Record<string, string>> = {
  'chirpstack-v4': 'chirpstack-v4',
  'chirpstack-v3': 'chirpstack-v3',
  'tts-v3': 'tts-v3',
  'tts-v3-industries': 'tts-v3',
  loriot: 'loriot',
  'actility-thingpark': 'thingpark',
  'actility-thingpark-enterprise': 'thingpark',
  http: 'http-json',
};

function kindNamed(name: string | undefined): ConnectorKind {
  const kind = findKind(name ?? '');
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

function parse(kind: string, json: Json): ParsedFrame {
  return parseEnvelope(json, kindNamed(kind), { receivedTime, settings: {} });
}

function uplinkOf(parsed: ParsedFrame): Uplink {
  if (!('uplink' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.uplink;
}

/** What each server writes in its own words, found without our parsers. */
function written({ lns, payload: p }: Pair): {
  device: string;
  port: number;
  counter: number;
  hex: string;
  time: Json;
} {
  const at = (json: Json | undefined, key: string): JsonObject => (json as JsonObject)[key] as JsonObject;
  const base64 = (text: Json | undefined): string => Buffer.from(text as string, 'base64').toString('hex');
  const text = (json: Json | undefined): string => textOf(json) ?? '';
  const number = (json: Json | undefined): number => Number(json);
  if (lns === 'chirpstack-v4')
    return {
      device: text(at(p, 'deviceInfo')['devEui']),
      port: number(p['fPort']),
      counter: number(p['fCnt']),
      hex: base64(p['data']),
      time: p['time']!,
    };
  if (lns === 'chirpstack-v3')
    return {
      device: base64(p['devEUI']),
      port: number(p['fPort']),
      counter: number(p['fCnt']),
      hex: base64(p['data']),
      time: (p['rxInfo'] as readonly JsonObject[])[0]!['time']!,
    };
  if (lns.startsWith('tts')) {
    const up = at(p, 'uplink_message');
    return {
      device: text(at(p, 'end_device_ids')['dev_eui']),
      port: number(up['f_port']),
      counter: number(up['f_cnt']),
      hex: base64(up['frm_payload']),
      time: up['received_at']!,
    };
  }
  if (lns === 'loriot')
    return {
      device: text(p['EUI']),
      port: number(p['port']),
      counter: number(p['fcnt']),
      hex: text(p['data']),
      time: p['ts']!,
    };
  if (lns === 'http')
    return {
      device: text(p['devEUI']),
      port: number(p['fPort']),
      counter: number(p['fCnt']),
      hex: base64(p['data']),
      time: p['time']!,
    };
  const up = at(p, 'DevEUI_uplink');
  return {
    device: text(up['DevEUI']),
    port: number(up['FPort']),
    counter: number(up['FCntUp']),
    hex: text(up['payload_hex']),
    time: up['Time']!,
  };
}

describe.runIf(corpusIsThere)('pairs of another project', () => {
  const pairs = corpusIsThere ? readPairs() : [];

  test('there are 1162, of 8 servers', () => {
    expect(pairs).toHaveLength(1162);
    expect(new Set(pairs.map((pair) => pair.lns))).toEqual(new Set(Object.keys(KIND_OF_LNS)));
  });

  test('each is understood as its server wrote it', () => {
    let uplinks = 0;
    for (const pair of pairs) {
      const parsed = parse(KIND_OF_LNS[pair.lns]!, pair.payload);
      if (pair.payload['margin'] !== undefined) {
        expect(parsed).toEqual({ event: 'status' });
        continue;
      }
      const uplink = uplinkOf(parsed);
      const truth = written(pair);
      expect.soft({ ...uplinkFacts(uplink) }, pair.file).toEqual({
        device: truth.device.toLowerCase(),
        port: truth.port,
        counter: truth.counter,
        hex: truth.hex.toLowerCase(),
        time: readTime(truth.time),
      });
      uplinks++;
    }
    expect(uplinks).toBe(1161);
  });

  // oxlint-disable-next-line complexity -- one comparison a field, each with its exceptions
  test('time and device are those the pair expects', () => {
    let compared = 0;
    for (const pair of pairs) {
      const expected = [pair.expected].flat()[0] as JsonObject;
      const telemetry = [expected['telemetry']].flat()[0] as JsonObject | undefined;
      const attributes = (expected['attributes'] ?? {}) as JsonObject;
      const parsed = parse(KIND_OF_LNS[pair.lns]!, pair.payload);
      if (!('uplink' in parsed)) continue;
      const eui = attributes['eui'] ?? attributes['devEui'] ?? attributes['lora_dev_eui'];
      if (eui !== undefined) expect.soft(parsed.uplink.device, pair.file).toBe(textOf(eui)?.toLowerCase());
      if (attributes['fPort'] !== undefined) expect.soft(parsed.uplink.port, pair.file).toBe(attributes['fPort']);
      // two converters (WT201) take the time from the payload, in seconds
      const ts = telemetry?.['ts'];
      if (ts === undefined || ts === 1695172444) continue;
      // The Things Stack says two times: when the network server and when the application server had it, < 0.3 s apart
      expect.soft(Math.abs(parsed.uplink.time - (readTime(ts) ?? 0)), pair.file).toBeLessThan(300);
      compared++;
    }
    expect(compared).toBeGreaterThan(1000);
  });

  test('radio facts are those of the best gateway', () => {
    for (const pair of pairs) {
      const parsed = parse(KIND_OF_LNS[pair.lns]!, pair.payload);
      if (!('uplink' in parsed)) continue;
      const { rssi, snr } = parsed.uplink;
      expect.soft(rssi, pair.file).toBeTypeOf('number');
      expect.soft(snr, pair.file).toBeTypeOf('number');
      const values = ([([pair.expected].flat()[0] as JsonObject)['telemetry']].flat()[0] as JsonObject | undefined)?.[
        'values'
      ] as JsonObject | undefined;
      if (values?.['lora_rssi'] !== undefined) expect.soft(rssi, pair.file).toBe(values['lora_rssi']);
      if (values?.['lora_snr'] !== undefined) expect.soft(snr, pair.file).toBe(values['lora_snr']);
      const gateways = pair.payload['gws'] as readonly JsonObject[] | undefined;
      if (gateways !== undefined)
        expect
          .soft(parsed.uplink.gateway)
          .toBe(gateways.toSorted((a, b) => Number(b['snr']) - Number(a['snr']))[0]!['gweui']);
    }
  });

  test('an array, lines, and the bytes kept say the same as the message alone', () => {
    for (const [lns, kindName] of Object.entries(KIND_OF_LNS)) {
      const kind = kindNamed(kindName);
      const some = pairs.filter((pair) => pair.lns === lns).slice(0, 30);
      const alone = some.map((pair) => parse(kindName, pair.payload));
      const payloads = some.map((pair) => JSON.stringify(pair.payload));
      for (const text of [`[${payloads.join(',\n')}]`, payloads.join('\n')]) {
        const message = readMessage(Buffer.from(text), kind, {});
        if ('fault' in message) throw new Error(message.fault);
        const context = { receivedTime, settings: {} };
        expect(message.envelopes.map(({ json }) => parseEnvelope(json, kind, context))).toEqual(alone);
        expect(message.envelopes.map(({ body }) => readEnvelope(body, kind, context))).toEqual(alone);
      }
    }
  });
});

function uplinkFacts({ device, port, counter, bytes, time }: Uplink): object {
  return { device, port, counter, hex: Buffer.from(bytes ?? []).toString('hex'), time };
}

describe.runIf(corpusIsThere)('samples of the network servers', () => {
  test.each(corpusIsThere ? readSamples('tts-v3') : [])('tts-v3 %s', (name, json) => {
    const parsed = parse('tts-v3', json);
    if (name === 'docs-join-accept.json') expect(parsed).toEqual({ event: 'join' });
    else if (name === 'docs-downlink-ack.json') expect(parsed).toEqual({ event: 'ack' });
    else if (name === 'docs-downlink-failed.json') expect(parsed).toEqual({ event: 'downlink-failed' });
    else if (name === 'docs-other.json') expect(parsed).toEqual({ event: 'downlink-queued' });
    // two pages of the documentation show messages cut short: nobody can say whose they are
    else if (name === 'docs-ubidots-uplink-1.json' || name === 'docs-webhook-uplink-1.json')
      expect(parsed).toMatchObject({ unreadable: 'device' });
    else {
      const uplink = uplinkOf(parsed);
      expect(uplink.device).toMatch(/^[\w-]+$/);
      expect(uplink.time).toBeGreaterThan(Date.UTC(2019, 0, 1));
      expect(uplink.bytes ?? uplink.data).toBeDefined();
      expect(uplink.port).toBeTypeOf('number');
      expect(uplink.counter).toBeTypeOf('number');
    }
  });

  test('zeros that protobuf leaves out are zeros', () => {
    const samples = Object.fromEntries(readSamples('tts-v3'));
    expect(uplinkOf(parse('tts-v3', samples['docs-uplink-message.json']!))).toMatchObject({
      device: '0004a30b001c0530',
      port: 0,
      counter: 1,
      rssi: -35,
      snr: 5,
      spreadingFactor: 7,
      gateway: '9c5c8e00001a05c4',
    });
    expect(uplinkOf(parse('tts-v3', samples['docs-mqtt-uplink-1.json']!))).toMatchObject({ port: 15, counter: 0 });
    expect(uplinkOf(parse('tts-v3', samples['docs-storage-uplink-3.json']!))).toMatchObject({
      device: 'dev1',
      data: { occupied: true },
    });
    // a time of the year 1 gives way to the time of the application server
    expect(uplinkOf(parse('tts-v3', samples['docs-storage-uplink-4.json']!)).time).toBe(
      Date.parse('2021-02-04T19:32:31.488Z'),
    );
  });

  test('the others', () => {
    const sample = (folder: string, name: string): Json => Object.fromEntries(readSamples(folder))[name]!;
    const facts = (kind: string, json: Json): object => {
      const uplink = uplinkOf(parse(kind, json));
      return { ...uplink, bytes: uplink.bytes && Buffer.from(uplink.bytes).toString('hex') };
    };
    expect(facts('chirpstack-v4', sample('chirpstack-v4', 'uplink-acs-switch.json'))).toEqual({
      device: '70b3d56371385764',
      time: Date.parse('2023-02-21T08:28:02.300Z'),
      port: 1,
      counter: 192,
      gateway: '1234567890abcdef',
      gateways: [expect.objectContaining({ gateway: '1234567890abcdef', longitude: expect.closeTo(1.95, 2) })],
      rssi: -67,
      snr: 11,
      spreadingFactor: 7,
      bytes: '4218b7453403000000908e00000000641616',
      data: undefined,
    });
    expect(facts('chirpstack-v3', sample('chirpstack-v3', 'uplink-1.json'))).toMatchObject({
      device: '0018b20000002265',
      gateway: '24e124fffef1167d',
      rssi: -64,
      snr: 13.2,
      time: Date.parse('2021-04-20T12:41:05.733Z'),
    });
    expect(facts('helium', sample('helium', 'uplink-2.json'))).toMatchObject({
      device: '6081f91006c1390e',
      counter: 10,
      snr: 15,
      rssi: -34,
      spreadingFactor: 9,
      time: 1634672288083,
    });
    expect(facts('sigfox', sample('sigfox', 'callback-data-uplink.json'))).toEqual({
      device: '1A2345',
      time: 1476980426000,
      port: undefined,
      counter: 1492,
      gateway: '0000',
      rssi: -123,
      snr: 18.86,
      spreadingFactor: undefined,
      bytes: '920e82002731b01db0512201',
      data: undefined,
    });
    expect(facts('live-objects', sample('liveobjects', 'lora-uplink-decoded.json'))).toMatchObject({
      device: '70b3d59ba0009832',
      port: 5,
      counter: 1,
      rssi: -99,
      snr: 7,
      spreadingFactor: 12,
      bytes: '6d011f0179',
      time: Date.parse('2019-10-23T12:32:44.546Z'),
    });
    expect(facts('live-objects', sample('liveobjects', 'lora-uplink-raw.json'))).toMatchObject({
      device: '70b3d59ba0000000',
      port: 2,
      bytes: '0001fe',
    });
    expect(facts('wanesy', sample('kerlink-wanesy', 'dataup-push.json'))).toMatchObject({
      device: '54321',
      port: 1,
      counter: 981,
      bytes: Buffer.from('15;25').toString('hex'),
      time: receivedTime,
    });
    expect(parse('wanesy', sample('kerlink-wanesy', 'datadown-event.json'))).toEqual({ event: 'downlink' });
    expect(facts('thingpark', sample('actility-thingpark', 'kpn-deveui-uplink.json'))).toMatchObject({
      port: 1,
      counter: 1,
      rssi: -100,
      snr: 1,
      spreadingFactor: 12,
      bytes: '00',
      time: receivedTime,
    });
    expect(parse('thingpark', sample('actility-thingpark', 'kpn-deveui-uplink-join-request.json'))).toEqual({
      event: 'join',
    });
    expect(parse('thingpark', sample('actility-thingpark', 'kpn-deveui-downlink-sent.json'))).toEqual({
      event: 'downlink-sent',
    });
    expect(parse('thingpark', sample('actility-thingpark', 'kpn-deveui-location.json'))).toEqual({ event: 'location' });
    const lines = (sample('sentilo-cesva', 'ta120-noise-datalines.json') as readonly Json[])[0]!;
    expect(facts('sentilo', lines)).toMatchObject({
      device: 'TA120-T246177',
      time: Date.parse('2018-02-01T11:22:59Z'),
      data: { N: 45.4, O: false, M: 100 },
    });
  });
});

describe.runIf(corpusIsThere)('every file of every folder', () => {
  const FOLDERS: Readonly<Record<string, string>> = {
    'actility-thingpark': 'thingpark',
    'actility-thingpark-enterprise': 'thingpark',
    'chirpstack-v3': 'chirpstack-v3',
    'chirpstack-v4': 'chirpstack-v4',
    helium: 'helium',
    http: 'http-json',
    'kerlink-wanesy': 'wanesy',
    liveobjects: 'live-objects',
    loriot: 'loriot',
    'sentilo-cesva': 'sentilo',
    sigfox: 'sigfox',
    'tts-v3': 'tts-v3',
    'tts-v3-industries': 'tts-v3',
  };
  // two pages of The Things Stack show messages cut short, without their device
  const CUT_SHORT = new Set(['docs-ubidots-uplink-1.json', 'docs-webhook-uplink-1.json']);

  test('samples are an uplink or an event of their kind, alone and in a list', () => {
    for (const [folder, kind] of Object.entries(FOLDERS)) {
      for (const [name, sample] of readSamples(folder)) {
        for (const json of Array.isArray(sample) ? sample : [sample]) {
          const parsed = parse(kind, json);
          expect.soft('unreadable' in parsed, `${folder}/${name}`).toBe(CUT_SHORT.has(name));
        }
      }
    }
  });

  const VALUES: Readonly<Record<string, string>> = {
    deveui: '70B3D57BA0001234',
    port: '5',
    rssi: '-101',
    snr: '7.5',
    sf: '9',
    payload: '0a0b',
    timestamp: '2026-01-15T11:59:00Z',
  };
  /** A template of another project's simulator with values in its holes. */
  function filled(folder: string): Json {
    const text = readTemplate(folder)
      .replace(/\[\(\$\{(\w+)\}[^\]]*\)\]/g, (_, name: string) => VALUES[name] ?? '0')
      .replace(/,(\s*})/g, '$1');
    return JSON.parse(text) as Json;
  }

  test.each([
    ['objenious', 'objenious'],
    ['liveobjects', 'live-objects'],
    ['kerlink-wanesy', 'wanesy'],
    ['actility-thingpark', 'thingpark'],
  ])('the template of %s', (folder, kind) => {
    expect(uplinkOf(parse(kind, filled(folder)))).toMatchObject({
      device: '70b3d57ba0001234',
      time: Date.parse('2026-01-15T11:59:00Z'),
      port: 5,
      rssi: -101,
      snr: 7.5,
      bytes: Buffer.from('0a0b', 'hex'),
    });
  });
});
