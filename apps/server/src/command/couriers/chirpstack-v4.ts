import type { JsonObject } from '@vigie/kit';
import type { Courier, Letter, Receipt } from '../courier.ts';
import { base64, objectIn, textIn } from '../delivery.ts';
import { chirpstackDelivery, chirpstackRecall } from './chirpstack.ts';
import type { ChirpstackWords } from './chirpstack.ts';

const item = ({ confirmed, bytes, port, expires }: Letter) => ({
  confirmed,
  data: base64(bytes),
  fPort: port,
  expiresAt: new Date(expires).toISOString(),
});

/**
 * ChirpStack 4, by its REST gateway (`POST /api/devices/{devEui}/queue`) or by its MQTT integration
 * (`application/{id}/device/{devEui}/command/down`). Over MQTT our own identifier names the queue item; over REST the
 * answer does.
 */
const WORDS: ChirpstackWords = {
  queueList: 'result',
  pending: (item) => item['isPending'] === true,
  restBody: (letter) => ({ queueItem: item(letter) }),
  restName: 'id',
  applicationOf: ({ envelope }) => textIn(objectIn(envelope, 'deviceInfo'), 'applicationId'),
  mqttPayload: (letter) => ({ id: letter.ref, devEui: letter.device, ...item(letter) }),
  mqttName: ({ ref }) => ref,
};

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

export const chirpstackV4Courier: Courier = {
  kind: 'chirpstack-v4',
  receipts: true,
  deliver: chirpstackDelivery(WORDS),
  readReceipt,
  recall: chirpstackRecall(WORDS),
};
