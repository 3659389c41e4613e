import type { Json, JsonObject } from '@vigie/kit';
import { CagePool } from './cage-pool.ts';
import type { CageVerb, CodecFunction } from './cage-source.ts';
import type { CodecLine, RawOutcome } from './codec-line.ts';
import type { DecodeFault, DecodeJob, DecodeOutcome, Decoder } from './decoder.ts';
import { compileQuickJs } from './quickjs-binary.ts';

/** What a call to another function of a codec gave: the result as JSON, or why there is none. */
export type CallOutcome =
  | { readonly ok: true; readonly result: Json }
  | { readonly ok: false; readonly fault: DecodeFault; readonly detail: string };

export interface CodecCall {
  readonly codec: number;
  readonly wanted: CodecFunction;
  /** Given to the function as it is. */
  readonly argument: Json;
}

/** What a frame that was tried gave, with all a writer of codecs wants to know. */
export interface Trial {
  readonly outcome: DecodeOutcome;
  readonly console: readonly string[];
  /** Processor time. */
  readonly milliseconds: number;
}

/** A decoder that also gives each outcome as soon as it is there, and calls the other functions of a codec. */
export interface CagedDecoder extends Decoder {
  /**
   * As `decode`, but each outcome is delivered when it is known, so that frames of a codec that overruns its time hold up
   * nobody else's. Resolves after the last one; waits while too many frames wait already.
   */
  decodeEach(jobs: readonly DecodeJob[], deliver: (index: number, outcome: DecodeOutcome) => void): Promise<void>;
  /** `encodeDownlink`, `decodeDownlink`, `normalizeUplink`, or `decodeUplink` with an example of a maker. */
  call(call: CodecCall): Promise<CallOutcome>;
  /** One frame as `decode` would, with the codec's console and the time it took. */
  try(job: DecodeJob): Promise<Trial>;
  /** Ends at once. Frames that still wait are never answered: they are pending in the store. */
  stop(): Promise<void>;
  /** Forgets a codec; frames that still wait for it are answered `codec-missing`. */
  unload(codec: number): void;
}

export interface CagedDecoderOptions {
  /** Threads of the common lane. Default 2; one more is started when a codec misbehaves. */
  readonly threads?: number;
  /** Frames that may wait before callers wait too. */
  readonly room?: number;
}

const DEFAULT_THREADS = 2;
const DEFAULT_ROOM = 20_000;

const MISSING = { ok: false, fault: 'codec-missing', detail: 'no codec of this number is loaded' } as const;

function frameText(job: DecodeJob): string {
  return `[${job.port},${job.time},[${job.bytes.join(',')}]]`;
}

/** Codecs that give a list of measures instead of one object: it becomes their history. */
function asObject(data: unknown): JsonObject {
  // the driver refuses data that is no object, and wrote it as JSON
  return (Array.isArray(data) ? { history: data } : data) as JsonObject;
}

function decodeOutcome(raw: RawOutcome): DecodeOutcome {
  if ('data' in raw) return { ok: true, data: asObject(raw.data), warnings: raw.warnings };
  if ('fault' in raw) return { ok: false, fault: raw.fault, detail: raw.detail };
  return { ok: false, fault: 'codec-output', detail: 'no outcome' };
}

/** The driver gives `{outcome, console}`; a codec that was stopped gave no console. */
function trialOf(raw: RawOutcome, milliseconds: number): Trial {
  if (!('result' in raw)) return { outcome: decodeOutcome(raw), console: [], milliseconds };
  // written by the driver
  const { outcome, console } = raw.result as { readonly outcome: RawOutcome; readonly console: readonly string[] };
  return { outcome: decodeOutcome(outcome), console, milliseconds };
}

function callOutcome(raw: RawOutcome): CallOutcome {
  // the driver wrote it as JSON
  if ('result' in raw) return { ok: true, result: raw.result as Json };
  if ('fault' in raw) return { ok: false, fault: raw.fault, detail: raw.detail };
  return { ok: false, fault: 'codec-output', detail: 'no outcome' };
}

class PooledDecoder implements CagedDecoder {
  readonly #pool: CagePool;
  readonly #room: number;
  readonly #sources = new Map<number, { readonly source: string; readonly lines: Map<string, CodecLine> }>();
  #loads = 0;

  constructor(pool: CagePool, room: number) {
    this.#pool = pool;
    this.#room = room;
  }

  load(codec: number, source: string): void {
    const before = this.#sources.get(codec);
    if (before?.source === source) return;
    this.#sources.set(codec, { source, lines: new Map() });
    for (const old of before?.lines.values() ?? []) {
      const left = this.#pool.closeLine(old);
      const line = this.#line(codec, old.identity.verb, old.identity.wanted);
      for (const waiting of left) if (line) this.#pool.submit(line, waiting);
    }
  }

  unload(codec: number): void {
    const lines = this.#sources.get(codec)?.lines.values() ?? [];
    this.#sources.delete(codec);
    for (const line of lines) for (const waiting of this.#pool.closeLine(line)) waiting.deliver(MISSING);
  }

  async decode(jobs: readonly DecodeJob[]): Promise<readonly DecodeOutcome[]> {
    const outcomes: DecodeOutcome[] = Array.from({ length: jobs.length }, () => MISSING);
    await this.decodeEach(jobs, (index, outcome) => {
      outcomes[index] = outcome;
    });
    return outcomes;
  }

  async decodeEach(
    jobs: readonly DecodeJob[],
    deliver: (index: number, outcome: DecodeOutcome) => void,
  ): Promise<void> {
    const all = Promise.withResolvers<void>();
    let left = jobs.length;
    const deliverOne = (index: number, outcome: DecodeOutcome) => {
      deliver(index, outcome);
      left -= 1;
      if (left === 0) all.resolve();
    };
    if (left === 0) all.resolve();
    for (let start = 0; start < jobs.length; start += this.#room) {
      while (this.#pool.waiting >= this.#room) await this.#pool.room();
      for (const [offset, job] of jobs.slice(start, start + this.#room).entries()) {
        this.#submit(job, (outcome) => deliverOne(start + offset, outcome));
      }
    }
    await all.promise;
  }

  async call({ codec, wanted, argument }: CodecCall): Promise<CallOutcome> {
    const line = this.#line(codec, 'call', wanted);
    if (line === undefined) return MISSING;
    const text = JSON.stringify(argument);
    return new Promise<CallOutcome>((resolve) => {
      this.#pool.submit(line, { text, deliver: (raw) => resolve(callOutcome(raw)) });
    });
  }

  async try(job: DecodeJob): Promise<Trial> {
    const line = this.#line(job.codec, 'try', 'decodeUplink');
    if (line === undefined) return { outcome: MISSING, console: [], milliseconds: 0 };
    return new Promise<Trial>((resolve) => {
      this.#pool.submit(line, { text: frameText(job), deliver: (raw, spent = 0) => resolve(trialOf(raw, spent)) });
    });
  }

  async stop(): Promise<void> {
    await this.#pool.stop();
  }

  #submit(job: DecodeJob, deliver: (outcome: DecodeOutcome) => void): void {
    const line = this.#line(job.codec, 'decode', 'decodeUplink');
    if (line === undefined) deliver(MISSING);
    else this.#pool.submit(line, { text: frameText(job), deliver: (raw) => deliver(decodeOutcome(raw)) });
  }

  #line(codec: number, verb: CageVerb, wanted: CodecFunction): CodecLine | undefined {
    const loaded = this.#sources.get(codec);
    if (loaded === undefined) return undefined;
    const name = `${verb} ${wanted}`;
    const known = loaded.lines.get(name);
    if (known) return known;
    this.#loads += 1;
    const line = this.#pool.openLine({ key: `${this.#loads}`, verb, wanted, source: loaded.source });
    loaded.lines.set(name, line);
    return line;
  }
}

/** Starts nothing before the first frame. */
export async function createCagedDecoder(options: CagedDecoderOptions = {}): Promise<CagedDecoder> {
  const pool = new CagePool(options.threads ?? DEFAULT_THREADS, await compileQuickJs());
  return new PooledDecoder(pool, options.room ?? DEFAULT_ROOM);
}
