const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

/** `items`: the bytes of each item of a JSON array, as they were sent; `other`: no array; `too-deep`: nests beyond the limit. */
export type JsonItems = { readonly items: readonly Uint8Array[] } | 'other' | 'too-deep';

/**
 * Cuts a JSON array into the bytes of its items in one pass, and says how deep any JSON nests. Reads no syntax: an item
 * that is no JSON is found by whoever parses it.
 */
export function jsonItems(body: Uint8Array, mostDepth: number): JsonItems {
  const items: Uint8Array[] = [];
  let depth = 0;
  let start = -1;
  let list = body[afterSpace(body, 0)] === OPEN_LIST;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte === QUOTE) at = endOfText(body, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++depth > mostDepth) return 'too-deep';
      if (depth === 1) start = at + 1;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (--depth !== 0 || !list) continue;
      if (items.length > 0 || afterSpace(body, start) < at) items.push(body.subarray(start, at));
      list = afterSpace(body, at + 1) === body.length;
    } else if (byte === COMMA && depth === 1 && list) {
      items.push(body.subarray(start, at));
      start = at + 1;
    }
  }
  return list && depth === 0 ? { items } : 'other';
}

function endOfText(body: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}

function afterSpace(body: Uint8Array, from: number): number {
  let at = from;
  while (at < body.length && (body[at] ?? 0) <= SPACE) at++;
  return at;
}
