const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
/** Brackets come after the capital letters. */
const LETTERS = 0x5a;

/** `items`: the bytes of each item of a JSON array, as they were sent; `other`: no array; `too-deep`: nests beyond the limit. */
export type JsonItems = { readonly items: readonly Uint8Array[] } | 'other' | 'too-deep';

/**
 * Cuts a JSON array into the bytes of its items in one pass, and says how deep any JSON nests. Reads no syntax: an item
 * that is no JSON is found by whoever parses it.
 */
export function jsonItems(body: Uint8Array, mostDepth: number): JsonItems {
  const cut = new Cut(body);
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte === QUOTE) at = endOfText(body, at);
    else if (byte === COMMA) cut.comma(at);
    else if (byte > LETTERS) cut.bracket(byte, at);
    if (cut.depth > mostDepth) return 'too-deep';
  }
  return cut.list && cut.depth === 0 ? { items: cut.items } : 'other';
}

/** Where the items of an array begin and end. */
class Cut {
  readonly items: Uint8Array[] = [];
  depth = 0;
  /** So far it is one array and nothing else. */
  list: boolean;
  private start = 0;
  private readonly body: Uint8Array;

  constructor(body: Uint8Array) {
    this.body = body;
    this.list = body[afterSpace(body, 0)] === OPEN_LIST;
  }

  comma(at: number): void {
    if (this.depth !== 1 || !this.list) return;
    this.items.push(this.body.subarray(this.start, at));
    this.start = at + 1;
  }

  bracket(byte: number, at: number): void {
    if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++this.depth === 1) this.start = at + 1;
    } else if ((byte === CLOSE_LIST || byte === CLOSE_OBJECT) && --this.depth === 0) this.close(at);
  }

  private close(at: number): void {
    const { body, items } = this;
    if (items.length > 0 || afterSpace(body, this.start) < at) items.push(body.subarray(this.start, at));
    this.list &&= afterSpace(body, at + 1) === body.length;
  }
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
