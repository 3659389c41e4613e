import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '@vigie/kit';
import { createCagedDecoder } from '#decode/caged-decoder.ts';
import type { CagedDecoder } from '#decode/caged-decoder.ts';
import { runVectors } from '#decode/codec-vectors.ts';
import type { VectorCase } from '#decode/codec-vectors.ts';
import { readCodecYaml, sourceFileOf, vectorsOf } from '#decode/ttn-folder.ts';
import { openDatabase } from '#platform/db/database.ts';
import { Codecs } from '#store/codecs.ts';
import { migrate } from '#store/migrate.ts';
import type { Config } from '../config.ts';

/** The organisation a new instance has from its first migration. */
const HOME = { organisation: 1 };
/** More than ten times the repository of today. */
const MOST_FILES = 50_000;
const LARGEST_FILE = 524_288;

interface Found {
  readonly id: string;
  readonly maker: string;
  readonly source: string;
  readonly vectors: readonly JsonObject[];
}

export interface ImportReport {
  readonly imported: readonly { readonly id: string; readonly version: string; readonly passed: boolean }[];
  /** Versions that were there already. */
  readonly known: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

const textOf = (file: string): string | undefined =>
  statSync(file, { throwIfNoEntry: false })?.isFile() === true && statSync(file).size <= LARGEST_FILE
    ? readFileSync(file, 'utf8')
    : undefined;

/** The codec a YAML file describes, or why there is none; undefined for a YAML of something else. */
function readCodec(file: string): Found | string | undefined {
  const text = textOf(file);
  const yaml = text === undefined ? undefined : readCodecYaml(text);
  const name = sourceFileOf(yaml);
  if (name === undefined) return undefined;
  const folder = path.dirname(file);
  const script = path.resolve(folder, name);
  // a repository of others: nothing outside its folder is read
  if (!script.startsWith(`${folder}${path.sep}`)) return `${name} is outside the folder`;
  const source = textOf(script);
  if (source === undefined) return `${name} is missing or larger than ${LARGEST_FILE} bytes`;
  const maker = path.basename(folder);
  const id = `${maker}-${path.basename(file, path.extname(file))}`.replaceAll(/[^A-Za-z0-9._~-]+/g, '-').slice(0, 128);
  return { id, maker, source, vectors: vectorsOf(yaml) };
}

/** YAML files of the folder and below, in order. */
function yamlFiles(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).slice(0, MOST_FILES);
  return all
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.resolve(folder, name))
    .toSorted();
}

let row = 0;

async function reportOf(decoder: CagedDecoder, { source, vectors }: Found) {
  row += 1;
  decoder.load(row, source);
  // written by vectorsOf
  const results = await runVectors(decoder, row, vectors as readonly VectorCase[]);
  decoder.unload(row);
  const passed = results.length > 0 && results.every(({ ok }) => ok);
  const kept = results.map(({ data: _data, ...result }) => result);
  return { passed, report: JSON.parse(JSON.stringify({ vectors: kept, findings: [] })) as JsonObject }; // JSON in, JSON out
}

/** The same source is the same version: importing again changes nothing. */
const versionOf = (source: string): string => `sha-${createHash('sha256').update(source).digest('hex').slice(0, 12)}`;

async function importAll(codecs: Codecs, folder: string): Promise<ImportReport> {
  const decoder = await createCagedDecoder();
  const imported: { id: string; version: string; passed: boolean }[] = [];
  const skipped: { file: string; reason: string }[] = [];
  let known = 0;
  try {
    for (const file of yamlFiles(folder)) {
      const found = readCodec(file);
      if (typeof found === 'string') skipped.push({ file: path.relative(folder, file), reason: found });
      if (found === undefined || typeof found === 'string') continue;
      const { passed, report } = await reportOf(decoder, found);
      const version = versionOf(found.source);
      const state = passed ? 'tested' : 'draft';
      const made = await codecs.create(HOME, { ...found, version, state, report, author: 'codec import' });
      if (made) imported.push({ id: found.id, version, passed });
      else known += 1;
    }
  } finally {
    await decoder.stop();
  }
  return { imported, known, skipped };
}

/** Takes the codecs of a folder in, each tried in the cage on its maker's examples; none becomes active by itself. */
export async function importCodecs(config: Config, folder: string): Promise<ImportReport> {
  const quiet = { info: () => undefined, error: () => undefined };
  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.data, log: quiet });
  try {
    const pool = database.pool(1);
    await migrate(pool);
    return await importAll(new Codecs(pool, async () => undefined), folder);
  } finally {
    await database.release();
  }
}
