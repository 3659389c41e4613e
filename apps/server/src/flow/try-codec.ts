import type { CagedDecoder } from '#decode/caged-decoder.ts';
import type { TryCodec } from '#publish/api/codec-routes.ts';

/** Codec rows are positive: a number nobody uses, for sources that are only tried. */
let trial = 0;

interface Vector {
  readonly description?: unknown;
  readonly bytes?: unknown;
  readonly port?: unknown;
  readonly data?: unknown;
  readonly errors?: unknown;
}

function bytesOf(given: unknown): Uint8Array {
  if (Array.isArray(given)) return Uint8Array.from(given.map(Number));
  return Buffer.from(String(given ?? ''), 'hex');
}

function sameJson(a: unknown, b: unknown): boolean {
  return isEqual(JSON.parse(JSON.stringify(a ?? null)), JSON.parse(JSON.stringify(b ?? null)));
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isEqual(value, right.get(key)));
}

/** Runs a source in the cage on its vectors: `{bytes, port, data}` must give data, `{…, errors: true}` must refuse. */
export function tryCodecIn(decoder: CagedDecoder): TryCodec {
  return async ({ source, vectors }) => {
    trial -= 1;
    const codec = trial;
    decoder.load(codec, source);
    try {
      const cases = vectors as readonly Vector[];
      const probe = cases.length > 0 ? cases : [{ bytes: '', port: 1, errors: undefined }];
      const outcomes = await decoder.decode(
        probe.map(({ bytes, port }) => ({ codec, bytes: bytesOf(bytes), port: Number(port ?? 1), time: 0 })),
      );
      return outcomes.flatMap((outcome, index) => {
        const { description, data, errors } = probe[index] ?? {};
        const name = String(description ?? index + 1);
        if (!outcome.ok && (outcome.fault === 'codec-syntax' || outcome.fault === 'codec-no-function')) return [`${outcome.fault}: ${outcome.detail}`];
        if (cases.length === 0) return [];
        if (errors === true) return outcome.ok ? [`${name}: should have been refused`] : [];
        if (!outcome.ok) return [`${name}: ${outcome.fault}: ${outcome.detail}`];
        return data === undefined || sameJson(outcome.data, data) ? [] : [`${name}: gave ${JSON.stringify(outcome.data).slice(0, 300)}`];
      });
    } finally {
      decoder.unload(codec);
    }
  };
}
