import type { Clock } from '@vigie/kit';

/** Block1 of RFC 7959 §2.2. */
export interface Block {
  readonly number: number;
  readonly more: boolean;
  /** Bytes of a block. */
  readonly size: number;
  readonly option: Buffer;
}

interface Transfer {
  readonly expires: number;
  readonly chunks: Uint8Array[];
  length: number;
}

export type BlockStep =
  | { readonly body: Uint8Array }
  | { readonly step: 'continue' }
  /** A block is missing before this one (4.08), or the whole is too large (4.13). */
  | { readonly step: 'incomplete' | 'too-large' };

const LIFETIME_MS = 247_000;
const MOST_TRANSFERS = 500;

/** The block an option says; nothing where it is malformed. */
export function blockOf(option: Buffer): Block | undefined {
  if (option.length > 3) return undefined;
  const value = option.length === 0 ? 0 : option.readUIntBE(0, option.length);
  const exponent = value & 7;
  return exponent === 7
    ? undefined
    : { number: value >> 4, more: (value & 8) !== 0, size: 2 ** (exponent + 4), option };
}

/** Bodies that come in blocks, put together within limits of size, number and time. */
export class CoapBlocks {
  private readonly transfers = new Map<string, Transfer>();
  private readonly clock: Clock;
  private readonly limit: number;

  constructor(clock: Clock, limit: number) {
    this.clock = clock;
    this.limit = limit;
  }

  take(key: string, block: Block, payload: Uint8Array): BlockStep {
    const now = this.clock.now();
    if (block.number === 0) this.begin(key, now);
    const transfer = this.transfers.get(key);
    // senders do not always stop at the first refusal: what follows is refused for the same reason
    if (transfer?.length === Number.POSITIVE_INFINITY) return { step: 'too-large' };
    if (transfer === undefined || transfer.expires <= now || transfer.length !== block.number * block.size) {
      this.transfers.delete(key);
      return { step: 'incomplete' };
    }
    if (transfer.length + payload.length > this.limit) {
      transfer.length = Number.POSITIVE_INFINITY;
      transfer.chunks.length = 0;
      return { step: 'too-large' };
    }
    transfer.length += payload.length;
    transfer.chunks.push(payload);
    if (block.more) return { step: 'continue' };
    this.transfers.delete(key);
    return { body: Buffer.concat(transfer.chunks) };
  }

  private begin(key: string, now: number): void {
    this.transfers.delete(key);
    for (const [old, { expires }] of this.transfers) {
      if (expires > now && this.transfers.size < MOST_TRANSFERS) break;
      this.transfers.delete(old);
    }
    this.transfers.set(key, { expires: now + LIFETIME_MS, chunks: [], length: 0 });
  }
}
