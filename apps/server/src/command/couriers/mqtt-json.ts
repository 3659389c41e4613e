import type { JsonObject } from '@vigie/kit';
import type { Courier, Delivery, Letter, Outlets, Receipt } from '../courier.ts';
import { deliveryOf, hex, isMqtt, objectIn, textIn, textSetting } from '../delivery.ts';

/**
 * A device that listens on `devices/{device}/down`: on the broker of the connector's settings, else on the embedded one.
 * It gets `{"id", "port", "bytes", "confirmed"}` (bytes in hexadecimal) and may answer `{"ack": id}` in its next message.
 */
async function deliver(letter: Letter, outlets: Outlets): Promise<Delivery> {
  const { ref: id, port, bytes, confirmed, device, connector } = letter;
  const payload = JSON.stringify({ id, port, bytes: hex(bytes), confirmed });
  const url = textSetting(connector, 'downlinkUrl') ?? textSetting(connector, 'url');
  if (url !== undefined && isMqtt(url)) {
    const pattern = textSetting(connector, 'downlinkTopic') ?? 'devices/{device}/down';
    return deliveryOf(await outlets.mqtt(connector, { topic: pattern.replace('{device}', device), payload, url }));
  }
  if (outlets.embedded(device, payload)) return { kind: 'accepted', state: 'queued' };
  return { kind: 'refused', reason: 'broker-off', again: true };
}

function readReceipt(envelope: JsonObject): Receipt | undefined {
  const data = objectIn(envelope, 'data');
  const ref = textIn(envelope, 'ack') ?? textIn(data, 'ack');
  const refused = textIn(envelope, 'refused') ?? textIn(data, 'refused');
  if (ref !== undefined) return { state: 'acknowledged', ref };
  return refused === undefined ? undefined : { state: 'failed', ref: refused, reason: 'refused-by-device' };
}

export const mqttJsonCourier: Courier = {
  kind: 'mqtt-json',
  receipts: false,
  inUplinks: true,
  deliver,
  readReceipt,
};
