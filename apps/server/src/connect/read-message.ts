import type { Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { objectOf } from '#connect/envelope/field.ts';
import { jsonItems } from '#connect/json-items.ts';

/** One envelope of a message, with the bytes that are kept of it. */
export interface Envelope {
  readonly json: Json;
  readonly body: Uint8Array;
}

export type MessageFault = 'not-json' | 'json-too-deep' | 'too-many-frames' | 'empty';
export type ReadMessage = { readonly envelopes: readonly Envelope[] } | { readonly fault: MessageFault };

/** No network server nests deeper; a message that does is made to exhaust a stack. */
const MAX_DEPTH = 48;
/** Frames of one message: larger lots are imports. */
const MAX_FRAMES = 5_000;

/** Cuts a message (JSON, array of JSON, or one JSON a line) into envelopes. Never throws for what it holds. */
export function readMessage(body: Uint8Array, kind: ConnectorKind, settings: JsonObject): ReadMessage {
  if (body.length === 0) return { fault: 'empty' };
  const cut = jsonItems(body, MAX_DEPTH);
  if (cut === 'too-deep') return { fault: 'json-too-deep' };
  const listed = cut === 'other' || kind.split !== undefined ? undefined : parseItems(cut.items);
  if (listed !== undefined) return bounded(listed);
  const message = parseJson(body);
  if (message === undefined) return readLines(body, kind, settings);
  const parts = partsOf(message, kind, settings);
  const only = parts[0];
  if (parts.length === 1 && only === message) return { envelopes: [{ json: message, body }] };
  return bounded(parts.map((json) => ({ json, body: Buffer.from(JSON.stringify(json)) })));
}

/** Reads one envelope again from the bytes that were kept of it: the same result as at the door. */
export function readEnvelope(body: Uint8Array, kind: ConnectorKind, context: ParseContext): ParsedFrame {
  const message = jsonItems(body, MAX_DEPTH) === 'too-deep' ? undefined : parseJson(body);
  if (message === undefined) return { unreadable: 'not-an-object', detail: 'not JSON' };
  return parseEnvelope(message, kind, context);
}

/** A parser that throws is a fault of ours: it costs its own envelope, never the neighbours. */
export function parseEnvelope(json: Json, kind: ConnectorKind, context: ParseContext): ParsedFrame {
  const envelope = objectOf(json);
  if (envelope === undefined) return { unreadable: 'not-an-object', detail: 'an envelope is a JSON object' };
  try {
    return kind.parse(envelope, context);
  } catch (error) {
    return { unreadable: 'parser-fault', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Each item with its own bytes; absent when one is no JSON, for then the whole is none. */
function parseItems(items: readonly Uint8Array[]): readonly Envelope[] | undefined {
  const envelopes: Envelope[] = [];
  for (const body of items) {
    const json = parseJson(body);
    if (json === undefined) return undefined;
    envelopes.push({ json, body });
  }
  return envelopes;
}

function partsOf(message: Json, kind: ConnectorKind, settings: JsonObject): readonly Json[] {
  if (kind.split !== undefined) return kind.split(message, settings);
  return Array.isArray(message) ? message : [message];
}

function bounded(envelopes: readonly Envelope[]): ReadMessage {
  if (envelopes.length === 0) return { fault: 'empty' };
  return envelopes.length > MAX_FRAMES ? { fault: 'too-many-frames' } : { envelopes };
}

function readLines(body: Uint8Array, kind: ConnectorKind, settings: JsonObject): ReadMessage {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const envelopes = lines.map((line) => readLine(Buffer.from(line.trim()), kind, settings));
  const understood = envelopes.filter((parts) => parts !== undefined).length;
  // one line that cannot be read among good ones is that line's trouble; mostly such lines is no NDJSON at all
  if (lines.length < 2 || understood === 0 || understood * 2 < lines.length) return { fault: 'not-json' };
  // what cannot be read is kept as it came, so that it can be seen in the quarantine
  return bounded(envelopes.flatMap((parts, at) => parts ?? [{ json: null, body: Buffer.from(lines[at] ?? '') }]));
}

function readLine(line: Uint8Array, kind: ConnectorKind, settings: JsonObject): readonly Envelope[] | undefined {
  const json = parseJson(line);
  if (typeof json !== 'object' || json === null) return undefined;
  return partsOf(json, kind, settings).map((part) => ({
    json: part,
    body: part === json ? line : Buffer.from(JSON.stringify(part)),
  }));
}

function parseJson(body: Uint8Array): Json | undefined {
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    // JSON.parse gives exactly the Json type.
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as Json;
  } catch {
    return undefined;
  }
}
