import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import type { Encoding, Spooled } from './spool.ts';

/** One line of a file: its number as an editor counts it, and its cells. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file cannot be read further than this line. */
export class BrokenCsv extends Error {
  readonly line: number;
  constructor(line: number, why: string) {
    super(why);
    this.line = line;
  }
}

const LONGEST_LINE = 262_144;
const DELIMITERS = [';', ',', '\t', '|'] as const;

/** The one the heading holds most of, outside quotes. */
export function delimiterOf(heading: string): string {
  const bare = heading.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, n: bare.split(delimiter).length }));
  return counts.toSorted((a, b) => b.n - a.n)[0]?.delimiter ?? ',';
}

async function* decoded(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(file, { highWaterMark: 262_144 }))
    yield decoder.decode(piece as Buffer, { stream: true }); // no encoding was asked: pieces are bytes
  yield decoder.decode();
}

async function headingOf({ file, encoding }: Spooled): Promise<string> {
  let heading = '';
  for await (const text of decoded(file, encoding)) {
    heading += text;
    if (heading.includes('\n') || heading.length > LONGEST_LINE) break;
  }
  return heading.split(/\r?\n/, 1)[0] ?? '';
}

interface Record {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

function broken(error: CsvError): BrokenCsv {
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 0;
  const why =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'un guillemet ouvert n’est jamais refermé.'
      : `la ligne ne se lit pas (${error.code}).`;
  return new BrokenCsv(line, why);
}

/** The lines of a file in turn, heading first; memory does not grow with its length. Throws BrokenCsv. */
export async function* csvLines(spooled: Spooled): AsyncGenerator<CsvLine> {
  const delimiter = delimiterOf(await headingOf(spooled));
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: LONGEST_LINE,
  });
  const feeding = feed(parser, spooled);
  try {
    for await (const { info, record } of parser as AsyncIterable<Record>) yield { line: info.lines, cells: record };
  } catch (error) {
    throw error instanceof CsvError ? broken(error) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

async function feed(parser: ReturnType<typeof parse>, { file, encoding }: Spooled): Promise<void> {
  for await (const text of decoded(file, encoding)) {
    if (parser.destroyed) return;
    if (!parser.write(text)) await drained(parser);
  }
  if (!parser.destroyed) parser.end();
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      parser.off('drain', go);
      parser.off('close', go);
      resolve();
    };
    parser.once('drain', go);
    parser.once('close', go);
  });
}
