import type { Instant, JsonObject, Uplink } from '@vigie/kit';
import { findKind } from '#connect/kinds.ts';
import { findPullKind } from '#connect/pull/pull-kinds.ts';
import { readRecord } from '#connect/pull/record-frame.ts';
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
  if (known === undefined) return parsePulled({ kind, settings, body, receivedTime });
  const parsed = readEnvelope(body, known, { receivedTime, settings, device });
  return 'uplink' in parsed ? parsed.uplink : undefined;
}

function parsePulled({ kind, settings, body, receivedTime }: StoredEnvelope): Uplink | undefined {
  const pulled = findPullKind(kind);
  const parsed = pulled && readRecord(pulled, body, { receivedTime, settings });
  return parsed !== undefined && 'uplink' in parsed ? parsed.uplink : undefined;
}
