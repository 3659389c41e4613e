import type { JsonObject } from '@vigie/kit';
import type { CommandConnector } from '../commanded-device.ts';
import type { Courier, Delivery, Letter, Outlets, Receipt } from '../courier.ts';
import { baseUrl, deliveryOf, hex, jsonObject, missing, textIn, textSetting } from '../delivery.ts';

const PUBLIC = 'https://liveobjects.orange-business.com';

const STATES: Readonly<Record<string, Receipt['state']>> = {
  PENDING: 'queued',
  PROCESSING: 'queued',
  SENT: 'sent',
  PROCESSED: 'acknowledged',
  CANCELED: 'failed',
  EXPIRED: 'failed',
  ERROR: 'failed',
};

const headersOf = (key: string) => ({
  'content-type': 'application/json',
  accept: 'application/json',
  'x-api-key': key,
});

/** Orange Live Objects: a command of the device manager (`/api/v1/deviceMgt/devices/{urn}/commands`). */
async function deliver(letter: Letter, outlets: Outlets): Promise<Delivery> {
  const url = baseUrl(letter.connector) ?? PUBLIC;
  const key = textSetting(letter.connector, 'downlinkKey');
  if (key === undefined) return missing('downlinkKey');
  const expirationInSeconds = Math.max(60, Math.round((letter.expires - letter.now) / 1000));
  const body = {
    request: {
      connector: 'lora',
      value: { data: hex(letter.bytes), port: letter.port, confirmed: letter.confirmed },
    },
    policy: { expirationInSeconds, ackMode: letter.confirmed ? 'DEVICE' : 'NETWORK' },
  };
  const answer = await outlets.http({
    method: 'POST',
    url: `${url}/api/v1/deviceMgt/devices/urn:lo:nsid:lora:${letter.device.toUpperCase()}/commands`,
    headers: headersOf(key),
    body: JSON.stringify(body),
  });
  return deliveryOf(answer, (text) => ({
    kind: 'accepted',
    state: 'queued',
    networkRef: textIn(jsonObject(text), 'id'),
  }));
}

function readReceipt(envelope: JsonObject): Receipt | undefined {
  const networkRef = textIn(envelope, 'commandId') ?? textIn(envelope, 'id');
  const state = STATES[textIn(envelope, 'status') ?? textIn(envelope, 'newStatus') ?? ''];
  if (networkRef === undefined || state === undefined) return undefined;
  return { state, networkRef, ...(state === 'failed' ? { reason: textIn(envelope, 'status') } : {}) };
}

async function ask(
  { connector, networkRef }: { connector: CommandConnector; networkRef: string },
  outlets: Outlets,
): Promise<Receipt | undefined> {
  const key = textSetting(connector, 'downlinkKey');
  if (key === undefined) return undefined;
  const url = `${baseUrl(connector) ?? PUBLIC}/api/v1/deviceMgt/commands/${encodeURIComponent(networkRef)}`;
  const answer = await outlets.http({ method: 'GET', url, headers: headersOf(key) });
  if (answer.kind !== 'answer' || answer.status !== 200) return undefined;
  const told = jsonObject(answer.text);
  return told && readReceipt({ ...told, id: networkRef });
}

export const liveObjectsCourier: Courier = { kind: 'live-objects', receipts: true, deliver, readReceipt, ask };
