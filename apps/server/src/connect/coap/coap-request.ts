import type { ParsedPacket } from 'coap-packet';
import { blockOf } from '#connect/coap/coap-blocks.ts';
import type { Block } from '#connect/coap/coap-blocks.ts';

/** What a datagram asks for. */
export interface CoapRequest {
  readonly path: readonly string[];
  readonly token: string | undefined;
  /** Content-Format (RFC 7252 §12.3): 50 JSON, 42 bytes, 0 text. */
  readonly format: number | undefined;
  readonly block: Block | undefined;
  readonly payload: Uint8Array;
}

/** Names of RFC 7252 methods that carry a measure. */
export const CARRYING = new Set(['0.02', '0.03']);

type Options = ParsedPacket['options'];

/** Reads the options of a request; nothing where its block cannot be read. */
export function coapRequest({ options, payload }: ParsedPacket): CoapRequest | undefined {
  const [sized] = valuesOf(options, 'Block1');
  const block = sized && blockOf(sized);
  if (sized !== undefined && block === undefined) return undefined;
  const [token] = valuesOf(options, 'Uri-Query').flatMap((query) => tokenOf(query.toString('utf8')) ?? []);
  const [format] = valuesOf(options, 'Content-Format');
  return {
    path: valuesOf(options, 'Uri-Path').map((segment) => segment.toString('utf8')),
    token,
    format: format && numberOf(format),
    block,
    payload,
  };
}

function valuesOf(options: Options, wanted: string): readonly Buffer[] {
  return options.filter(({ name }) => name === wanted).map(({ value }) => value);
}

/** An option of variable length (RFC 7252 §3.2): no byte is 0. */
const numberOf = (value: Buffer): number => (value.length === 0 ? 0 : value.readUIntBE(0, Math.min(value.length, 6)));

function tokenOf(query: string): string | undefined {
  return /^(?:token|t)=(.+)$/.exec(query)?.[1];
}
