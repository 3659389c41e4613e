import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Json, JsonObject } from '@vigie/kit';

const ROOT = new URL('../../../../../../shared/corpora/envelopes/', import.meta.url);

/** Samples of network servers that other people published; they stand beside the repository, never in it. */
export const corpusIsThere = existsSync(ROOT);

/** A whole uplink message with the result another project's converter expects. */
export interface Pair {
  readonly lns: string;
  readonly file: string;
  readonly payload: JsonObject;
  readonly expected: JsonObject | readonly JsonObject[];
}

export function readPairs(): readonly Pair[] {
  const text = gunzipSync(readFileSync(new URL('pairs-open.jsonl.gz', ROOT))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);
}

/** Sample files of one network server, by name. */
export function readSamples(folder: string): readonly (readonly [name: string, json: Json])[] {
  const url = new URL(`${folder}/`, ROOT);
  return readdirSync(url)
    .filter((name) => name.endsWith('.json') && name !== 'example-pair.json')
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, url), 'utf8')) as Json]);
}

/** Text of a template of messages, with holes in it. */
export function readTemplate(folder: string): string {
  return readFileSync(new URL(`${folder}/template-fields.txt`, ROOT), 'utf8');
}
