import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '#platform/http/problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file that was sent, aside until it is read twice: once to check, once to write. */
export interface Spooled {
  readonly file: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  remove(): Promise<void>;
}

function tooLarge(limit: number): Problem {
  return new Problem({
    status: 413,
    code: 'body-too-large',
    title: 'Fichier trop grand',
    detail: `Plus de ${Math.round(limit / 1_048_576)} Mo : envoyez le fichier en plusieurs fois.`,
  });
}

function markedEncoding(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Tells UTF-8 from what older spreadsheets write, over the whole of a stream. */
class EncodingTest {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private marked: Encoding | undefined;
  private fits = true;
  private begun = false;

  take(piece: Buffer): void {
    if (!this.begun) this.marked = markedEncoding(piece);
    this.begun = true;
    this.try(() => this.decoder.decode(piece, { stream: true }));
  }

  end(): Encoding {
    this.try(() => this.decoder.decode());
    return this.marked ?? (this.fits ? 'utf-8' : 'windows-1252');
  }

  private try(decode: () => void): void {
    if (!this.fits) return;
    try {
      decode();
    } catch {
      this.fits = false;
    }
  }
}

/** Keeps a stream in a file of its own, in bounded memory. Throws a 413 beyond the limit, and leaves nothing then. */
export async function spool(input: AsyncIterable<Buffer>, limit: number): Promise<Spooled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigie-import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, 'import.csv');
  const encoding = new EncodingTest();
  let bytes = 0;
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const piece of input) {
      bytes += piece.length;
      if (bytes > limit) throw tooLarge(limit);
      encoding.take(piece);
      yield piece;
    }
  }
  try {
    await pipeline(measured, createWriteStream(file));
    return { file, bytes, encoding: encoding.end(), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
