import type { Courier } from './courier.ts';
import { chirpstackV3Courier } from './couriers/chirpstack-v3.ts';
import { chirpstackV4Courier } from './couriers/chirpstack-v4.ts';
import { liveObjectsCourier } from './couriers/live-objects.ts';
import { mqttJsonCourier } from './couriers/mqtt-json.ts';
import { thingparkCourier } from './couriers/thingpark.ts';
import { ttsV3Courier } from './couriers/tts-v3.ts';

const COURIERS: readonly Courier[] = [
  chirpstackV4Courier,
  chirpstackV3Courier,
  ttsV3Courier,
  thingparkCourier,
  liveObjectsCourier,
  mqttJsonCourier,
];

const byKind = new Map(COURIERS.map((courier) => [courier.kind, courier]));

/** How devices of a kind of connector are reached; absent where they are not. */
export function courierOf(kind: string): Courier | undefined {
  return byKind.get(kind);
}
