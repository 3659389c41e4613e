import type { JsonObject } from '@vigie/kit';
import type { Courier, Letter, Receipt } from '../courier.ts';
import { base64, textIn } from '../delivery.ts';
import { chirpstackDelivery, chirpstackRecall } from './chirpstack.ts';
import type { ChirpstackWords } from './chirpstack.ts';

const item = ({ confirmed, bytes, port }: Letter) => ({ confirmed, data: base64(bytes), fPort: port });

/** ChirpStack 3: its REST API names a downlink by the frame counter it will have; its MQTT integration does not name it. */
const WORDS: ChirpstackWords = {
  queueList: 'deviceQueueItems',
  // its queue does not say: what is on the air is out of it
  pending: () => false,
  restBody: (letter) => ({ deviceQueueItem: item(letter) }),
  restName: 'fCnt',
  applicationOf: ({ envelope }) => textIn(envelope, 'applicationID'),
  mqttPayload: item,
  mqttName: () => undefined,
};

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

export const chirpstackV3Courier: Courier = {
  kind: 'chirpstack-v3',
  receipts: true,
  deliver: chirpstackDelivery(WORDS),
  readReceipt,
  recall: chirpstackRecall(WORDS),
};
