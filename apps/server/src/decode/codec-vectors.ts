import type { Json, JsonObject } from '@vigie/kit';
import type { CagedDecoder, CallOutcome } from './caged-decoder.ts';
import type { DecodeFault } from './decoder.ts';

/**
 * What a codec must do: `uplink` turns bytes into data (or refuses them, `errors`), `encode` an order into bytes,
 * `decode` the bytes of an order back into it. Bytes in hexadecimal or as numbers.
 */
export interface VectorCase {
  readonly kind?: 'uplink' | 'encode' | 'decode';
  readonly description?: string;
  readonly bytes?: string | readonly number[];
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly time?: number;
  readonly data?: Json;
  readonly errors?: boolean;
}

/** How one vector went; `detail` in words where it did not pass. */
export interface VectorResult {
  readonly index: number;
  readonly kind: 'uplink' | 'encode' | 'decode';
  readonly description: string;
  readonly ok: boolean;
  readonly detail?: string;
  /** What the codec gave. */
  readonly data?: Json;
}

/** Without vectors a source must at least be one, and hold the function. */
const PROBE: VectorCase = { bytes: '', port: 1 };
const UNUSABLE: ReadonlySet<DecodeFault> = new Set(['codec-syntax', 'codec-no-function']);

export function bytesOf({ bytes = '' }: VectorCase): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'hex') : Uint8Array.from(bytes);
}

function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a ?? null, b ?? null);
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isEqual(value, right.get(key)));
}

/** As it comes out of JSON: what is undefined in JavaScript is not there. */
function plain(value: Json | undefined): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json; // JSON in, JSON out
}

/** What is wrong with a result; undefined when nothing is. */
type Check = (result: Json) => string | undefined;

function gave(given: Json | undefined, wanted: Json | undefined): string | undefined {
  if (wanted === undefined || isEqual(plain(given), plain(wanted))) return undefined;
  return `gave ${JSON.stringify(given ?? null).slice(0, 300)}`;
}

function member(result: Json, key: string): Json | undefined {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return undefined;
  const found = result as JsonObject; // neither a list nor null: an object
  return Object.hasOwn(found, key) ? found[key] : undefined;
}

/** Errors a downlink function gave instead of a result. */
function refusal(result: Json): string | undefined {
  const errors = member(result, 'errors');
  return Array.isArray(errors) && errors.length > 0 ? errors.map(String).join('; ').slice(0, 300) : undefined;
}

function hexOf(bytes: Json | undefined): string | undefined {
  if (!Array.isArray(bytes)) return undefined;
  return Buffer.from(bytes.map(Number)).toString('hex');
}

const encoded =
  (vector: VectorCase): Check =>
  (result) => {
    const wanted = Buffer.from(bytesOf(vector)).toString('hex');
    const given = hexOf(member(result, 'bytes'));
    if (given !== wanted) return `gave bytes ${given ?? 'none'}, ${wanted} expected`;
    const port = member(result, 'fPort');
    return vector.port === undefined || port === undefined || port === vector.port
      ? undefined
      : `gave port ${JSON.stringify(port)}`;
  };

/** Judges an outcome of any kind of vector. */
function verdict(vector: VectorCase, outcome: CallOutcome, check: Check): string | undefined {
  const refused = outcome.ok ? refusal(outcome.result) : `${outcome.fault}: ${outcome.detail}`;
  if (vector.errors !== true) return refused ?? (outcome.ok ? check(outcome.result) : undefined);
  if (!outcome.ok && UNUSABLE.has(outcome.fault)) return refused;
  return refused === undefined ? 'should have been refused' : undefined;
}

/** Runs vectors of one loaded codec in the cage. */
class VectorRun {
  readonly #decoder: CagedDecoder;
  readonly #codec: number;

  constructor(decoder: CagedDecoder, codec: number) {
    this.#decoder = decoder;
    this.#codec = codec;
  }

  async run(vector: VectorCase, index: number): Promise<VectorResult> {
    const kind = vector.kind ?? 'uplink';
    const outcome = kind === 'uplink' ? await this.#uplink(vector) : await this.#downlink(kind, vector);
    const check: Check = kind === 'encode' ? encoded(vector) : (result) => gave(this.#data(kind, result), vector.data);
    const fault = verdict(vector, outcome, check);
    return {
      index,
      kind,
      description: vector.description ?? `${kind} ${index + 1}`,
      ok: fault === undefined,
      detail: fault,
      data: outcome.ok ? this.#data(kind, outcome.result) : undefined,
    };
  }

  #data(kind: 'uplink' | 'encode' | 'decode', result: Json): Json | undefined {
    return kind === 'decode' ? member(result, 'data') : result;
  }

  async #uplink(vector: VectorCase): Promise<CallOutcome> {
    const job = { codec: this.#codec, bytes: bytesOf(vector), port: vector.port ?? 1, time: vector.time ?? 0 };
    const [outcome] = await this.#decoder.decode([job]);
    if (outcome === undefined) return { ok: false, fault: 'codec-missing', detail: 'no outcome' };
    return outcome.ok ? { ok: true, result: outcome.data } : outcome;
  }

  #downlink(kind: 'encode' | 'decode', vector: VectorCase): Promise<CallOutcome> {
    if (kind === 'encode') {
      const argument = { data: vector.data ?? {}, ...(vector.port === undefined ? {} : { fPort: vector.port }) };
      return this.#decoder.call({ codec: this.#codec, wanted: 'encodeDownlink', argument });
    }
    const argument = { bytes: [...bytesOf(vector)], fPort: vector.port ?? 1 };
    return this.#decoder.call({ codec: this.#codec, wanted: 'decodeDownlink', argument });
  }
}

/** Each vector in the cage that frames are decoded in. Without vectors, only whether the source is a codec at all. */
export async function runVectors(
  decoder: CagedDecoder,
  codec: number,
  vectors: readonly VectorCase[],
): Promise<readonly VectorResult[]> {
  const run = new VectorRun(decoder, codec);
  if (vectors.length > 0) return Promise.all(vectors.map((vector, index) => run.run(vector, index)));
  const [probe] = await decoder.decode([{ codec, bytes: bytesOf(PROBE), port: 1, time: 0 }]);
  const usable = probe?.ok === true || (probe !== undefined && !UNUSABLE.has(probe.fault));
  if (usable) return [];
  const detail = probe === undefined ? 'no outcome' : `${probe.fault}: ${probe.detail}`;
  return [{ index: -1, kind: 'uplink', description: 'source', ok: false, detail }];
}
