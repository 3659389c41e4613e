/*
 * The functions of this file run inside QuickJS, before and around a codec: they are sent there as text.
 * So each may use only its parameters, the others of this file and what a bare JavaScript engine has,
 * and after the codec's first line only primordials captured before it.
 */

import { BUFFER_PARTS } from './cage-buffer.ts';
import { LANGUAGE_PARTS } from './cage-language.ts';
import { WORD_PARTS, faultText, thrownText, thrownFault, dataText, errorsText, warningsText } from './cage-words.ts';
import type { Primordials } from './cage-words.ts';
import type { OlderShape } from './cage-source.ts';

/** `[port, time, bytes]` */
type Frame = readonly [number, number, readonly number[]];
type AnyFunction = (...all: unknown[]) => unknown;
type Codec = (input: unknown, ...more: unknown[]) => unknown;
/** What the wrapped source gives: the modern function, or one of an older network server. */
type Entry = Codec | { readonly old: Codec; readonly shape: OlderShape } | undefined;
type Factory = () => Entry;

function capturePrimordials(): Primordials {
  const { apply, has, ownKeys, deleteProperty } = Reflect;
  const { prototype } = String;
  const indexOf = Reflect.get(prototype, 'indexOf') as AnyFunction;
  const slice = Reflect.get(prototype, 'slice') as AnyFunction;
  return {
    apply,
    has,
    ownKeys,
    deleteProperty,
    parse: JSON.parse,
    stringify: JSON.stringify,
    isArray: Array.isArray,
    indexOf: (text, search) => apply(indexOf, text, [search]) as number,
    slice: (text, end) => apply(slice, text, [0, end]) as string,
    text: String,
    date: Date,
    // not the name `eval`: evaluated in the global scope, not in this one
    evaluate: Reflect.get(globalThis, 'eval') as (code: string) => unknown,
  };
}

/** The result of `decodeUplink` as one piece of JSON: `{fault, detail}` or `{data, warnings}`. */
function resultText(p: Primordials, result: unknown, limit: number): string {
  if (typeof result !== 'object' || result === null) return faultText(p, 'codec-output', 'result is not an object');
  const { data, errors, warnings } = result as {
    readonly data?: unknown;
    readonly errors?: unknown;
    readonly warnings?: unknown;
  };
  const said = errorsText(p, errors);
  if (said !== '') return faultText(p, 'codec-errors', said);
  if (typeof data === 'object' && data !== null) return givenText(p, { data, warnings, limit });
  return faultText(p, 'codec-output', p.has(result, 'then') ? 'result is a promise' : 'result has no data');
}

interface Given {
  readonly data: object;
  readonly warnings: unknown;
  /** Characters of JSON. */
  readonly limit: number;
}

function givenText(p: Primordials, { data, warnings, limit }: Given): string {
  const text = dataText(p, data);
  if (text === '') return faultText(p, 'codec-output', 'data is not an object in JSON');
  if (text.length > limit) return faultText(p, 'codec-output', 'data of ' + text.length + ' characters');
  return '{"data":' + text + ',"warnings":[' + warningsText(p, warnings) + ']}';
}

interface CodecInput {
  readonly bytes?: unknown;
  readonly fPort?: unknown;
  readonly data?: unknown;
  readonly variables?: unknown;
}

/** Calls what the file defined, whatever the network server it was written for. */
function callEntry(entry: Entry, input: CodecInput): unknown {
  if (typeof entry === 'function') return entry(input);
  if (entry === undefined) return undefined;
  const { bytes, fPort, data, variables = {} } = input;
  const { old, shape } = entry;
  switch (shape) {
    case 'port-bytes':
      return { data: old(fPort, bytes, variables) };
    case 'bytes-port':
      return { data: old(bytes, fPort) };
    case 'port-data':
      return { bytes: old(fPort, data, variables), fPort };
    case 'data-port':
      return { bytes: old(data, fPort), fPort };
  }
}

/** What a codec says on its console while somebody listens: the inside of a JSON array. */
export interface Ear {
  listening: boolean;
  said: string;
  lines: number;
}

/** Reads one answer out of the cage: a verb and its text in, JSON out. The only door. */
type Door = (verb: string, text: string) => string;

interface Cell {
  readonly p: Primordials;
  readonly global: object;
  /** [0] index of the frame being decoded, written for the host; [1] not zero when the host wants the slice to end. */
  readonly progress: Int32Array;
  readonly limit: number;
  readonly ear: Ear;
}

function decodeFrame(cell: Cell, factory: Factory, frame: Frame): string {
  const { p } = cell;
  try {
    const entry = factory();
    if (entry === undefined) return faultText(p, 'codec-no-function', 'decodeUplink is not defined');
    const input = { bytes: frame[2], fPort: frame[0], recvTime: new p.date(frame[1]), variables: {} };
    return resultText(p, callEntry(entry, input), cell.limit);
  } catch (thrown) {
    return thrownFault(p, thrown);
  }
}

/** Takes away what a frame left on the global object: variables never declared. The language's own three stay. */
function sweepGlobal(cell: Cell, own: number): void {
  const { p, global } = cell;
  const names = p.ownKeys(global);
  if (names.length === own) return;
  for (let i = 0; i < names.length; i += 1) p.deleteProperty(global, names[i] ?? '');
}

function decodeSlice(cell: Cell, factory: Factory, text: string): string {
  const { p, progress, global } = cell;
  const frames = p.parse(text) as readonly Frame[];
  const own = p.ownKeys(global).length;
  let out = '[';
  for (let i = 0; i < frames.length; i += 1) {
    if (i > 0 && progress[1] !== 0) break;
    progress[0] = i;
    out += (i === 0 ? '' : ',') + decodeFrame(cell, factory, frames[i] as Frame);
    sweepGlobal(cell, own);
  }
  return out + ']';
}

/** One call with the JSON of an example, answered as JSON: for codec tests and for downlinks. */
function callOnce(cell: Cell, factory: Factory, text: string): string {
  const { p } = cell;
  try {
    const entry = factory();
    if (entry === undefined) return faultText(p, 'codec-no-function', 'the function is not defined');
    const result = p.stringify(callEntry(entry, p.parse(text) as object));
    if (typeof result !== 'string') return faultText(p, 'codec-output', 'result cannot be written as JSON');
    if (result.length > cell.limit) return faultText(p, 'codec-output', 'result of ' + result.length + ' characters');
    return '{"result":' + result + '}';
  } catch (thrown) {
    return thrownFault(p, thrown);
  }
}

/** One frame with what the codec says on its console: for people who write codecs. */
function tryOnce(cell: Cell, factory: Factory, text: string): string {
  const { ear } = cell;
  ear.listening = true;
  ear.said = '';
  ear.lines = 0;
  const outcome = decodeFrame(cell, factory, cell.p.parse(text) as Frame);
  ear.listening = false;
  return '{"result":{"outcome":' + outcome + ',"console":[' + ear.said + ']}}';
}

/** One line of the console; a long one is cut, and those after the fiftieth are dropped. */
function hear(p: Primordials, ear: Ear, parts: readonly unknown[]): void {
  if (!ear.listening || ear.lines >= 50) return;
  let line = '';
  for (let i = 0; i < parts.length && line.length < 300; i += 1) {
    line += (i === 0 ? '' : ' ') + thrownText(p, parts[i]);
  }
  ear.said += (ear.lines === 0 ? '' : ',') + p.stringify(p.slice(line, 300));
  ear.lines += 1;
}

function openDoor(cell: Cell): Door {
  const { p } = cell;
  let factory: Factory;
  return (verb, text) => {
    if (verb === 'decode') return decodeSlice(cell, factory, text);
    if (verb === 'call') return callOnce(cell, factory, text);
    if (verb === 'try') return tryOnce(cell, factory, text);
    try {
      factory = p.evaluate(text) as Factory;
      return '';
    } catch (thrown) {
      return faultText(p, 'codec-syntax', thrownText(p, thrown));
    }
  };
}

interface Started {
  readonly door: Door;
  readonly say: (...parts: unknown[]) => void;
}

/** Takes the primordials; to be called before anything else. */
function startDriver(buffer: ArrayBuffer, limit: number): Started {
  const p = capturePrimordials();
  const ear: Ear = { listening: false, said: '', lines: 0 };
  const door = openDoor({ p, global: globalThis, progress: new Int32Array(buffer), limit, ear });
  return { door, say: (...parts) => hear(p, ear, parts) };
}

const parts = [
  capturePrimordials,
  resultText,
  givenText,
  callEntry,
  decodeFrame,
  sweepGlobal,
  decodeSlice,
  callOnce,
  hear,
  tryOnce,
  openDoor,
  startDriver,
];

function asText(functions: readonly unknown[]): string {
  return functions.map(String).join('\n');
}

/** Text that, evaluated in QuickJS, gives `(buffer, limit, frozen) => Door`. */
export function driverSource(withBuffer: boolean): string {
  return `(function () { 'use strict';
${asText([...LANGUAGE_PARTS, ...WORD_PARTS, ...parts])}
${withBuffer ? `${asText(BUFFER_PARTS)}\nglobalThis.Buffer = makeBuffer();` : ''}
return function (buffer, limit, frozen) {
  const started = startDriver(buffer, limit);
  prepareLanguage(frozen, started.say);
  return started.door;
}; })()`;
}
