import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { stringify } from 'csv-stringify/sync';
import type { Page } from '../reads.ts';

type Cell = string | number | null;

const ROWS_PER_READ = 1000;

/** A cell a spreadsheet would run as a formula is opened with an apostrophe; numbers are numbers. */
function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Everything a query finds, read and sent page by page: memory does not grow with the length. */
export function csvStream<T>(
  columns: readonly string[],
  rowOf: (item: T) => readonly Cell[],
  read: (cursor: string | undefined, limit: number) => Promise<Page<T>>,
): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield stringify([[...columns]]);
    let cursor: string | undefined;
    do {
      const { items, next } = await read(cursor, ROWS_PER_READ);
      if (items.length > 0) yield stringify(items.map((item) => rowOf(item).map(harmless)));
      cursor = next;
    } while (cursor !== undefined);
  }
  return Readable.from(lines());
}

export function wantsCsv(request: FastifyRequest): boolean {
  return /^text\/csv\b/.test(request.headers.accept ?? '');
}

/** A short table as a file to keep; a long one is streamed. */
export function csvFile(
  reply: FastifyReply,
  name: string,
  { columns, lines }: { readonly columns: readonly string[]; readonly lines: readonly (readonly Cell[])[] },
): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${name}.csv"`).type('text/csv; charset=utf-8');
  return reply.send(stringify([[...columns], ...lines.map((line) => line.map(harmless))]));
}
