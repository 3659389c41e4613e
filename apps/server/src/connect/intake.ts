import { isUtf8 } from 'node:buffer';
import type { Clock, Instant } from '@vigie/kit';
import { sameHash, secretHash } from '#platform/auth/secret.ts';
import type { ConnectorKind } from '#connect/connector-kind.ts';
import type { ConnectorDirectory, RegisteredConnector } from '#connect/connector-directory.ts';
import type { CommittedFrame, ConnectorIdentity, EarlyEnd, NewFrame } from '#connect/frame-log.ts';
import type { IntakeBatcher } from '#connect/intake-batcher.ts';
import { findKind } from '#connect/kinds.ts';
import { holdsMedia, isMediaBody, mayHoldMedia } from '#connect/media-refusal.ts';
import { placedKind } from '#connect/placed-kind.ts';
import { parseEnvelope, readMessage } from '#connect/read-message.ts';
import type { Envelope } from '#connect/read-message.ts';
import type { Refusal } from '#connect/refusal.ts';
import type { RejectionBook } from '#connect/rejection-book.ts';

/** What every door (HTTP, MQTT) needs. */
export interface IntakeParts {
  readonly directory: ConnectorDirectory;
  readonly batcher: IntakeBatcher;
  readonly rejections: RejectionBook;
  readonly clock: Clock;
  /** Organisation whose ledger counts what came for no connector at all. */
  readonly homeOrganisation: number;
}

/** A message of an admitted sender. */
export interface Message {
  readonly connector: RegisteredConnector;
  readonly body: Uint8Array;
  /** Device and event, where the transport names them. */
  readonly device?: string;
  readonly event?: string;
  /** What follows the connector in the address, or the MQTT topic: kinds that place their messages read it. */
  readonly path?: string;
}

/** An envelope that is kept but not understood. */
export interface Trouble {
  readonly index: number;
  readonly reason: string;
  readonly detail: string;
}

export type Understood =
  | { readonly frames: readonly NewFrame[]; readonly troubles: readonly Trouble[] }
  | { readonly refusal: Refusal };

export type Admission =
  | { readonly connector: RegisteredConnector }
  | { readonly refusal: Refusal; readonly identity: ConnectorIdentity };

const NO_CONNECTOR = 0;
const UNREADABLE: EarlyEnd = { end: 'quarantined', reason: 'unreadable-envelope' };
export const MEDIA_END: EarlyEnd = { end: 'rejected', reason: 'media-refused' };
/** Servers name their events in a word; a longer one is somebody's invention. */
const MAX_REASON = 60;
const NO_BODY = new Uint8Array(0);

/** Who sends? `tokens` are all the sender shows; one right token is enough. */
export function admit(parts: IntakeParts, key: string, tokens: readonly string[]): Admission {
  const connector = parts.directory.find(key);
  if (connector === undefined) {
    const identity = { id: NO_CONNECTOR, key, kind: '', organisation: parts.homeOrganisation };
    return { refusal: 'unknown-connector', identity };
  }
  const { identity, tokenHash, disabled } = connector;
  // the token first: who does not hold it learns nothing of the connector
  if (!tokens.some((token) => sameHash(secretHash(token), tokenHash))) return { refusal: 'wrong-token', identity };
  return disabled ? { refusal: 'connector-disabled', identity } : { connector };
}

/** The frames of a message with the ends that are known already. Pure but for `receivedTime`; never throws. */
export function understand(message: Message, receivedTime: Instant): Understood {
  const kind = findKind(message.connector.identity.kind);
  if (kind === undefined) return { refusal: 'not-a-push-connector' };
  const read = readAt(message, kind);
  if ('refusal' in read) return read;
  const suspect = mayHoldMedia(message.body);
  const frames: NewFrame[] = [];
  const troubles: Trouble[] = [];
  for (const envelope of read.envelopes) {
    const media = suspect && holdsMedia(envelope.json);
    frames.push(
      media
        ? mediaFrame(message, receivedTime)
        : frameOf({ envelope, kind, message, receivedTime, troubles, index: frames.length }),
    );
    if (media)
      troubles.push({ index: frames.length - 1, reason: MEDIA_END.reason, detail: 'sound and images never enter' });
  }
  return frames.every((frame) => frame.early === MEDIA_END) ? { refusal: 'media-refused' } : { frames, troubles };
}

type ReadAt = { readonly envelopes: readonly Envelope[] } | { readonly refusal: Refusal };

function readAt({ body, connector, path }: Message, kind: ConnectorKind): ReadAt {
  if (isMediaBody(body)) return { refusal: 'media-refused' };
  const read = readMessage(body, placedKind(kind, path), connector.settings);
  if ('fault' in read) return { refusal: read.fault === 'not-json' && isXml(body) ? 'xml-refused' : read.fault };
  return isUtf8(body) ? read : { refusal: 'not-utf8' };
}

/** ThingPark and others speak XML unless told otherwise: say so rather than "not JSON". */
function isXml(body: Uint8Array): boolean {
  return /^\uFEFF?\s*<[?!A-Za-z]/.test(Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 64)).toString());
}

export interface FrameParts {
  readonly envelope: Envelope;
  readonly kind: ConnectorKind;
  readonly message: Message;
  readonly receivedTime: Instant;
  readonly troubles: Trouble[];
  readonly index: number;
}

/** One envelope as a frame, with its end where the door knows it; says what it did not understand in `troubles`. */
export function frameOf({ envelope, kind, message, receivedTime, troubles, index }: FrameParts): NewFrame {
  const { connector, device, event } = message;
  const context = { receivedTime, settings: connector.settings, device, event };
  const parsed = parseEnvelope(envelope.json, kind, context);
  const frame = { receivedTime, connector: connector.identity, body: envelope.body };
  if ('uplink' in parsed) return { ...frame, uplink: parsed.uplink };
  if ('event' in parsed)
    return { ...frame, early: { end: 'stored', reason: `event:${parsed.event}`.slice(0, MAX_REASON) } };
  troubles.push({ index, reason: parsed.unreadable, detail: parsed.detail });
  return { ...frame, early: UNREADABLE };
}

// Not one byte of a picture or a sound is kept, not even to say that it was refused.
function mediaFrame({ connector }: Message, receivedTime: Instant): NewFrame {
  return { receivedTime, connector: connector.identity, body: NO_BODY, early: MEDIA_END };
}

/** Keeps or counts a refusal. Never rejects: the sender is refused all the same. */
export async function recordRefusal(
  parts: IntakeParts,
  identity: ConnectorIdentity,
  refused: { refusal: string; body: Uint8Array },
): Promise<void> {
  const body = refused.refusal === 'media-refused' ? NO_BODY : refused.body;
  const frame = parts.rejections.frameOf(identity, refused.refusal, body);
  if (frame !== undefined && (await isCommitted(parts.batcher, frame))) return;
  await parts.rejections.count(identity, 1);
}

async function isCommitted(batcher: IntakeBatcher, frame: NewFrame): Promise<boolean> {
  try {
    await batcher.submit([frame]);
    return true;
  } catch {
    return false;
  }
}

/** What a sender is told of frames that are durable. */
export interface Receipt {
  readonly accepted: number;
  readonly quarantined: number;
  readonly rejected: number;
  readonly frames: readonly string[];
}

export function receiptOf(committed: readonly CommittedFrame[]): Receipt {
  let quarantined = 0;
  let rejected = 0;
  for (const { early } of committed) {
    if (early?.end === 'quarantined') quarantined++;
    else if (early?.end === 'rejected') rejected++;
  }
  const frames = committed.map(({ id }) => String(id));
  return { accepted: committed.length - quarantined - rejected, quarantined, rejected, frames };
}
