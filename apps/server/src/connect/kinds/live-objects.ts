import type { Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, textOf } from '#connect/envelope/field.ts';
import { hexBytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide } from '#connect/guide.ts';

/** The LoRaWAN facts of a data message, or of the flat form of the HTTP push template. */
function radioOf(envelope: JsonObject): JsonObject {
  const metadata = objectOf(envelope['metadata']);
  return (
    objectOf(objectOf(metadata?.['network'])?.['lora']) ?? {
      ...objectOf(envelope['signal']),
      port: envelope['port'] ?? null,
    }
  );
}

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const radio = radioOf(envelope);
  const message = textOf(radio['messageType']);
  if (message !== undefined && message.includes('JOIN')) return { event: 'join' };
  const value = objectOf(envelope['value']);
  return uplinkFrame(
    {
      device: firstOf(radio, ['devEUI']) ?? envelope['devEUI'] ?? sourceDevice(envelope),
      time: networkTime(envelope['timestamp'], envelope['created']),
      port: radio['port'],
      counter: radio['fcnt'],
      payload: value?.['payload'] ?? envelope['payload'],
      decode: hexBytes,
      data: value,
      reception: { rssi: numberOf(radio['rssi']), snr: numberOf(radio['snr']) },
      spreadingFactor: spreadingFactor(radio['sf']),
    },
    context,
  );
}

/** `urn:lo:nsid:lora:70B3…` and `urn:lora:70B3…!uplink` name the device last. */
function sourceDevice(envelope: JsonObject): Json | undefined {
  const source = textOf(objectOf(envelope['metadata'])?.['source']) ?? textOf(envelope['streamId']);
  return source?.split('!')[0]?.split(':').at(-1);
}

export const liveObjects: ConnectorKind = {
  kind: 'live-objects',
  label: { fr: 'Orange Live Objects', en: 'Orange Live Objects' },
  guide: httpGuide(
    {
      fr: 'Live Objects : Routage › Règles › action « HTTP Push »',
      en: 'Live Objects: Routing › Rules › action “HTTP Push”',
    },
    { name: { fr: 'Contenu', en: 'Content' }, value: 'JSON (message brut, sans gabarit)' },
  ),
  parse,
};
