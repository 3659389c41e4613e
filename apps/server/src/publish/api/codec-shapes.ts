import { z } from 'zod';
import type { CodecFinding, CodecReport, CodecVersion } from '../ports/codecs.ts';
import type { CodecTally } from '../ports/codec-trials.ts';
import { isoTime, isoTimeOrAbsent, isStorable, jsonObject, keyShape, text, time } from './shapes.ts';

/** Of a codec; `1.2.0`, `v3`, `2026-01`. */
export const codecVersion = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}$/, 'Version attendue, ex. « 1.2.0 ».');

export const codecName = z.object({ id: keyShape, version: codecVersion });

/** The largest of 247 codecs in the field is under 100 kB. */
export const codecSource = z
  .string()
  .min(1)
  .max(524_288)
  .refine(isStorable, 'Caractère interdit (NUL ou demi-caractère).');

const hex = z
  .string()
  .max(2_048)
  .regex(/^([0-9a-f]{2})*$/i, 'Octets en hexadécimal attendus.');
const bytes = z.union([hex, z.array(z.number().int().min(0).max(255)).max(1_024)]);

/** A vector as it is kept: members that Vigie does not read (`source`…) stay. */
export const vectorShape = jsonObject.refine(
  (vector) =>
    z
      .object({
        kind: z.enum(['uplink', 'encode', 'decode']).optional(),
        description: z.string().max(500).optional(),
        bytes: bytes.optional(),
        port: z.number().int().min(0).max(255).optional(),
        time: z.number().optional(),
        errors: z.boolean().optional(),
      })
      .safeParse(vector).success,
  'Vecteur attendu : { kind?, description?, bytes (hexadécimal), port, data } ou { bytes, port, errors: true }.',
);

export const vectorList = z.array(vectorShape).max(1000);

export const origin = {
  maker: text(200).optional(),
  licence: text(200).optional(),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .optional(),
  sourceCommit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/i, 'Empreinte de version attendue.')
    .optional(),
  author: text(200).optional(),
  notes: text(5_000).optional(),
};

const label = z.object({ fr: z.string(), en: z.string() });
const stateView = z.enum(['draft', 'tested', 'active', 'retired']);

export const findingView = z.object({
  finding: z.string(),
  severity: z.enum(['refuse', 'warn']),
  where: z.string(),
  detail: label,
});

export const reportView = z.object({
  vectors: z.array(
    z.object({
      index: z.number(),
      kind: z.enum(['uplink', 'encode', 'decode']),
      description: z.string(),
      ok: z.boolean(),
      detail: z.string().optional(),
    }),
  ),
  findings: z.array(findingView),
});

export const codecView = z.object({
  id: z.string(),
  version: z.string(),
  sha256: z.string(),
  state: stateView,
  created: time,
  tested: time.optional(),
  activated: time.optional(),
  retired: time.optional(),
  maker: z.string().optional(),
  licence: z.string().optional(),
  sourceUrl: z.string().optional(),
  sourceCommit: z.string().optional(),
  author: z.string().optional(),
  notes: z.string().optional(),
  vectorCount: z.number(),
  /** Devices that decode with it now. */
  devices: z.number(),
  /** Of the last day, since the start of the program. */
  tally: z.object({ decoded: z.number(), failed: z.number(), lastFault: z.string().optional() }).optional(),
});

export const sheetView = codecView.extend({
  source: z.string(),
  vectors: z.array(z.record(z.string(), z.unknown())),
  report: reportView.optional(),
});

export function viewOf(codec: CodecVersion, tally: CodecTally | undefined): z.infer<typeof codecView> {
  const { created, tested, activated, retired, ...rest } = codec;
  return {
    ...rest,
    created: isoTime(created),
    tested: isoTimeOrAbsent(tested),
    activated: isoTimeOrAbsent(activated),
    retired: isoTimeOrAbsent(retired),
    tally: tally && { ...tally },
  };
}

export const reportOf = ({ vectors, findings }: CodecReport): z.infer<typeof reportView> => ({
  vectors: vectors.map((vector) => ({ ...vector })),
  findings: findings.map((finding) => ({ ...finding, detail: { ...finding.detail } })),
});

export const passedIn = ({ vectors }: Pick<CodecReport, 'vectors'>): boolean => vectors.every(({ ok }) => ok);

export const refusalsIn = ({ findings }: Pick<CodecReport, 'findings'>): readonly CodecFinding[] =>
  findings.filter(({ severity }) => severity === 'refuse');
