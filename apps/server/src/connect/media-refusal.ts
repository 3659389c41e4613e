import type { Json } from '@vigie/kit';

// Sound and images never enter (architecture, §3.9): microphones and cameras have no business in a frame.
const MEDIA_TYPE = /^\s*(?:audio|image|video|multipart)\//i;
/** Cheap look at the text of a message: only what it finds is walked through. `\u00` may hide any letter. */
const SUSPECT = /image|photo|picture|snapshot|thumbnail|video|audio|sound|media|clip|\\u00/i;
const MEDIA_FIELD = /image|photo|picture|snapshot|thumbnail|video|audio|sound|media|clip/i;
const DATA_URI = /^\s*data:(?:audio|image|video)\//i;
/** Base64 of the first bytes of JPEG, PNG, GIF, RIFF (WAV, AVI, WebP), MP3, Ogg, FLAC, Matroska, BMP and MP4. */
const BASE64_MAGIC =
  /^(?:\/9j\/|iVBORw0KGgo|R0lGOD|UklGR|SUQz|\/\/[uN]|T2dnUw|ZkxhQw|GkXfo|Qk0|AAAA[A-Za-z0-9+/]{2}ZnR5c)/;
/** Same in hexadecimal. */
const HEX_MAGIC =
  /^(?:ffd8ff|89504e470d0a1a0a|47494638|52494646|494433|fff[b3]|4f676753|664c6143|1a45dfa3|000000..66747970)/i;
/** Below this no image nor sound fits: a thumbnail of one pixel is larger. */
const LEAST_MEDIA = 40;

/** True for `audio/*`, `image/*`, `video/*` and multipart bodies. */
export function isMediaType(contentType: string | undefined): boolean {
  return contentType !== undefined && MEDIA_TYPE.test(contentType);
}

/** True when the bytes are themselves a picture or a sound, whatever the sender calls them. */
export function isMediaBody(body: Uint8Array): boolean {
  const first = body[0];
  if (body.length < LEAST_MEDIA || first === undefined || isJsonStart(first)) return false;
  return HEX_MAGIC.test(Buffer.from(body.buffer, body.byteOffset, 16).toString('hex'));
}

/** True when a message may hold media: its envelopes must be looked at with `holdsMedia`. */
export function mayHoldMedia(body: Uint8Array): boolean {
  return SUSPECT.test(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'));
}

/** True when an envelope holds a picture or a sound: a data URI anywhere, or media bytes in a field named so. */
export function holdsMedia(json: Json, field = ''): boolean {
  if (typeof json === 'string') return isMediaText(json, field);
  if (typeof json !== 'object' || json === null) return false;
  if (Array.isArray(json)) return json.some((item: Json) => holdsMedia(item, field));
  return Object.entries(json).some(([name, value]) => holdsMedia(value, MEDIA_FIELD.test(field) ? field : name));
}

function isMediaText(text: string, field: string): boolean {
  if (DATA_URI.test(text)) return true;
  return text.length >= LEAST_MEDIA && MEDIA_FIELD.test(field) && (BASE64_MAGIC.test(text) || HEX_MAGIC.test(text));
}

function isJsonStart(byte: number): boolean {
  // { [ " or white space
  return (
    byte === 0x7b || byte === 0x5b || byte === 0x22 || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
  );
}
