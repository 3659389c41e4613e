import type { Instant, JsonObject } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import type { NewFrame } from '#connect/frame-log.ts';
import { holdsMedia, mayHoldMedia } from '#connect/media-refusal.ts';
import type { PullKind } from '#connect/pull/pull-kind.ts';

/** A record larger than this is no measure: it is kept in part, to be looked at. */
const MOST_BYTES = 65_536;
const KEPT_BYTES = 4_096;
const NOTHING = new Uint8Array(0);

/** A parser that throws is a fault of ours: it costs its own record, never the page. */
export function parseRecord(kind: PullKind, record: JsonObject, context: ParseContext): ParsedFrame {
  try {
    return kind.parse(record, context);
  } catch (error) {
    return { unreadable: 'parser-fault', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A record as a frame at the door: one uplink, or the end that is known already. */
export function frameOfRecord(
  { kind, connector }: { readonly kind: PullKind; readonly connector: RegisteredConnector },
  { record, body }: { readonly record: JsonObject; readonly body: Uint8Array },
  receivedTime: Instant,
): NewFrame {
  const { identity, settings } = connector;
  const frame = { receivedTime, connector: identity, body };
  if (body.length > MOST_BYTES)
    return {
      ...frame,
      body: body.slice(0, KEPT_BYTES),
      early: { end: 'quarantined', reason: 'unreadable-envelope' },
    };
  if (mayHoldMedia(body) && holdsMedia(record))
    return { ...frame, body: NOTHING, early: { end: 'rejected', reason: 'media-refused' } };
  const parsed = parseRecord(kind, record, { receivedTime, settings });
  if ('uplink' in parsed) return { ...frame, uplink: parsed.uplink };
  if ('event' in parsed) return { ...frame, early: { end: 'stored', reason: `event:${parsed.event}`.slice(0, 60) } };
  return { ...frame, early: { end: 'quarantined', reason: 'unreadable-envelope' } };
}

/** Reads a stored record again: the same uplink as when it came. */
export function readRecord(kind: PullKind, body: Uint8Array, context: ParseContext): ParsedFrame {
  try {
    // a record was an object when its frame was made; JSON.parse gives it back
    return parseRecord(kind, JSON.parse(Buffer.from(body).toString('utf8')) as JsonObject, context);
  } catch {
    return { unreadable: 'not-an-object', detail: 'not JSON' };
  }
}
