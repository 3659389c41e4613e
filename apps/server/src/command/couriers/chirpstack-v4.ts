import type { JsonObject } from '@vigie/kit';
import type { Courier, Delivery, Letter, Outlets, Receipt } from '../courier.ts';
import {
  base64,
  baseUrl,
  deliveryOf,
  isMqtt,
  jsonObject,
  missing,
  objectIn,
  textIn,
  textSetting,
} from '../delivery.ts';

/**
 * ChirpStack 4, by its REST gateway (`POST /api/devices/{devEui}/queue`) or by its MQTT integration
 * (`application/{id}/device/{devEui}/command/down`). Over MQTT our own identifier names the queue item; over REST the
 * answer does.
 */
async function deliver(letter: Letter, outlets: Outlets): Promise<Delivery> {
  const url = baseUrl(letter.connector);
  const outside = textSetting(letter.connector, 'url');
  if (url !== undefined && !isMqtt(url)) return overRest(url, letter, outlets);
  const broker = url ?? (outside !== undefined && isMqtt(outside) ? outside : undefined);
  return broker === undefined ? missing('downlinkUrl') : overMqtt(broker, letter, outlets);
}

async function overRest(url: string, letter: Letter, outlets: Outlets): Promise<Delivery> {
  const key = textSetting(letter.connector, 'downlinkKey');
  if (key === undefined) return missing('downlinkKey');
  const queueItem = {
    confirmed: letter.confirmed,
    data: base64(letter.bytes),
    fPort: letter.port,
    expiresAt: new Date(letter.expires).toISOString(),
  };
  const answer = await outlets.http({
    method: 'POST',
    url: `${url}/api/devices/${letter.device}/queue`,
    headers: { 'content-type': 'application/json', 'grpc-metadata-authorization': `Bearer ${key}` },
    body: JSON.stringify({ queueItem }),
  });
  return deliveryOf(answer, (text) => ({
    kind: 'accepted',
    state: 'queued',
    networkRef: textIn(jsonObject(text), 'id'),
  }));
}

async function overMqtt(url: string, letter: Letter, outlets: Outlets): Promise<Delivery> {
  const application =
    textSetting(letter.connector, 'downlinkApplication') ??
    textIn(objectIn(letter.envelope, 'deviceInfo'), 'applicationId');
  if (application === undefined) return missing('downlinkApplication');
  const payload = {
    id: letter.ref,
    devEui: letter.device,
    confirmed: letter.confirmed,
    fPort: letter.port,
    data: base64(letter.bytes),
    expiresAt: new Date(letter.expires).toISOString(),
  };
  const topic = `application/${application}/device/${letter.device}/command/down`;
  const answer = await outlets.mqtt(letter.connector, { topic, payload: JSON.stringify(payload), url });
  return deliveryOf(answer, () => ({ kind: 'accepted', state: 'queued', networkRef: letter.ref }));
}

/** Codes of a `log` event that end a downlink (`LogCode` of integration.proto). */
const LOST: ReadonlySet<string> = new Set(['DOWNLINK_PAYLOAD_SIZE', 'DOWNLINK_GATEWAY', 'F_CNT_DOWN', 'EXPIRED']);

function readReceipt(envelope: JsonObject): Receipt | undefined {
  const networkRef = textIn(envelope, 'queueItemId');
  if (envelope['downlinkId'] !== undefined) return networkRef === undefined ? undefined : { state: 'sent', networkRef };
  // protobuf JSON leaves `false` out: without the field it was not acknowledged
  if (networkRef !== undefined)
    return { state: envelope['acknowledged'] === true ? 'acknowledged' : 'not-acknowledged', networkRef };
  const code = textIn(envelope, 'code');
  if (code === undefined || !LOST.has(code)) return undefined;
  const item = textIn(objectIn(envelope, 'context'), 'queue_item_id');
  return item === undefined ? undefined : { state: 'failed', networkRef: item, reason: code };
}

export const chirpstackV4Courier: Courier = { kind: 'chirpstack-v4', receipts: true, deliver, readReceipt };
