import type { Json } from '@vigie/kit';
import { textOf } from '#connect/envelope/field.ts';

const EUI = /^[0-9a-fA-F]{16}$/;
const SEPARATED_EUI = /^[0-9a-fA-F]{2}(?:[-:][0-9a-fA-F]{2}){7}$/;
/** Longest identifier kept: long enough for a URN, short enough for an index. */
const MAX_LENGTH = 200;

/** DevEUI in lower-case hexadecimal, else the sender's own identifier; nothing when it cannot be a key. */
export function deviceKey(value: Json | undefined): string | undefined {
  const text = textOf(value)?.trim();
  if (text === undefined || text === '' || text.length > MAX_LENGTH || hasControl(text)) return undefined;
  if (EUI.test(text)) return text.toLowerCase();
  return SEPARATED_EUI.test(text) ? text.replace(/[-:]/g, '').toLowerCase() : text;
}

/** An EUI that may be in base64 (protobuf JSON of ChirpStack v3). */
export function euiFromBase64(value: Json | undefined): string | undefined {
  const text = textOf(value);
  if (text === undefined || text.length !== 12 || !text.endsWith('=')) return deviceKey(text);
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 8 ? bytes.toString('hex') : deviceKey(text);
}

// NUL cannot be kept by PostgreSQL, and a control character in an identifier is never meant; half a pair is no text.
function hasControl(text: string): boolean {
  if (!text.isWellFormed()) return true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 127) return true;
  }
  return false;
}
