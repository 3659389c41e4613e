import { createHash } from 'node:crypto';
import type { JsonObject } from '@vigie/kit';
import type { Courier, Delivery, Letter, Outlets, Receipt } from '../courier.ts';
import { baseUrl, deliveryOf, hex, missing, objectIn, textIn, textSetting } from '../delivery.ts';

/** CorrelationID is 64 bits in hexadecimal: the first half of our UUID. */
const correlationOf = (ref: string): string => ref.replaceAll('-', '').slice(0, 16).toUpperCase();

/**
 * The query of the LRC tunnel, in the order the token is computed over: SHA-256 of the query as it is sent, followed by
 * the key of the application server in lower case.
 */
export function thingparkQuery(letter: Letter, server: { readonly id?: string; readonly key?: string }): string {
  const parts: (readonly [name: string, value: string])[] = [
    ['DevEUI', letter.device.toUpperCase()],
    ['FPort', String(letter.port)],
    ['Payload', hex(letter.bytes)],
    ['Confirmed', letter.confirmed ? '1' : '0'],
    ['CorrelationID', correlationOf(letter.ref)],
  ];
  // a time in UTC has no `+` that an address would turn into a space
  if (server.id !== undefined) parts.push(['AS_ID', server.id], ['Time', new Date(letter.now).toISOString()]);
  const query = parts.map((part) => part.join('=')).join('&');
  if (server.key === undefined) return query;
  const token = createHash('sha256')
    .update(query + server.key.toLowerCase())
    .digest('hex');
  return `${query}&Token=${token}`;
}

/** Actility ThingPark: HTTP POST to the LRC tunnel (`/thingpark/lrc/rest/downlink`). */
async function deliver(letter: Letter, outlets: Outlets): Promise<Delivery> {
  const url = baseUrl(letter.connector);
  if (url === undefined) return missing('downlinkUrl');
  const path = url.endsWith('/downlink') ? url : `${url}/thingpark/lrc/rest/downlink`;
  const id = textSetting(letter.connector, 'asId');
  const key = textSetting(letter.connector, 'asKey');
  if (id === undefined || key === undefined) return missing('asId', 'asKey');
  const answer = await outlets.http({
    method: 'POST',
    url: `${path}?${thingparkQuery(letter, { id, key })}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return deliveryOf(answer, (text) => readAnswer(letter, text));
}

/** The LRC writes what it did as a page of text, and refuses with 350 to 373 that proxies turn into 200. */
function readAnswer(letter: Letter, text: string): Delivery {
  const refused = /invalid|missing|not allowed|unknown|too long|security/i.exec(text);
  if (refused !== null) return { kind: 'refused', reason: `network-refused: ${text.slice(0, 160)}`, again: false };
  return { kind: 'accepted', state: 'queued', networkRef: correlationOf(letter.ref) };
}

function readReceipt(envelope: JsonObject): Receipt | undefined {
  const sent = objectIn(envelope, 'DevEUI_downlink_Sent');
  if (sent !== undefined) return sentReceipt(sent);
  const rejected = objectIn(envelope, 'DevEUI_downlink_Rejected');
  if (rejected !== undefined)
    return { state: 'failed', networkRef: textIn(rejected, 'CorrelationID'), reason: causeOf(rejected) };
  const uplink = objectIn(envelope, 'DevEUI_uplink');
  return textIn(uplink, 'ACKbit') === '1' ? { state: 'acknowledged' } : undefined;
}

function sentReceipt(sent: JsonObject): Receipt {
  const networkRef = textIn(sent, 'CorrelationID')?.toUpperCase();
  if (textIn(sent, 'DeliveryStatus') === '1') return { state: 'sent', networkRef };
  return { state: 'failed', networkRef, reason: causeOf(sent) };
}

/** Cause of each try: `00` is a success, `C0` and others are in the LRC guide. */
function causeOf(report: JsonObject): string {
  const causes = [1, 2, 3].map((slot) => textIn(report, `DeliveryFailedCause${slot}`));
  const named = causes.filter((cause) => cause !== undefined && cause !== '00');
  return named.length > 0 ? `delivery-failed: ${named.join(', ')}` : 'delivery-failed';
}

export const thingparkCourier: Courier = {
  kind: 'thingpark',
  receipts: true,
  inUplinks: true,
  deliver,
  readReceipt,
};
