import type { JsonObject } from '@vigie/kit';
import type { Courier, Delivery, Letter, Outlets, Recall, Recalled, Receipt } from '../courier.ts';
import {
  base64,
  baseUrl,
  deliveryOf,
  isMqtt,
  jsonObject,
  missing,
  objectIn,
  objectsIn,
  recallAnswer,
  textIn,
  textSetting,
} from '../delivery.ts';

const OURS = 'vigie:command:';
const PRIORITIES: Readonly<Record<string, string>> = { '-1': 'LOW', '0': 'NORMAL', '1': 'HIGH' };

/** Names of the device in The Things Stack: as its last message said, else as the console makes them. */
function namesOf({ connector, device, envelope }: Pick<Letter, 'connector' | 'device' | 'envelope'>): {
  application: string | undefined;
  name: string;
} {
  const ids = objectIn(envelope, 'end_device_ids');
  const application =
    textSetting(connector, 'downlinkApplication') ?? textIn(objectIn(ids, 'application_ids'), 'application_id');
  return { application, name: textIn(ids, 'device_id') ?? `eui-${device}` };
}

/**
 * The Things Stack 3 by the webhook API (`…/down/push`) or by its MQTT server (`v3/{app}@{tenant}/devices/{id}/down/push`).
 * A correlation identifier of ours comes back in every message about the downlink.
 */
async function deliver(letter: Letter, outlets: Outlets): Promise<Delivery> {
  const url = baseUrl(letter.connector) ?? textSetting(letter.connector, 'url');
  if (url === undefined) return missing('downlinkUrl');
  const { application, name } = namesOf(letter);
  if (application === undefined) return missing('downlinkApplication');
  const body = JSON.stringify({ downlinks: [downlinkOf(letter)] });
  if (isMqtt(url)) {
    const tenant = textSetting(letter.connector, 'downlinkTenant') ?? 'ttn';
    const topic = `v3/${application.includes('@') ? application : `${application}@${tenant}`}/devices/${name}/down/push`;
    return deliveryOf(await outlets.mqtt(letter.connector, { topic, payload: body, url }));
  }
  const webhook = textSetting(letter.connector, 'downlinkWebhook');
  const key = textSetting(letter.connector, 'downlinkKey');
  if (webhook === undefined || key === undefined) return missing('downlinkWebhook', 'downlinkKey');
  const path = `/api/v3/as/applications/${application}/webhooks/${webhook}/devices/${name}/down/push`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return deliveryOf(await outlets.http({ method: 'POST', url: url.replace(/\/+$/, '') + path, headers, body }));
}

function downlinkOf({ port, bytes, confirmed, priority, ref }: Letter): JsonObject {
  return {
    f_port: port,
    frm_payload: base64(bytes),
    confirmed,
    priority: PRIORITIES[String(priority)] ?? 'NORMAL',
    correlation_ids: [OURS + ref],
  };
}

/** What a downlink of a queue is put back with; the server gives it its counter and session anew. */
const KEPT = ['f_port', 'frm_payload', 'confirmed', 'priority', 'correlation_ids', 'class_b_c'];
const kept = (downlink: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(downlink).filter(([name]) => KEPT.includes(name)));

/** Where the queue of a device is read and written over HTTP; absent where a setting is missing, or only MQTT leads there. */
function queueDoor(letter: Recall) {
  const { connector } = letter;
  const url = (baseUrl(connector) ?? textSetting(connector, 'url'))?.replace(/\/+$/, '');
  const webhook = textSetting(connector, 'downlinkWebhook');
  const key = textSetting(connector, 'downlinkKey');
  const { application, name } = namesOf(letter);
  const settings = [url, webhook, key, application];
  if (url === undefined || isMqtt(url) || settings.includes(undefined)) return undefined;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return { base: `${url}/api/v3/as/applications/${application}`, webhook, headers, name };
}

/** The queue is read, and replaced by itself without ours: what others put there stays. */
async function recall(letter: Recall, outlets: Outlets): Promise<Recalled> {
  const door = queueDoor(letter);
  if (door === undefined) return { kind: 'no-recall' };
  const { base, webhook, headers, name } = door;
  const seen = recallAnswer(await outlets.http({ method: 'GET', url: `${base}/devices/${name}/down`, headers }));
  if ('refused' in seen) return { kind: 'refused', reason: seen.refused };
  const queue = objectsIn(jsonObject(seen.text), 'downlinks');
  const others = queue.filter((downlink) => ourRef(downlink) !== letter.ref);
  if (others.length === queue.length) return { kind: 'left' };
  const body = JSON.stringify({ downlinks: others.map(kept) });
  const replace = `${base}/webhooks/${webhook}/devices/${name}/down/replace`;
  const replaced = recallAnswer(await outlets.http({ method: 'POST', url: replace, headers, body }));
  return 'refused' in replaced ? { kind: 'refused', reason: replaced.refused } : { kind: 'withdrawn' };
}

const STATES: readonly (readonly [field: string, state: Receipt['state']])[] = [
  ['downlink_ack', 'acknowledged'],
  ['downlink_nack', 'not-acknowledged'],
  ['downlink_sent', 'sent'],
  ['downlink_queued', 'queued'],
  ['downlink_failed', 'failed'],
];

function readReceipt(envelope: JsonObject): Receipt | undefined {
  for (const [field, state] of STATES) {
    const told = objectIn(envelope, field);
    if (told === undefined) continue;
    const ref = [told, objectIn(told, 'downlink'), envelope].map(ourRef).find((found) => found !== undefined);
    // a downlink that is not ours
    if (ref === undefined) return undefined;
    const error = objectIn(told, 'error');
    const reason = textIn(error, 'message_format') ?? textIn(error, 'name');
    return { state, ref, ...(reason === undefined ? {} : { reason }) };
  }
  return undefined;
}

function ourRef(from: JsonObject | undefined): string | undefined {
  const ids = from?.['correlation_ids'];
  if (!Array.isArray(ids)) return undefined;
  const found: unknown = ids.find((id) => typeof id === 'string' && id.startsWith(OURS));
  return typeof found === 'string' ? found.slice(OURS.length) : undefined;
}

export const ttsV3Courier: Courier = { kind: 'tts-v3', receipts: true, deliver, readReceipt, recall };
