import type { IncomingMessage } from 'node:http';

/** A request body, or its beginning when it is too large. */
export interface ReadBody {
  readonly bytes: Uint8Array;
  readonly tooLarge: boolean;
}

/** Read and thrown away beyond the limit, so that a sender slightly over it hears the answer instead of a reset. */
const DRAINED_BYTES = 16 * 1024 * 1024;
/** Kept of a body that is too large. */
const KEPT_BYTES = 4_096;

/** Reads at most `limit` bytes; rejects when the sender goes away before the end. */
export function readHttpBody(payload: IncomingMessage, limit: number): Promise<ReadBody> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let length = 0;
    payload.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      if (chunks.length > 1 || (chunks[0]?.length ?? 0) > KEPT_BYTES)
        chunks = [Buffer.concat(chunks).subarray(0, KEPT_BYTES)];
      else if (chunks.length === 0) chunks = [Buffer.from(chunk.subarray(0, KEPT_BYTES))];
      if (length > DRAINED_BYTES) {
        payload.pause();
        resolve({ bytes: Buffer.concat(chunks), tooLarge: true });
      }
    });
    payload.on('end', () => {
      const only = chunks.length === 1 ? chunks[0] : undefined;
      resolve({ bytes: only ?? Buffer.concat(chunks), tooLarge: length > limit });
    });
    payload.on('error', reject);
    payload.on('close', () => {
      // the stack of an error that nobody will see costs more than reading the body
      if (!payload.readableEnded) reject(new Error('the sender went away'));
    });
  });
}
