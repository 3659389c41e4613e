import type { JsonObject } from '@vigie/kit';
import type { Courier, Delivery, Letter, Outlets, Receipt } from '../courier.ts';
import { base64, baseUrl, deliveryOf, isMqtt, jsonObject, missing, textIn, textSetting } from '../delivery.ts';

/** ChirpStack 3: its REST API names a downlink by the frame counter it will have; its MQTT integration does not name it. */
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
  const deviceQueueItem = { confirmed: letter.confirmed, data: base64(letter.bytes), fPort: letter.port };
  const answer = await outlets.http({
    method: 'POST',
    url: `${url}/api/devices/${letter.device}/queue`,
    headers: { 'content-type': 'application/json', 'grpc-metadata-authorization': `Bearer ${key}` },
    body: JSON.stringify({ deviceQueueItem }),
  });
  return deliveryOf(answer, (text) => ({
    kind: 'accepted',
    state: 'queued',
    networkRef: textIn(jsonObject(text), 'fCnt'),
  }));
}

async function overMqtt(url: string, letter: Letter, outlets: Outlets): Promise<Delivery> {
  const application = textSetting(letter.connector, 'downlinkApplication') ?? textIn(letter.envelope, 'applicationID');
  if (application === undefined) return missing('downlinkApplication');
  const payload = { confirmed: letter.confirmed, fPort: letter.port, data: base64(letter.bytes) };
  const topic = `application/${application}/device/${letter.device}/command/down`;
  return deliveryOf(await outlets.mqtt(letter.connector, { topic, payload: JSON.stringify(payload), url }));
}

function readReceipt(envelope: JsonObject): Receipt | undefined {
  const networkRef = textIn(envelope, 'fCnt');
  if (envelope['gatewayID'] !== undefined && envelope['txInfo'] !== undefined) return { state: 'sent', networkRef };
  if (envelope['acknowledged'] !== undefined)
    return { state: envelope['acknowledged'] === true ? 'acknowledged' : 'not-acknowledged', networkRef };
  const error = textIn(envelope, 'error');
  const type = textIn(envelope, 'type');
  if (error === undefined || type === undefined || !type.startsWith('DOWNLINK')) return undefined;
  return { state: 'failed', networkRef, reason: `${type}: ${error}`.slice(0, 200) };
}

export const chirpstackV3Courier: Courier = { kind: 'chirpstack-v3', receipts: true, deliver, readReceipt };
