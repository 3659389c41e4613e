import type { Instant, JsonObject, Uplink } from '@vigie/kit';
import { findKind } from '#connect/kinds.ts';
import { readEnvelope } from '#connect/read-message.ts';

/** A frame as the store keeps it. */
export interface StoredEnvelope {
  readonly kind: string;
  readonly settings: JsonObject;
  readonly body: Uint8Array;
  readonly receivedTime: Instant;
  /** As it was understood at the door: an MQTT topic may have said it and not the body. */
  readonly device?: string;
}

/** What a stored frame said: the same uplink as at the door. For pages that show frames, and to take pending ones up again. */
export function parseUplink({ kind, settings, body, receivedTime, device }: StoredEnvelope): Uplink | undefined {
  const known = findKind(kind);
  if (known === undefined) return undefined;
  const parsed = readEnvelope(body, known, { receivedTime, settings, device });
  return 'uplink' in parsed ? parsed.uplink : undefined;
}
