import type { JsonObject } from '@vigie/kit';
import type { Courier, Delivery, HttpAsk, Letter, Outlets, Recall, Recalled } from '../courier.ts';
import {
  baseUrl,
  deliveryOf,
  isMqtt,
  jsonObject,
  missing,
  objectsIn,
  recallAnswer,
  textIn,
  textSetting,
} from '../delivery.ts';

/** What two versions of ChirpStack say differently of the same downlink. */
export interface ChirpstackWords {
  /** Body of `POST /api/devices/{devEui}/queue`. */
  readonly restBody: (letter: Letter) => object;
  /** Field of the REST answer that names the downlink. */
  readonly restName: string;
  /** Lists of the queue in `GET …/queue`, and whether one of its items is on the air. */
  readonly queueList: string;
  readonly pending: (item: JsonObject) => boolean;
  /** Application of the device, as its last envelope says. */
  readonly applicationOf: (letter: Letter) => string | undefined;
  /** Payload of the command topic. */
  readonly mqttPayload: (letter: Letter) => object;
  /** Name the downlink will have in news of it, where the integration takes one. */
  readonly mqttName: (letter: Letter) => string | undefined;
}

/** REST where `downlinkUrl` is one, else the command topic of the broker that is named, or that the uplinks come from. */
export function chirpstackDelivery(words: ChirpstackWords): Courier['deliver'] {
  return async (letter, outlets) => {
    const url = baseUrl(letter.connector);
    const outside = textSetting(letter.connector, 'url');
    if (url !== undefined && !isMqtt(url)) return overRest(url, { letter, outlets, words });
    const broker = url ?? (outside !== undefined && isMqtt(outside) ? outside : undefined);
    return broker === undefined ? missing('downlinkUrl') : overMqtt(broker, { letter, outlets, words });
  };
}

interface Posting {
  readonly letter: Letter;
  readonly outlets: Outlets;
  readonly words: ChirpstackWords;
}

const headersOf = (key: string) => ({
  'content-type': 'application/json',
  'grpc-metadata-authorization': `Bearer ${key}`,
});

/**
 * ChirpStack empties the whole queue of a device or nothing of it: done only where ours is all that waits. What goes on the
 * air between the look and the emptying is told by its `txack`.
 */
export function chirpstackRecall({ queueList, restName, pending }: ChirpstackWords) {
  return async ({ device, connector, networkRef }: Recall, outlets: Outlets): Promise<Recalled> => {
    const url = baseUrl(connector);
    const key = textSetting(connector, 'downlinkKey');
    if (url === undefined || isMqtt(url) || key === undefined || networkRef === undefined) return { kind: 'no-recall' };
    const ask = (method: HttpAsk['method']) =>
      outlets.http({ method, url: `${url}/api/devices/${device}/queue`, headers: headersOf(key) });
    const seen = recallAnswer(await ask('GET'));
    if ('refused' in seen) return { kind: 'refused', reason: seen.refused };
    const items = objectsIn(jsonObject(seen.text), queueList);
    const ours = items.find((item) => textIn(item, restName) === networkRef);
    if (ours === undefined || pending(ours)) return { kind: 'left' };
    if (items.length > 1) return { kind: 'shared', others: items.length - 1 };
    const emptied = recallAnswer(await ask('DELETE'));
    return 'refused' in emptied ? { kind: 'refused', reason: emptied.refused } : { kind: 'withdrawn' };
  };
}

async function overRest(url: string, { letter, outlets, words }: Posting): Promise<Delivery> {
  const key = textSetting(letter.connector, 'downlinkKey');
  if (key === undefined) return missing('downlinkKey');
  const answer = await outlets.http({
    method: 'POST',
    url: `${url}/api/devices/${letter.device}/queue`,
    headers: headersOf(key),
    body: JSON.stringify(words.restBody(letter)),
  });
  return deliveryOf(answer, (text) => ({
    kind: 'accepted',
    state: 'queued',
    networkRef: textIn(jsonObject(text), words.restName),
  }));
}

async function overMqtt(url: string, { letter, outlets, words }: Posting): Promise<Delivery> {
  const application = textSetting(letter.connector, 'downlinkApplication') ?? words.applicationOf(letter);
  if (application === undefined) return missing('downlinkApplication');
  const topic = `application/${application}/device/${letter.device}/command/down`;
  const payload = JSON.stringify(words.mqttPayload(letter));
  const networkRef = words.mqttName(letter);
  return deliveryOf(await outlets.mqtt(letter.connector, { topic, payload, url }), () => ({
    kind: 'accepted',
    state: 'queued',
    ...(networkRef === undefined ? {} : { networkRef }),
  }));
}
