import { once } from 'node:events';
import { Client } from 'pg';
import type { PoolConfig } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

const FRAMES_PER_BATCH = 5_000;
// signature, flags and length of an empty header extension: PostgreSQL manual, COPY, "Binary Format"
const HEADER_LENGTH = 19;
const TRAILER = Buffer.from([0xff, 0xff]);
const DATABASE = 'vigie_limit';

interface Rows {
  readonly header: Buffer;
  readonly rows: readonly Buffer[];
}

/** Length of the binary tuple at `at`. */
function tupleLength(data: Buffer, at: number): number {
  const fields = data.readInt16BE(at);
  let end = at + 2;
  for (let field = 0; field < fields; field++) {
    const length = data.readInt32BE(end);
    end += 4 + Math.max(length, 0);
  }
  return end - at;
}

async function readRows(client: Client, query: string): Promise<Rows> {
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer); // the stream gives Buffers
  const data = Buffer.concat(chunks);
  const rows: Buffer[] = [];
  let at = HEADER_LENGTH;
  while (at < data.length && data.readInt16BE(at) !== -1) {
    const length = tupleLength(data, at);
    rows.push(data.subarray(at, at + length));
    at += length;
  }
  return { header: data.subarray(0, HEADER_LENGTH), rows };
}

async function writeRows(client: Client, table: string, payload: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} from stdin (format binary)`));
  stream.end(payload);
  await once(stream, 'finish');
}

function batches({ header, rows }: Rows, count: number): Buffer[] {
  const size = Math.ceil(rows.length / count);
  return Array.from({ length: count }, (_, index) =>
    Buffer.concat([header, ...rows.slice(index * size, (index + 1) * size), TRAILER]),
  );
}

export interface Limit {
  readonly frames: number;
  readonly observations: number;
  readonly framesPerSecond: number;
  readonly observationsPerSecond: number;
}

/**
 * The limit: binary COPY, already encoded, of frame and observation rows that the run itself stored, into the same tables
 * of a database with the same schema; one transaction for each 5,000 frames.
 */
export async function measureLimit(connection: PoolConfig, frames: number): Promise<Limit> {
  const database = connection.database ?? 'postgres';
  const admin = new Client({ ...connection, database: 'postgres' });
  await admin.connect();
  const source = new Client(connection);
  await source.connect();
  const chosen = `select id, received_time from frame order by id limit ${frames}`;
  const frameRows = await readRows(
    source,
    `select f.* from frame f join (${chosen}) c using (id, received_time) order by f.id`,
  );
  const observationRows = await readRows(
    source,
    `select o.* from observation o join (${chosen}) c on c.id = o.frame_id order by o.frame_id, o.phenomenon_time`,
  );
  await source.end();
  await admin.query(`drop database if exists ${DATABASE}`);
  await admin.query(`create database ${DATABASE} template "${database}"`);
  await admin.end();

  const target = new Client({ ...connection, database: DATABASE });
  await target.connect();
  await target.query('truncate frame, observation');
  await target.query('checkpoint');
  const count = Math.max(1, Math.round(frameRows.rows.length / FRAMES_PER_BATCH));
  const frameBatches = batches(frameRows, count);
  const observationBatches = batches(observationRows, count);
  const begin = performance.now();
  for (let index = 0; index < count; index++) {
    await target.query('begin');
    await writeRows(target, 'frame', frameBatches[index] ?? Buffer.alloc(0));
    await writeRows(target, 'observation', observationBatches[index] ?? Buffer.alloc(0));
    await target.query('commit');
  }
  const seconds = (performance.now() - begin) / 1000;
  await target.end();
  return {
    frames: frameRows.rows.length,
    observations: observationRows.rows.length,
    framesPerSecond: Math.round(frameRows.rows.length / seconds),
    observationsPerSecond: Math.round(observationRows.rows.length / seconds),
  };
}
