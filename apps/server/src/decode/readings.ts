import { parseInstant } from '@vigie/kit';
import type { Instant, Json, JsonObject, Reading } from '@vigie/kit';
import { parseFieldPath, valueAt } from './field-path.ts';
import type { FieldStep } from './field-path.ts';

/** A datastream as far as decoded data go: value × factor + offset is in its unit. */
export interface FieldMapping {
  readonly id: number;
  /** `distance`, `channels[0].level`, or `history[*].level` for each entry of a list. */
  readonly field: string;
  readonly factor: number;
  readonly offset: number;
}

/** Where codecs put what was measured before this frame: `history: [{ time, … }]`. */
const HISTORY = 'history';
const TIME_FIELDS = ['time', 'timestamp'] as const;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number a decoded value stands for: itself, 1 or 0 of a boolean, that of a numeric text. Not finite for anything
 * else, which qualify fails; undefined for nothing at all.
 */
export function numberOf(value: Json | undefined): number | undefined {
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      return NUMBER.test(value.trim()) ? Number(value) : Number.NaN;
    default:
      return value === undefined || value === null ? undefined : Number.NaN;
  }
}

/** Numbers below are seconds since 1970, above milliseconds: 1e11 s is the year 5138, 1e11 ms is March 1973. */
const LARGEST_SECONDS = 1e11;

/** `absent` where the entry says no time, `unreadable` where it says one that means nothing. Texts without offset are UTC. */
function entryTime(entry: Json): Instant | 'absent' | 'unreadable' {
  const said = TIME_FIELDS.map((name) => valueAt(entry, [name])).find((time) => time !== undefined && time !== null);
  if (said === undefined) return 'absent';
  if (typeof said === 'number') return said < LARGEST_SECONDS ? said * 1_000 : said;
  if (typeof said !== 'string') return 'unreadable';
  return parseInstant(said) ?? parseInstant(`${said}Z`) ?? 'unreadable';
}

interface CompiledField {
  readonly mapping: FieldMapping;
  /** Steps to the list whose entries hold the value; undefined for a plain field. */
  readonly list: readonly FieldStep[] | undefined;
  readonly steps: readonly FieldStep[];
}

function compileField(mapping: FieldMapping): CompiledField {
  const steps = parseFieldPath(mapping.field);
  const each = steps.indexOf('[*]');
  if (each < 0) return { mapping, list: undefined, steps };
  return { mapping, list: steps.slice(0, each), steps: steps.slice(each + 1) };
}

function reading(mapping: FieldMapping, time: Instant, value: number): Reading {
  return { datastream: mapping.id, time, value: value * mapping.factor + mapping.offset };
}

/** A value with a time that means nothing is kept as not a number at the time of the frame: it is seen, and not believed. */
function entryReading({ mapping, steps }: CompiledField, entry: Json, frameTime: Instant): Reading | undefined {
  const value = numberOf(valueAt(entry, steps));
  if (value === undefined) return undefined;
  const time = entryTime(entry);
  if (time === 'unreadable') return reading(mapping, frameTime, Number.NaN);
  return reading(mapping, time === 'absent' ? frameTime : time, value);
}

function historyReadings(field: CompiledField, data: JsonObject, frameTime: Instant): Reading[] {
  const entries = valueAt(data, field.list ?? [HISTORY]);
  if (!Array.isArray(entries)) return [];
  return (entries as readonly Json[]).flatMap((entry) => entryReading(field, entry, frameTime) ?? []);
}

/** Paths are read once for each list of datastreams, not once for each frame. */
const compiled = new WeakMap<readonly FieldMapping[], readonly CompiledField[]>();

function compiledFields(mappings: readonly FieldMapping[]): readonly CompiledField[] {
  const known = compiled.get(mappings);
  if (known !== undefined) return known;
  const fields = mappings.map(compileField);
  compiled.set(mappings, fields);
  return fields;
}

/**
 * Decoded data to readings: a field that is not there gives none, one that is no number gives a reading that is not a
 * number. A plain field is also read in each entry of `history`, at the entry's own `time` or `timestamp` (ISO 8601, or
 * seconds or milliseconds since 1970). Hand in the same list of datastreams for all frames of a device.
 */
export function readingsOf(data: JsonObject, mappings: readonly FieldMapping[], time: Instant): readonly Reading[] {
  const withHistory = Object.hasOwn(data, HISTORY);
  return compiledFields(mappings).flatMap((field) => {
    const value = field.list === undefined ? numberOf(valueAt(data, field.steps)) : undefined;
    const now = value === undefined ? [] : [reading(field.mapping, time, value)];
    // the present value first: an entry whose own time means nothing must not take its place
    return field.list !== undefined || withHistory ? [...now, ...historyReadings(field, data, time)] : now;
  });
}
