import type { CodecTrials } from '../ports/codec-trials.ts';

/** Trials without a cage: a source that says `broken` fails its vectors, one that says `odd` looks implausible. */
export const testTrials: CodecTrials = {
  async test(_, { source, vectors }) {
    const ok = !source.includes('broken');
    const vector = (index: number) => ({ index, kind: 'uplink' as const, description: `vector ${index + 1}`, ok });
    const odd = {
      finding: 'coordinates-swapped',
      severity: 'refuse' as const,
      where: 'vector 1',
      detail: { fr: 'latitude et longitude semblent inversées', en: 'latitude and longitude look swapped' },
    };
    return { vectors: vectors.map((_vector, index) => vector(index)), findings: source.includes('odd') ? [odd] : [] };
  },
  async decode(_, { frames }) {
    return frames.map(({ bytes, port, time }) => ({
      data: { first: bytes[0] ?? 0, port },
      warnings: [],
      console: ['seen'],
      milliseconds: 0.25,
      observations: [
        { field: 'first', quantity: 'count', unit: '1', time, value: bytes[0], flag: 1 as const, reasons: [] },
      ],
    }));
  },
  examples: (yaml) => (yaml === 'none' ? undefined : [{ bytes: '01', data: { first: 1 } }]),
  tally: ({ id }) => (id === 'em500' ? { decoded: 10, failed: 1, lastFault: 'codec-threw: short' } : undefined),
};
