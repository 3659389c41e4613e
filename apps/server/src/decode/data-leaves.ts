import type { Json, JsonObject } from '@vigie/kit';

export interface Leaf {
  /** Path as a datastream would write it. */
  readonly path: string;
  readonly name: string;
  readonly value: number | string | boolean | null;
}

/** More than that of one frame is looked at by nobody. */
const MOST = 2_000;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every simple value of decoded data with its path, at most two thousand. */
export function leavesOf(data: Json): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: Json, path: string, name: string) => {
    if (leaves.length >= MOST) return;
    if (Array.isArray(value)) value.forEach((entry: Json, index) => walk(entry, `${path}[${index}]`, name));
    else if (isObject(value)) {
      for (const [key, entry] of Object.entries(value)) walk(entry, path === '' ? key : `${path}.${key}`, key);
    } else leaves.push({ path, name, value: value as Leaf['value'] }); // neither list nor object: simple
  };
  walk(data, '', '');
  return leaves;
}

/** Every object in decoded data, the outermost first. */
export function objectsOf(data: Json): readonly { readonly path: string; readonly object: JsonObject }[] {
  const found: { path: string; object: JsonObject }[] = [];
  const walk = (value: Json, path: string) => {
    if (found.length >= MOST) return;
    if (Array.isArray(value)) value.forEach((entry: Json, index) => walk(entry, `${path}[${index}]`));
    else if (isObject(value)) {
      found.push({ path, object: value });
      for (const [key, entry] of Object.entries(value)) walk(entry, path === '' ? key : `${path}.${key}`);
    }
  };
  walk(data, '');
  return found;
}
