import type { Instant, Json, JsonObject, Uplink } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import type { BestReception } from '#connect/envelope/best-gateway.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { numberOf } from '#connect/envelope/field.ts';

/** What a parser found in an envelope, not judged yet. */
export interface UplinkParts {
  readonly device: Json | undefined;
  readonly time: Instant | undefined;
  readonly port: Json | undefined;
  readonly counter: Json | undefined;
  /** The payload as the envelope writes it; absent where there is none. */
  readonly payload: Json | undefined;
  readonly decode: (text: string) => Uint8Array | undefined;
  /** Values the sender decoded: used only where there is no payload. */
  readonly data?: JsonObject;
  readonly reception?: BestReception;
  readonly spreadingFactor?: number;
}

/** Judges the parts of an envelope: an uplink, an uplink without application payload, or what cannot be read in it. */
export function uplinkFrame(parts: UplinkParts, context: ParseContext): ParsedFrame {
  const device = deviceKey(parts.device);
  if (device === undefined) return { unreadable: 'device', detail: 'no usable device identifier' };
  const port = portOf(parts.port);
  if (port === 'unreadable') return { unreadable: 'port', detail: 'the port is not an integer from 0 to 255' };
  const bytes = payloadBytes(parts);
  if (bytes === 'unreadable') {
    return { unreadable: 'payload', detail: 'the payload is neither hexadecimal nor base64 text' };
  }
  const content = contentOf(parts, bytes, port);
  // Acknowledgements and MAC commands have neither port (or port 0) nor payload: heard, nothing to decode.
  if (content === undefined) return { event: 'no-payload' };
  return { uplink: uplinkOf(parts, context, { device, port, ...content }) };
}

type Content = Pick<Uplink, 'bytes' | 'data'>;

function contentOf(parts: UplinkParts, bytes: Uint8Array | undefined, port: number | undefined): Content | undefined {
  if (bytes !== undefined) return { bytes };
  if (parts.data !== undefined) return { data: parts.data };
  // an empty payload on an application port is a heartbeat: its codec says what it means
  return port === undefined || port === 0 ? undefined : { bytes: new Uint8Array(0) };
}

function uplinkOf(
  parts: UplinkParts,
  context: ParseContext,
  known: Pick<Uplink, 'device' | 'port' | 'bytes' | 'data'>,
): Uplink {
  const { reception } = parts;
  return {
    device: known.device,
    time: parts.time ?? context.receivedTime,
    port: known.port,
    bytes: known.bytes,
    data: known.data,
    counter: frameCounter(parts.counter),
    gateway: reception?.gateway,
    gateways: reception?.gateways,
    rssi: reception?.rssi,
    snr: reception?.snr,
    spreadingFactor: parts.spreadingFactor,
  };
}

function payloadBytes(parts: UplinkParts): Uint8Array | 'unreadable' | undefined {
  const { payload } = parts;
  if (payload === undefined || payload === null || payload === '') return undefined;
  if (typeof payload !== 'string') return 'unreadable';
  return parts.decode(payload) ?? 'unreadable';
}

function portOf(value: Json | undefined): number | 'unreadable' | undefined {
  if (value === undefined || value === null) return undefined;
  const port = numberOf(value);
  return port !== undefined && Number.isInteger(port) && port >= 0 && port <= 255 ? port : 'unreadable';
}

// A counter is 32 bits in LoRaWAN, 12 in Sigfox; what cannot be one is no counter, and the uplink is none the worse.
function frameCounter(value: Json | undefined): number | undefined {
  const counter = numberOf(value);
  return counter !== undefined && Number.isInteger(counter) && counter >= 0 && counter < 2 ** 32 ? counter : undefined;
}
