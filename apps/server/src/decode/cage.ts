import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten';
import { driverSource } from './cage-driver.ts';
import { changesLanguage, usesBuffer, wrapSource } from './cage-source.ts';
import type { CageVerb, CodecFunction } from './cage-source.ts';
import { MODULE_MEMORY_LIMIT } from './quickjs-module.ts';

/** Bytes the codec and its data may take. */
const MEMORY_LIMIT = 16 * 1024 * 1024;
/** Bytes; reaches some 1,200 calls deep and needs less than 8 MB of the thread's own stack (measured). */
const STACK_LIMIT = 256 * 1024;
/** Characters of JSON one frame may give. */
export const OUTPUT_LIMIT = 65_536;

/** What one visit to the cage gave. */
export type CageAnswer =
  /** A JSON array: the outcomes of the first frames of the slice, at least one; `spent` in milliseconds of processor time. */
  | { readonly kind: 'outcomes'; readonly text: string; readonly spent: number }
  /** Nothing can be said of the single frames: all must be tried one by one in a new cage. */
  | {
      readonly kind: 'bomb';
      readonly fault: 'codec-timeout' | 'codec-memory' | 'codec-crashed';
      readonly detail: string;
    };

export interface CageLimits {
  /** Milliseconds of processor time one frame may take. */
  readonly deadline: number;
  /** Milliseconds of processor time after which a slice ends with the frame it is at. */
  readonly sliceBudget: number;
}

export interface CageSettings {
  readonly source: string;
  readonly wanted: CodecFunction;
  readonly limits: CageLimits;
  /** Processor time of this thread: a loaded machine does not shorten the deadline. */
  readonly meter: { now(): number };
}

interface Cell {
  readonly context: QuickJSContext;
  readonly door: QuickJSHandle;
  /** Fault of the file itself, as outcome text; empty when it was read well. */
  readonly refused: string;
}

/** One codec in one QuickJS module of its own. */
export class Cage {
  readonly #module: QuickJSWASMModule;
  readonly #settings: CageSettings;
  readonly #runtime: QuickJSRuntime;
  readonly #frozen: boolean;
  readonly #driver: string;
  #cell: Cell | undefined;
  /** Where the driver writes the index of the frame, in the module's memory. */
  #progressAt = 0;
  #sliceStart = 0;
  #frame = 0;
  #frameStart = 0;
  #overrun = false;

  constructor(module: QuickJSWASMModule, settings: CageSettings) {
    this.#module = module;
    this.#settings = settings;
    this.#frozen = !changesLanguage(settings.source);
    this.#driver = driverSource(usesBuffer(settings.source));
    this.#runtime = module.newRuntime({ interruptHandler: () => this.#interrupt() });
    this.#runtime.setMemoryLimit(MEMORY_LIMIT);
    this.#runtime.setMaxStackSize(STACK_LIMIT);
  }

  /** True when the module must be thrown away: a visit went wrong, or its memory has grown and never shrinks. */
  get spent(): boolean {
    return this.#overrun || this.#module.getWasmMemory().buffer.byteLength > MODULE_MEMORY_LIMIT * 0.75;
  }

  /** Decodes a slice: JSON array of `[port, time, bytes]`. */
  decode(frames: string): CageAnswer {
    return this.#visit('decode', frames);
  }

  /** One call with the JSON of its argument; the one outcome is `{result}` or `{fault, detail}`. */
  call(argument: string): CageAnswer {
    return this.#visit('call', argument);
  }

  /** One frame, listened to: the result is `{outcome, console}`. */
  try(frame: string): CageAnswer {
    return this.#visit('try', frame);
  }

  #visit(verb: CageVerb, text: string): CageAnswer {
    try {
      this.#startMeter();
      const cell = (this.#cell ??= this.#openCell());
      this.#startMeter();
      const outcomes = this.#outcomes(cell, verb, text);
      return { kind: 'outcomes', text: outcomes, spent: this.#settings.meter.now() - this.#sliceStart };
    } catch (thrown) {
      return this.#bomb(thrown);
    } finally {
      if (!this.#frozen || this.#runtime.hasPendingJob()) this.#closeCell();
    }
  }

  #startMeter(): void {
    this.#sliceStart = this.#settings.meter.now();
    this.#frameStart = this.#sliceStart;
    this.#frame = -1;
  }

  #outcomes(cell: Cell, verb: CageVerb, text: string): string {
    if (cell.refused !== '') return `[${cell.refused}]`;
    if (verb !== 'decode') return `[${this.#say(cell, verb, text)}]`;
    return this.#frozen ? this.#say(cell, verb, text) : this.#decodeApart(text);
  }

  /** Codecs that change the language: a fresh context for each frame. */
  #decodeApart(text: string): string {
    const outcomes: string[] = [];
    // the pool wrote this text: an array of frames
    for (const frame of JSON.parse(text) as readonly unknown[]) {
      const now = this.#settings.meter.now();
      if (outcomes.length > 0 && now - this.#sliceStart > this.#settings.limits.sliceBudget) break;
      this.#frameStart = now;
      const outcome = this.#say((this.#cell ??= this.#openCell()), 'decode', JSON.stringify([frame]));
      outcomes.push(outcome.slice(1, -1));
      this.#closeCell();
    }
    return `[${outcomes.join(',')}]`;
  }

  /** One question through the door of the driver. Throws what cannot be an answer: interruption, no memory, a broken engine. */
  #say(cell: Omit<Cell, 'refused'>, verb: string, text: string): string {
    const { context, door } = cell;
    this.#memory()[1] = 0;
    const handles = [context.newString(verb), context.newString(text)];
    const result = context.callFunction(door, context.undefined, ...handles);
    for (const handle of handles) handle.dispose();
    if (result.error) throw new Error('the driver was stopped');
    return result.value.consume((value) => context.getString(value));
  }

  #openCell(): Cell {
    const { source, wanted } = this.#settings;
    const context = this.#runtime.newContext();
    const buffer = context.newArrayBuffer(new ArrayBuffer(8));
    this.#progressAt = context.getArrayBuffer(buffer).value.byteOffset;
    const start = context.unwrapResult(context.evalCode(this.#driver, 'driver.js', { type: 'global' }));
    const frozen = this.#frozen ? context.true : context.false;
    const door = context.unwrapResult(
      context.callFunction(start, context.undefined, buffer, context.newNumber(OUTPUT_LIMIT), frozen),
    );
    start.dispose();
    buffer.dispose();
    const refused = this.#say({ context, door }, 'load', wrapSource(source, wanted));
    return { context, door, refused };
  }

  #closeCell(): void {
    // after a bomb the engine is in an unknown state: its whole module is dropped instead
    if (this.#cell === undefined || this.#overrun) return;
    this.#cell.door.dispose();
    this.#cell.context.dispose();
    this.#cell = undefined;
  }

  #bomb(thrown: unknown): CageAnswer {
    const timedOut = this.#overrun;
    this.#overrun = true;
    if (timedOut)
      return { kind: 'bomb', fault: 'codec-timeout', detail: `more than ${this.#settings.limits.deadline} ms` };
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const engine = thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError;
    return { kind: 'bomb', fault: engine ? 'codec-crashed' : 'codec-memory', detail };
  }

  /** The two words shared with the driver. The engine's memory moves when it grows, so the view is made anew. */
  #memory(): Int32Array {
    return new Int32Array(this.#module.getWasmMemory().buffer, this.#progressAt, 2);
  }

  /** Called by the engine every some 10,000 steps; true stops the codec. */
  #interrupt(): boolean {
    if (this.#overrun) return true;
    const now = this.#settings.meter.now();
    const memory = this.#memory();
    if (this.#frozen && memory[0] !== this.#frame) {
      this.#frame = memory[0] ?? 0;
      this.#frameStart = now;
    }
    if (now - this.#sliceStart > this.#settings.limits.sliceBudget) memory[1] = 1;
    this.#overrun = now - this.#frameStart > this.#settings.limits.deadline;
    return this.#overrun;
  }
}
