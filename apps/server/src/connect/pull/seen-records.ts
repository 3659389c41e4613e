import { createHash } from 'node:crypto';

const MOST = 100_000;

/** A short name of what was said, whatever the order of requests. */
export function contentHash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}

/**
 * The newest records of one source that are committed. An overlap is asked at every turn and is nearly always what it
 * was: what is known here needs no frame, and what is not known is left to the ledger to call a duplicate.
 */
export class SeenRecords {
  private readonly known = new Set<string>();

  has(hash: string): boolean {
    return this.known.has(hash);
  }

  add(hash: string): void {
    // to the end of the order in which names are forgotten
    this.known.delete(hash);
    this.known.add(hash);
    if (this.known.size <= MOST) return;
    for (const oldest of this.known) {
      this.known.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.known.clear();
  }
}
