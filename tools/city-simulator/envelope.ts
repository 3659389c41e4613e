import { MINUTE, normal, uniform } from '@vigie/kit';
import type { Instant, Json, JsonObject } from '@vigie/kit';
import type { Arrival } from './arrivals.ts';
import type { Emitter } from './emitter.ts';
import type { ConnectorKey } from './registration.ts';

/** The body a network server or a counter sends for one frame. */
export function envelopeOf(arrival: Arrival): JsonObject {
  return WRAPPERS[arrival.emitter.connector](arrival);
}

const WRAPPERS: Readonly<Record<ConnectorKey, (arrival: Arrival) => JsonObject>> = {
  'chirpstack-metropole': chirpstack,
  'tts-rivieres': thingsStack,
  'compteurs-http': ownJson,
  'bruit-http': ownJson,
  'armoires-mqtt': mqttJson,
};

// EU868: the three channels every network has.
const FREQUENCIES = [868_100_000, 868_300_000, 868_500_000];
const APPLICATION = '2f6b1c04-7a55-4d0e-9c3a-51f0a7c1e2d4';
const TENANT = '9e1d0c6f-3f0b-4e57-8a53-70c2b6d8f190';

/** ChirpStack 4 `event/up`, as protobuf JSON says it. */
function chirpstack({ emitter, time, kind }: Arrival): JsonObject {
  const radio = radioOf(emitter, time);
  return {
    deduplicationId: uuid(emitter.seed, time),
    time: iso(time),
    deviceInfo: {
      tenantId: TENANT,
      applicationId: APPLICATION,
      applicationName: 'metropole',
      deviceProfileName: emitter.registration?.model ?? 'inconnu',
      deviceName: emitter.name,
      devEui: emitter.key,
    },
    devAddr: addressOf(emitter),
    adr: true,
    dr: 12 - emitter.link.spreadingFactor,
    fCnt: emitter.counter(time),
    fPort: emitter.port,
    confirmed: false,
    data: base64(payloadOf(emitter, time, kind)),
    rxInfo: [
      {
        gatewayId: emitter.link.gateway.id,
        uplinkId: radio.number,
        gwTime: iso(time),
        rssi: radio.rssi,
        snr: radio.snr,
        location: positionOf(emitter),
        crcStatus: 'CRC_OK',
      },
    ],
    txInfo: {
      frequency: radio.frequency,
      modulation: { lora: { bandwidth: 125_000, spreadingFactor: emitter.link.spreadingFactor, codeRate: 'CR_4_5' } },
    },
  };
}

/** The Things Stack 3 webhook `uplink_message`. */
function thingsStack({ emitter, time, kind, receivedTime }: Arrival): JsonObject {
  const radio = radioOf(emitter, time);
  return {
    end_device_ids: {
      device_id: `eui-${emitter.key}`,
      application_ids: { application_id: 'rivieres-amp' },
      dev_eui: emitter.key.toUpperCase(),
      dev_addr: addressOf(emitter).toUpperCase(),
    },
    received_at: iso(receivedTime),
    uplink_message: {
      f_port: emitter.port,
      f_cnt: emitter.counter(time),
      frm_payload: base64(payloadOf(emitter, time, kind)),
      rx_metadata: [
        {
          gateway_ids: { gateway_id: `amp-${emitter.link.gateway.id}`, eui: emitter.link.gateway.id.toUpperCase() },
          time: iso(time),
          rssi: radio.rssi,
          channel_rssi: radio.rssi,
          snr: radio.snr,
          location: positionOf(emitter),
        },
      ],
      settings: {
        data_rate: { lora: { bandwidth: 125_000, spreading_factor: emitter.link.spreadingFactor, coding_rate: '4/5' } },
        frequency: String(radio.frequency),
      },
      received_at: iso(time),
    },
  };
}

/** Where the gateway stands, as its owner wrote it into the network server. */
function positionOf({ link }: Emitter): JsonObject {
  const { latitude, longitude } = link.gateway;
  return { latitude, longitude };
}

/** A counter's modem, which decodes itself and writes the time of its own clock. */
function ownJson({ emitter, time }: Arrival): JsonObject {
  const wrong = emitter.clockErrors.find(({ start, end }) => time >= start && time < end);
  return {
    device: emitter.key,
    time: iso(time + (wrong?.ahead ?? 0)),
    counter: emitter.counter(time),
    data: emitter.fields?.(frozen(emitter, time)) ?? {},
  };
}

/** Topic `devices/{device}/up`; the device is said again for those who replay files. */
function mqttJson({ emitter, time, kind }: Arrival): JsonObject {
  return {
    device: emitter.key,
    time: iso(time),
    port: emitter.port,
    counter: emitter.counter(time),
    bytes: hex(payloadOf(emitter, time, kind)),
  };
}

function payloadOf(emitter: Emitter, time: Instant, kind: Arrival['kind']): Uint8Array {
  const bytes = emitter.bytes(frozen(emitter, time));
  return kind === 'truncated' ? bytes.subarray(0, Math.max(1, bytes.length - 3)) : bytes;
}

/** A stuck sensor goes on saying what it saw at the start. */
function frozen(emitter: Emitter, time: Instant): Instant {
  return emitter.stuck.find(({ start, end }) => time >= start && time < end)?.start ?? time;
}

function radioOf(
  { seed, link }: Emitter,
  time: Instant,
): { number: number; rssi: number; snr: number; frequency: number } {
  const key = Math.floor(time / MINUTE);
  const fading = normal(seed, key, 31);
  return {
    number: Math.floor(65_535 * uniform(seed, key, 32)),
    rssi: Math.round(link.rssi + 3 * fading),
    snr: Math.round(10 * (link.snr + 1.5 * fading)) / 10,
    frequency: FREQUENCIES[Math.floor(3 * uniform(seed, key, 33))] ?? 868_100_000,
  };
}

function addressOf({ seed }: Emitter): string {
  return `26${((seed >>> 0) & 0xffffff).toString(16).padStart(6, '0')}`;
}

function uuid(seed: number, time: Instant): string {
  const word = (salt: number): string =>
    Math.floor(4_294_967_296 * uniform(seed, time, salt))
      .toString(16)
      .padStart(8, '0');
  const all = word(41) + word(42) + word(43) + word(44);
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-8${all.slice(17, 20)}-${all.slice(20)}`;
}

/** ISO 8601 of an instant. */
export function iso(time: Instant): string {
  return new Date(time).toISOString();
}

function base64(bytes: Uint8Array): Json {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function hex(bytes: Uint8Array): Json {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
