import { coveredPeriod, isLength, parseInstant } from '@vigie/kit';
import type { Covers, Instant, Json, JsonObject, Milliseconds, Reading } from '@vigie/kit';
import { parseFieldPath, valueAt } from './field-path.ts';
import type { FieldStep } from './field-path.ts';

/** A datastream as far as decoded data go: value × factor + offset is in its unit. */
export interface FieldMapping {
  readonly id: number;
  /** `distance`, `channels[0].level`, or `history[*].level` for each entry of a list. */
  readonly field: string;
  readonly factor: number;
  readonly offset: number;
  /** Which time its values tell of; a moment where absent. */
  readonly covers?: Covers;
  /** Seconds they tell of, where nothing in the data says. */
  readonly period?: number;
  /** Path of those seconds, beside the value. */
  readonly periodField?: string | undefined;
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
  readonly length: readonly FieldStep[] | undefined;
}

function compileField(mapping: FieldMapping): CompiledField {
  const steps = parseFieldPath(mapping.field);
  const length = mapping.periodField === undefined ? undefined : parseFieldPath(mapping.periodField);
  const each = steps.indexOf('[*]');
  if (each < 0) return { mapping, list: undefined, steps, length };
  return { mapping, list: steps.slice(0, each), steps: steps.slice(each + 1), length };
}

/** Length of time a value tells of: what the device says beside it, else what is declared of it. */
function lengthOf({ mapping, length }: CompiledField, beside: Json): Milliseconds {
  const said = length === undefined ? undefined : numberOf(valueAt(beside, length));
  const declared = (mapping.period ?? 0) * 1_000;
  return said !== undefined && isLength(said * 1_000) ? said * 1_000 : declared;
}

/** A value said at a time; `beside`: the object it stands in. */
function readingAt(
  field: CompiledField,
  { time, beside }: { readonly time: Instant; readonly beside: Json },
  value: number,
): Reading {
  const { id, factor, offset, covers = 'moment' } = field.mapping;
  const made = { datastream: id, time, value: value * factor + offset };
  if (covers === 'moment') return made;
  const period = coveredPeriod(covers, time, lengthOf(field, beside));
  return period === undefined ? made : { ...made, period };
}

/** A value with a time that means nothing is kept as not a number at the time of the frame: it is seen, and not believed. */
function entryReading(field: CompiledField, entry: Json, frameTime: Instant): Reading | undefined {
  const value = numberOf(valueAt(entry, field.steps));
  if (value === undefined) return undefined;
  const time = entryTime(entry);
  if (time === 'unreadable') return readingAt(field, { time: frameTime, beside: entry }, Number.NaN);
  return readingAt(field, { time: time === 'absent' ? frameTime : time, beside: entry }, value);
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
 * seconds or milliseconds since 1970). A value that tells of a period carries it, from its start to its end. Hand in the
 * same list of datastreams for all frames of a device.
 */
export function readingsOf(data: JsonObject, mappings: readonly FieldMapping[], time: Instant): readonly Reading[] {
  const withHistory = Object.hasOwn(data, HISTORY);
  return compiledFields(mappings).flatMap((field) => {
    const value = field.list === undefined ? numberOf(valueAt(data, field.steps)) : undefined;
    const now = value === undefined ? [] : [readingAt(field, { time, beside: data }, value)];
    // the present value first: an entry whose own time means nothing must not take its place
    return field.list !== undefined || withHistory ? [...now, ...historyReadings(field, data, time)] : now;
  });
}
