import type { Courier, Delivery, Letter, Outlets } from '../courier.ts';
import { baseUrl, deliveryOf, isMqtt, jsonObject, missing, textIn, textSetting } from '../delivery.ts';

/** What two versions of ChirpStack say differently of the same downlink. */
export interface ChirpstackWords {
  /** Body of `POST /api/devices/{devEui}/queue`. */
  readonly restBody: (letter: Letter) => object;
  /** Field of the REST answer that names the downlink. */
  readonly restName: string;
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

async function overRest(url: string, { letter, outlets, words }: Posting): Promise<Delivery> {
  const key = textSetting(letter.connector, 'downlinkKey');
  if (key === undefined) return missing('downlinkKey');
  const answer = await outlets.http({
    method: 'POST',
    url: `${url}/api/devices/${letter.device}/queue`,
    headers: { 'content-type': 'application/json', 'grpc-metadata-authorization': `Bearer ${key}` },
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
