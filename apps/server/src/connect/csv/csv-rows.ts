import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { JsonObject } from '@vigie/kit';
import { TextChunks } from '#connect/csv/text-chunks.ts';
import type { TextEncoding } from '#connect/csv/text-chunks.ts';

/** One line of a file, by column; the first line names the columns. */
export interface CsvRow {
  /** Line of the file, the header is 1. */
  readonly line: number;
  readonly cells: JsonObject;
}

/** How a file was read. */
export interface CsvForm {
  encoding: TextEncoding;
  delimiter: string;
  columns: readonly string[];
}

/** Why the rest of a file cannot be read. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
}

/** A line longer than this is no table: a quote that never closes, or no CSV. */
const MAX_RECORD = 65_536;
const MAX_COLUMNS = 500;
const DELIMITERS = [';', '\t', ',', '|'] as const;

/** Rows of a CSV file as they come, in bounded memory. Throws CsvFault where it cannot be read any further. */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  form: CsvForm,
  delimiter?: string,
): AsyncGenerator<CsvRow> {
  const texts = decoded(chunks, form);
  const [head, rest] = await firstLine(texts);
  form.delimiter = delimiter ?? delimiterOf(head);
  const source = Readable.from(joined(head, rest));
  const parser = source.pipe(
    parse({
      delimiter: form.delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD,
    }),
  );
  source.on('error', (error) => parser.destroy(error));
  try {
    // `info: true` gives each record in this shape.
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (form.columns.length === 0) form.columns = columnsOf(record);
      else yield { line: info.lines, cells: cellsOf(record, form.columns) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CsvFault(error.message, { cause: error });
    throw error;
  }
  if (form.columns.length === 0) throw new CsvFault('the file is empty: no header line');
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, form: CsvForm): AsyncGenerator<string> {
  const texts = new TextChunks();
  for await (const chunk of chunks) {
    const text = texts.push(chunk);
    form.encoding = texts.encoding;
    if (text !== '') yield text;
  }
  const rest = texts.end();
  if (rest !== '') yield rest;
}

/** Everything up to the end of the first line, and what follows. */
async function firstLine(texts: AsyncGenerator<string>): Promise<[string, AsyncGenerator<string>]> {
  let head = '';
  for (;;) {
    const { value, done } = await texts.next();
    if (done === true) return [head, texts];
    head += value;
    if (head.includes('\n') || head.includes('\r') || head.length > MAX_RECORD) return [head, texts];
  }
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* rest;
}

/** The delimiter that cuts the first line most often, outside quotes. */
function delimiterOf(text: string): string {
  const bare = (text.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => [bare.split(delimiter).length, delimiter] as const);
  return counted.toSorted((a, b) => b[0] - a[0])[0]?.[1] ?? ';';
}

function columnsOf(record: readonly string[]): readonly string[] {
  if (record.length > MAX_COLUMNS) throw new CsvFault(`${record.length} columns: ${MAX_COLUMNS} at most`);
  const columns = record.map((name) => name.trim());
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined) throw new CsvFault(`two columns are called « ${twice} »`);
  return columns;
}

function cellsOf(record: readonly string[], columns: readonly string[]): JsonObject {
  return Object.fromEntries(
    columns.flatMap((name, at) => {
      const text = record[at];
      // nothing to keep of an empty cell; PostgreSQL cannot keep NUL
      return name === '' || name === '__proto__' || text === undefined || text === ''
        ? []
        : [[name, text.replaceAll('\0', '')]];
    }),
  );
}
