import { createHash } from 'node:crypto';

const MOST = 100_000;

/** A short name of what was said, whatever the order of requests. */
export function contentHash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}

/**
 * What one source said last of each of its newest moments, where it is committed. An overlap is asked at every turn and
 * is nearly always what it was: what is known here needs no frame, and what is not known is left to the ledger to call a
 * duplicate. Kept by moment, so that a source that comes back to an earlier word is heard.
 */
export class SeenRecords {
  private readonly last = new Map<string, string>();

  has(moment: string, hash: string): boolean {
    return this.last.get(moment) === hash;
  }

  add(moment: string, hash: string): void {
    // to the end of the order in which moments are forgotten
    this.last.delete(moment);
    this.last.set(moment, hash);
    if (this.last.size <= MOST) return;
    for (const oldest of this.last.keys()) {
      this.last.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.last.clear();
  }
}
