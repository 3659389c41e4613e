import type { JsonObject } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import { csvRows, CsvFault } from '#connect/csv/csv-rows.ts';
import type { CsvForm, CsvRow } from '#connect/csv/csv-rows.ts';
import { textOf } from '#connect/envelope/field.ts';
import type { NewFrame } from '#connect/frame-log.ts';
import { frameOf, MEDIA_END } from '#connect/intake.ts';
import type { IntakeParts, Trouble } from '#connect/intake.ts';
import { csv } from '#connect/kinds/csv.ts';
import { holdsMedia, mayHoldMedia } from '#connect/media-refusal.ts';

/** What became of a file. */
export interface CsvReport {
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly rejected: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** The first of them, with their line in the file. */
  readonly problems: readonly LineTrouble[];
  /** Why the rest could not be read; the rows before it are in. */
  readonly fault?: string;
}

export interface LineTrouble {
  readonly line: number;
  readonly reason: string;
  readonly detail: string;
}

/** Rows of one commit: enough to make commits rare, few enough to be nothing in memory. */
const BATCH = 500;
const TOLD_TROUBLES = 100;

/** Takes a CSV file, row by row into frames; each batch is durable before the next is read. Rejects with IntakeUnavailable. */
export async function takeCsv(
  parts: IntakeParts,
  connector: RegisteredConnector,
  chunks: AsyncIterable<Uint8Array>,
): Promise<CsvReport> {
  const form: CsvForm = { encoding: 'utf-8', delimiter: '', columns: [] };
  const count = { rows: 0, accepted: 0, quarantined: 0, rejected: 0 };
  const problems: LineTrouble[] = [];
  let fault: string | undefined;
  let batch: NewFrame[] = [];
  const flush = async (): Promise<void> => {
    const frames = batch;
    batch = [];
    await parts.batcher.submit(frames);
    for (const { early } of frames) count[countOf(early?.end)]++;
    count.rows += frames.length;
  };
  try {
    for await (const row of csvRows(chunks, form, textOf(connector.settings['delimiter']))) {
      batch.push(rowFrame(row, { parts, connector, problems }));
      if (batch.length >= BATCH) await flush();
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    fault = error.message;
  }
  await flush();
  return { ...count, ...form, problems, ...(fault === undefined ? {} : { fault }) };
}

interface RowParts {
  readonly parts: IntakeParts;
  readonly connector: RegisteredConnector;
  readonly problems: LineTrouble[];
}

function rowFrame({ line, cells }: CsvRow, { parts, connector, problems }: RowParts): NewFrame {
  const receivedTime = parts.clock.now();
  const body = Buffer.from(JSON.stringify(cells));
  const tell = (trouble: Omit<LineTrouble, 'line'>): void => {
    if (problems.length < TOLD_TROUBLES) problems.push({ line, ...trouble });
  };
  if (mayHoldMedia(body) && holdsMedia(cells)) {
    tell({ reason: 'media-refused', detail: 'sound and images never enter' });
    return { receivedTime, connector: connector.identity, body: new Uint8Array(0), early: MEDIA_END };
  }
  const troubles: Trouble[] = [];
  const message = { connector, body };
  const frame = frameOf({ envelope: { json: cells, body }, kind: csv, message, receivedTime, troubles, index: 0 });
  const [trouble] = troubles;
  if (trouble !== undefined) tell({ reason: trouble.reason, detail: trouble.detail });
  return frame;
}

function countOf(end: string | undefined): 'accepted' | 'quarantined' | 'rejected' {
  return end === 'quarantined' || end === 'rejected' ? end : 'accepted';
}

/** The first rows of a pasted text, for a dry run. */
export async function readSomeRows(text: Uint8Array, settings: JsonObject, most: number): Promise<readonly CsvRow[]> {
  const form: CsvForm = { encoding: 'utf-8', delimiter: '', columns: [] };
  const rows: CsvRow[] = [];
  for await (const row of csvRows(once(text), form, textOf(settings['delimiter']))) {
    rows.push(row);
    if (rows.length >= most) break;
  }
  return rows;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
