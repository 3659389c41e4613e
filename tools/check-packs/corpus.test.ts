import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { packCodec } from './run-codec.ts';

const corpora = join(import.meta.dirname, '../../../shared/corpora');
const corporaAreThere = existsSync(corpora);

/** Nothing where the corpora are absent: the body of a skipped suite runs all the same. */
function lines<T>(path: string): T[] {
  if (!corporaAreThere) return [];
  return (
    gunzipSync(readFileSync(join(corpora, path)))
      .toString('utf8')
      .trim()
      .split('\n')
      // Data of others: what is used of it is compared, never trusted.
      .map((line) => JSON.parse(line) as T)
  );
}

interface CodecLine {
  readonly vendor: string;
  readonly codec: string;
  readonly uplink: readonly {
    readonly description: string;
    readonly input: { readonly fPort: number; readonly bytes: readonly number[] };
    readonly expected: { readonly data: JsonObject };
  }[];
}

/** Codec of the corpus → ours. */
const CODECS: Readonly<Record<string, string>> = {
  'decentlab/dl-ctd10': 'water/decentlab-dl-ctd10',
  'decentlab/dl-mbx': 'waste/decentlab-dl-mbx',
  'decentlab/dl-ntu': 'water/decentlab-dl-ntu',
  'decentlab/dl-optod': 'water/decentlab-dl-optod',
  'elsys/ers-sound-codec': 'noise/elsys-ers-sound',
  // The ERS and ELT families share one frame.
  'elsys/ers-codec': 'noise/elsys-ers-sound',
  'elsys/ers-lite-codec': 'noise/elsys-ers-sound',
  'elsys/ers-co2-codec': 'noise/elsys-ers-sound',
  'elsys/ers-co2-lite-codec': 'noise/elsys-ers-sound',
  'elsys/ers-voc-codec': 'noise/elsys-ers-sound',
  'elsys/elt-ultrasonic-codec': 'noise/elsys-ers-sound',
};

/** Decentlab wraps each value with its name and unit. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'displayName' in value && 'value' in value ? value.value : value;

describe.runIf(corporaAreThere)('makers’ documented values', () => {
  const known = lines<CodecLine>('lorawan-codecs/open-vectors.jsonl.gz').flatMap((line) => {
    const ours = CODECS[`${line.vendor}/${line.codec}`];
    return ours ? line.uplink.map((example) => ({ ours, name: line.codec, example })) : [];
  });

  it('are there to compare with', () => {
    expect(known.length).toBeGreaterThanOrEqual(7);
  });

  it.each(known.map((one) => [one.name, one.example.description, one] as const))(
    '%s: %s',
    (_, __, { ours, example: { input, expected } }) => {
      const { data } = packCodec(ours).decode(Uint8Array.from(input.bytes), input.fPort);
      const theirs = Object.fromEntries(Object.entries(expected.data).map(([key, value]) => [key, plain(value)]));
      expect(data).toEqual(theirs);
    },
  );
});

interface EnvelopePair {
  readonly lns: string;
  readonly vendor: string;
  readonly device: string;
  readonly payload: { readonly fPort?: number; readonly data?: string };
  readonly expected: { readonly telemetry: readonly { readonly values: JsonObject }[] };
}

/** Device of the pairs → ours, and names of that team that are not the maker's. */
const PAIRED: Readonly<Record<string, { readonly ours: string; readonly names: Readonly<Record<string, string>> }>> = {
  'Decentlab/DL-CTD10': { ours: 'water/decentlab-dl-ctd10', names: {} },
  'Decentlab/DL-MBX': { ours: 'waste/decentlab-dl-mbx', names: {} },
  'Decentlab/DL-OPTOD': { ours: 'water/decentlab-dl-optod', names: {} },
  'Elsys/ERS2_Sound': { ours: 'noise/elsys-ers-sound', names: { pir: 'motion' } },
  'Milesight/EM410-RDL': { ours: 'water/milesight-em410-rdl', names: {} },
  'Milesight/EM500-SWL': { ours: 'water/milesight-em500-swl', names: { water_level: 'depth' } },
  'Milesight/EM500-UDL': { ours: 'water/milesight-em500-udl', names: {} },
};

describe.runIf(corporaAreThere)('values another team converts', () => {
  const pairs = lines<EnvelopePair>('envelopes/pairs-open.jsonl.gz').filter(({ lns }) => lns === 'chirpstack-v4');

  it.each(Object.entries(PAIRED))('%s', (name, { ours, names }) => {
    const mine = pairs.filter(({ vendor, device }) => `${vendor}/${device}` === name);
    expect(mine.length).toBeGreaterThan(0);
    for (const { payload, expected } of mine) {
      const bytes = Uint8Array.from(Buffer.from(payload.data ?? '', 'base64'));
      const { data } = packCodec(ours).decode(bytes, payload.fPort ?? 0);
      for (const [key, value] of Object.entries(expected.telemetry[0]?.values ?? {})) {
        if (key.startsWith('lora_')) continue;
        expect(data?.[names[key] ?? key], key).toBeCloseTo(Number(value), 2);
      }
    }
  });
});
