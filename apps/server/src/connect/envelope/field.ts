import type { Json, JsonObject } from '@vigie/kit';

/** The value where it is an object, else nothing. */
export function objectOf(value: Json | undefined): JsonObject | undefined {
  // A JSON value that is neither null nor an array has only this one shape left: the cast says what narrowing cannot.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The object found by following the names; nothing where one of them is missing. */
export function objectAt(object: JsonObject | undefined, ...names: readonly string[]): JsonObject | undefined {
  let found = object;
  for (const name of names) found = objectOf(found?.[name]);
  return found;
}

/** Protobuf JSON leaves zeros out: an absent number is one. */
export function orZero(value: Json | undefined): Json {
  return value ?? 0;
}

/** The objects of an array; nothing where it is not one. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(value)) return [];
  const objects: JsonObject[] = [];
  for (const item of value) {
    const object = objectOf(item);
    if (object !== undefined) objects.push(object);
  }
  return objects;
}

/** Text, or a number written out: some servers send identifiers as numbers. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A finite number, also when it is written as text: ThingPark and Sigfox do. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** First of the named fields that is there. */
export function firstOf(object: JsonObject, names: readonly string[]): Json | undefined {
  for (const name of names) {
    const value = object[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Value at `a.b.0.c`; own properties only, so that a path never reaches a prototype. */
export function valueAt(json: Json | undefined, path: string): Json | undefined {
  let value = json;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    // Arrays and objects are both read by own key here.
    value = (value as JsonObject)[step];
  }
  return value;
}
