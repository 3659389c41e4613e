import { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, Problem } from '#platform/http/problem.ts';
import type { FrameImport, HistoryRecord } from '../ports/frame-import.ts';
import type { People } from '../ports/people.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import type { Scope } from '../reads.ts';
import { boundedLines } from './bounded-lines.ts';
import { instant, keyShape } from './shapes.ts';

export interface HistoryDeps {
  readonly registry: RegistryReads;
  readonly frames: FrameImport;
  readonly people: People;
}

const CHUNK_RECORDS = 2000;
const CHUNK_BYTES = 8 * 1_048_576;
const LONGEST_LINE = 1_048_576;
const LONGEST_IMPORT = 4 * 1024 ** 3;

const record = z.object({ receivedTime: instant, body: z.unknown().refine((body) => body !== undefined) });

function badLine(number: number, accepted: number, why: string): Problem {
  return new Problem({
    status: 422,
    code: 'history-line',
    title: 'Ligne illisible',
    detail: `Ligne ${number} : ${why} Les ${accepted} trames précédentes sont enregistrées ; corrigez puis renvoyez le tout, les doublons sont reconnus.`,
    errors: [{ where: `body line ${number}`, message: why }],
  });
}

/** JSON of a line; `undefined` for what is none. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function parseLine(line: string): HistoryRecord | string {
  const json = jsonOf(line);
  if (json === undefined) return 'ce n’est pas du JSON.';
  const parsed = record.safeParse(json);
  if (!parsed.success) return '« receivedTime » (ISO 8601) et « body » sont attendus.';
  const { receivedTime, body } = parsed.data;
  return { receivedTime, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
}

interface Import {
  readonly scope: Scope;
  readonly connector: string;
  readonly lines: AsyncIterable<string>;
}

/** Reads lines as fast as the store commits them, no faster. */
async function importLines(frames: FrameImport, { scope, connector, lines }: Import): Promise<number> {
  let [accepted, number, bytes] = [0, 0, 0];
  let chunk: HistoryRecord[] = [];
  const flush = async (): Promise<void> => {
    if (chunk.length > 0) accepted += await frames.importHistory(scope, connector, chunk);
    [chunk, bytes] = [[], 0];
  };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (typeof parsed === 'string') {
      await flush();
      throw badLine(number, accepted, parsed);
    }
    chunk.push(parsed);
    bytes += parsed.body.byteLength;
    if (chunk.length >= CHUNK_RECORDS || bytes >= CHUNK_BYTES) await flush();
  }
  await flush();
  return accepted;
}

/** The past of a connector, one envelope a line: `{"receivedTime": …, "body": …}`. */
export function registerHistoryRoutes(app: HttpServer, { registry, frames, people }: HistoryDeps): void {
  void app.register(async (scope: HttpServer) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post(
      '/api/v1/connectors/:id/history',
      {
        config: { access: 'administrator' },
        schema: {
          tags: ['connectors'],
          params: z.object({ id: keyShape }),
          consumes: ['application/x-ndjson'],
          response: { 202: z.object({ accepted: z.number() }) },
        },
      },
      async (request, reply) => {
        const { organisation, who } = principalOf(request);
        const { id } = request.params;
        const connector = await registry.connector({ organisation }, id);
        if (!connector) throw notFound('Le connecteur', id);
        if (connector.disabled !== undefined)
          throw conflict('connector-disabled', `Le connecteur « ${id} » est fermé.`);
        // The parser of this scope hands the stream over unread.
        const lines = boundedLines(request.body as Readable, { line: LONGEST_LINE, total: LONGEST_IMPORT });
        const accepted = await importLines(frames, { scope: { organisation }, connector: id, lines });
        await people.note({ organisation }, { who, action: 'history.import', object: id, detail: { accepted } });
        return reply.code(202).send({ accepted });
      },
    );
  });
}
