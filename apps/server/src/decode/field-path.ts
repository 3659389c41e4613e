import type { Json, JsonObject } from '@vigie/kit';

/** One step into decoded data: a name, a place in a list, or `[*]` for each entry of a list. */
export type FieldStep = string | number;

const STEP = /\[(\d+|\*)\]|[^.[\]]+/g;

/** Reads `a.b[0].c` and `history[*].x`. */
export function parseFieldPath(field: string): readonly FieldStep[] {
  return Array.from(field.matchAll(STEP), ([text, place]) => {
    if (place === undefined) return text;
    return place === '*' ? '[*]' : Number(place);
  });
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at the end of the path; undefined where there is none. Never looks into prototypes. */
export function valueAt(data: Json, steps: readonly FieldStep[]): Json | undefined {
  let value: Json | undefined = data;
  for (const step of steps) {
    if (Array.isArray(value)) value = typeof step === 'number' ? (value as readonly Json[])[step] : undefined;
    else if (isObject(value)) value = Object.hasOwn(value, step) ? value[step] : undefined;
    else return undefined;
  }
  return value;
}
