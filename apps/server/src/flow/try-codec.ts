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

/** True when the source is no codec at all, whatever it is fed. */
const unusable = (outcome: DecodeOutcome): boolean =>
  !outcome.ok && (outcome.fault === 'codec-syntax' || outcome.fault === 'codec-no-function');

/** What is wrong with the outcome of a vector that must give data, in words; undefined when nothing is. */
function dataFault(outcome: DecodeOutcome, data: unknown): string | undefined {
  if (!outcome.ok) return `${outcome.fault}: ${outcome.detail}`;
  const right = data === undefined || sameJson(outcome.data, data);
  return right ? undefined : `gave ${JSON.stringify(outcome.data).slice(0, 300)}`;
}

function faultOf(outcome: DecodeOutcome, vector: Vector): string | undefined {
  if (vector === PROBE && !unusable(outcome)) return undefined;
  const refused = vector.errors === true && !unusable(outcome);
  const fault = refused ? (outcome.ok ? 'should have been refused' : undefined) : dataFault(outcome, vector.data);
  return fault && `${vector.description ?? 'vector'}: ${fault}`;
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
