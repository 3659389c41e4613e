import type { ConnectorKind } from '#connect/connector-kind.ts';
import { chirpstackV3 } from '#connect/kinds/chirpstack-v3.ts';
import { chirpstackV4 } from '#connect/kinds/chirpstack-v4.ts';
import { coap } from '#connect/kinds/coap.ts';
import { csv } from '#connect/kinds/csv.ts';
import { helium } from '#connect/kinds/helium.ts';
import { httpJson } from '#connect/kinds/http-json.ts';
import { liveObjects } from '#connect/kinds/live-objects.ts';
import { loriot } from '#connect/kinds/loriot.ts';
import { mqttJson } from '#connect/kinds/mqtt-json.ts';
import { objenious } from '#connect/kinds/objenious.ts';
import { sensorthings } from '#connect/kinds/sensorthings.ts';
import { sentilo } from '#connect/kinds/sentilo.ts';
import { sigfox } from '#connect/kinds/sigfox.ts';
import { thingpark } from '#connect/kinds/thingpark.ts';
import { ttsV3 } from '#connect/kinds/tts-v3.ts';
import { wanesy } from '#connect/kinds/wanesy.ts';

/** Every language a sender may speak; a new one is a file in `kinds/` and a line here. */
export const CONNECTOR_KINDS: readonly ConnectorKind[] = [
  chirpstackV4,
  chirpstackV3,
  ttsV3,
  thingpark,
  liveObjects,
  objenious,
  sigfox,
  loriot,
  wanesy,
  helium,
  sentilo,
  sensorthings,
  httpJson,
  mqttJson,
  csv,
  coap,
];

const byKind = new Map(CONNECTOR_KINDS.map((kind) => [kind.kind, kind]));

/** The language of that name; nothing for one whose connectors take no pushed messages. */
export function findKind(kind: string): ConnectorKind | undefined {
  return byKind.get(kind);
}
