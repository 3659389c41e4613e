import type { Json, JsonObject } from '@vigie/kit';
import { objectOf, objectsOf } from '#connect/envelope/field.ts';
import type { PullAnswer, PullPage } from '#connect/pull/pull-kind.ts';

const text = ({ body }: PullAnswer): string => {
  const read = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return read.charCodeAt(0) === 0xfeff ? read.slice(1) : read;
};

/** JSON of an answer, one object a line included; nothing when it is none. */
export function jsonOf(answer: PullAnswer): Json | undefined {
  const read = text(answer);
  const whole = parse(read);
  if (whole !== undefined) return whole;
  const lines = read.split('\n').filter((line) => line.trim() !== '');
  const objects = lines.map(parse);
  // a cut or spoilt line is a spoilt page: it is asked again whole
  return lines.length > 1 && objects.every((each): each is Json => objectOf(each) !== undefined) ? objects : undefined;
}

function parse(read: string): Json | undefined {
  try {
    // JSON.parse gives exactly the Json type
    return JSON.parse(read) as Json;
  } catch {
    return undefined;
  }
}

export const NOT_JSON = { fault: 'not-json', detail: 'the answer is not JSON' } as const;

/** A page whose records are a list under one name, as Hub'Eau's `data`. */
export function listPage(
  answer: PullAnswer,
  name: string,
  nextOf: (page: JsonObject, records: readonly JsonObject[]) => string | undefined,
): PullPage {
  const json = jsonOf(answer);
  if (json === undefined) return NOT_JSON;
  const page = objectOf(json);
  if (page === undefined || !Array.isArray(page[name]))
    return { fault: 'unknown-shape', detail: `no list "${name}" in the answer` };
  const records = objectsOf(page[name]);
  const next = nextOf(page, records);
  return next === undefined ? { records } : { records, next };
}
