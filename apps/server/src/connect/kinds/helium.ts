import type { JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { bestReception, spreadingFactor } from '#connect/envelope/best-gateway.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { base64Bytes } from '#connect/envelope/payload-bytes.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { chirpstackV4 } from '#connect/kinds/chirpstack-v4.ts';
import { httpGuide } from '#connect/guide.ts';

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  // consoles opened since 2023 are ChirpStack 4
  if (envelope['deviceInfo'] !== undefined) return chirpstackV4.parse(envelope, context);
  const type = textOf(envelope['type']);
  if (type !== undefined && type !== 'uplink') return { event: type };
  const hotspots = objectsOf(envelope['hotspots']);
  return uplinkFrame(
    {
      device: envelope['dev_eui'],
      time: networkTime(envelope['reported_at'], hotspots[0]?.['reported_at']),
      port: envelope['port'],
      counter: envelope['fcnt'],
      payload: envelope['payload'],
      decode: base64Bytes,
      data: objectOf(objectOf(envelope['decoded'])?.['payload']),
      reception: bestReception(hotspots, reception),
      spreadingFactor: spreadingFactor(hotspots[0]?.['spreading']),
    },
    context,
  );
}

function reception(hotspot: JsonObject): { gateway?: string; rssi?: number; snr?: number } {
  return {
    gateway: textOf(firstOf(hotspot, ['id', 'name'])),
    rssi: numberOf(hotspot['rssi']),
    snr: numberOf(hotspot['snr']),
  };
}

export const helium: ConnectorKind = {
  kind: 'helium',
  label: { fr: 'Helium', en: 'Helium' },
  guide: httpGuide({
    fr: 'Helium : Integrations › HTTP (console ou ChirpStack)',
    en: 'Helium: Integrations › HTTP (console or ChirpStack)',
  }),
  parse,
};
