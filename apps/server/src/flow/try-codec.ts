import type { CagedDecoder } from '#decode/caged-decoder.ts';
import type { DecodeOutcome } from '#decode/decoder.ts';
import type { TryCodec } from '#publish/api/codec-routes.ts';

/** Codec rows are positive: a number nobody uses, for sources that are only tried. */
let trial = 0;

interface Vector {
  readonly description?: string;
  /** Hexadecimal, or a list of numbers. */
  readonly bytes?: string | readonly number[];
  readonly port?: number;
  readonly data?: unknown;
  readonly errors?: boolean;
}

/** Without vectors a source must at least be one, and hold the function. */
const PROBE: Vector = { bytes: '', port: 1 };

function bytesOf({ bytes = '' }: Vector): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'hex') : Uint8Array.from(bytes);
}

function sameJson(a: unknown, b: unknown): boolean {
  return isEqual(JSON.parse(JSON.stringify(a ?? null)), JSON.parse(JSON.stringify(b ?? null)));
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isEqual(value, right.get(key)));
}

/** What is wrong with the outcome of a vector, in words; undefined when nothing is. */
function faultOf(outcome: DecodeOutcome, vector: Vector): string | undefined {
  const name = vector.description ?? 'vector';
  const unusable = !outcome.ok && (outcome.fault === 'codec-syntax' || outcome.fault === 'codec-no-function');
  if (unusable) return `${outcome.fault}: ${outcome.detail}`;
  if (vector === PROBE) return undefined;
  if (vector.errors === true) return outcome.ok ? `${name}: should have been refused` : undefined;
  if (!outcome.ok) return `${name}: ${outcome.fault}: ${outcome.detail}`;
  const right = vector.data === undefined || sameJson(outcome.data, vector.data);
  return right ? undefined : `${name}: gave ${JSON.stringify(outcome.data).slice(0, 300)}`;
}

/** Runs a source in the cage on its vectors: `{bytes, port, data}` must give data, `{…, errors: true}` must refuse. */
export function tryCodecIn(decoder: CagedDecoder): TryCodec {
  return async ({ source, vectors }) => {
    trial -= 1;
    const codec = trial;
    decoder.load(codec, source);
    try {
      const cases: readonly Vector[] = vectors.length > 0 ? vectors : [PROBE];
      const outcomes = await decoder.decode(
        cases.map((vector) => ({ codec, bytes: bytesOf(vector), port: vector.port ?? 1, time: 0 })),
      );
      return outcomes.flatMap((outcome, index) => faultOf(outcome, cases[index] ?? PROBE) ?? []);
    } finally {
      decoder.unload(codec);
    }
  };
}
