import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { TrialFrame, TrialOutcome, TrialReader } from '../ports/codec-trials.ts';
import { codecOf } from './codec-routes.ts';
import type { CodecDeps } from './codec-routes.ts';
import { codecName, codecSource, reportOf, reportView, vectorList } from './codec-shapes.ts';
import { deviceId, flagShape, instant, isoTime, jsonNumber, keyShape, text, time } from './shapes.ts';

const tags = ['codecs'];
const HEX = /^(?:[0-9a-f]{2})*$/i;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** Hexadecimal where every character allows it, spaces and colons left out, else base64. */
const bytesShape = z
  .string()
  .max(4_096)
  .transform((given, context) => {
    const bare = given.replaceAll(/^0x|[\s:]+/g, '');
    if (HEX.test(bare)) return Buffer.from(bare, 'hex');
    if (BASE64.test(bare) && bare.length % 4 !== 1) return Buffer.from(bare, 'base64');
    context.addIssue({ code: 'custom', message: 'Octets en hexadécimal ou en base64 attendus.' });
    return z.NEVER;
  });

const frameShape = z.object({
  bytes: bytesShape,
  port: z.number().int().min(0).max(255).optional(),
  time: instant.optional(),
});

/** Whose series read the data: of a registered device, or of a model of a pack. */
const reader = z.union([
  z.strictObject({ device: deviceId, connector: keyShape.optional() }),
  z.strictObject({ model: text(200) }),
]);

export const outcomeView = z.object({
  data: z.record(z.string(), z.unknown()).optional(),
  warnings: z.array(z.string()),
  fault: z.string().optional(),
  detail: z.string().optional(),
  console: z.array(z.string()),
  /** Milliseconds of processor time. */
  milliseconds: z.number(),
  observations: z.array(
    z.object({
      field: z.string(),
      quantity: z.string(),
      unit: z.string(),
      time,
      value: z.number().nullable(),
      flag: flagShape,
      reasons: z.array(z.string()),
    }),
  ),
});

export const outcomeOf = (outcome: TrialOutcome): z.infer<typeof outcomeView> => ({
  ...outcome,
  data: outcome.data && { ...outcome.data },
  warnings: [...outcome.warnings],
  console: [...outcome.console],
  milliseconds: Math.round(outcome.milliseconds * 1000) / 1000,
  observations: outcome.observations.map(({ time: at, value, reasons, ...rest }) => ({
    ...rest,
    time: isoTime(at),
    value: jsonNumber(value),
    reasons: [...reasons],
  })),
});

const body = z
  .object({
    /** A source that is not kept yet; a kept version by its name; one of the two. */
    source: codecSource.optional(),
    codec: codecName.optional(),
    /** Another version whose outcome is shown beside. */
    against: codecName.optional(),
    reader: reader.optional(),
    frames: z.array(frameShape).min(1).max(50),
    /** Run as well, with the plausibility tests; only with `source`. */
    vectors: vectorList.optional(),
    /** Codec the source is a version of: whose series its values are compared with. */
    id: keyShape.optional(),
  })
  .refine(({ source, codec }) => (source === undefined) !== (codec === undefined), 'Donnez « source » ou « codec ».');

/** Decodes any frame with any source, kept or not. Nothing is stored. */
export function registerCodecTryRoutes(app: HttpServer, { codecs, trials }: CodecDeps, clock: { now(): number }): void {
  const answer = z.object({
    items: z.array(
      z.object({ bytes: z.string(), port: z.number(), outcome: outcomeView, against: outcomeView.optional() }),
    ),
    report: reportView.optional(),
  });
  app.post(
    '/api/v1/codecs/try',
    {
      // what is not kept runs in the same cage, yet costs processor time
      config: { access: 'operator' },
      bodyLimit: 2 * 1_048_576,
      schema: { tags, body, response: { 200: answer } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { source, codec, against, vectors, id = '' } = request.body;
      const of: TrialReader | undefined = request.body.reader;
      const frames = request.body.frames.map(({ bytes, port = 1, time: at }): TrialFrame => ({
        bytes,
        port,
        time: at ?? clock.now(),
      }));
      const sourceOf = async (name: typeof codec) =>
        name === undefined ? undefined : (await codecOf(codecs, { organisation }, name)).source;
      const decode = async (text: string | undefined) =>
        text === undefined ? [] : trials.decode({ organisation }, { source: text, frames, reader: of });
      const outcomes = await decode(source ?? (await sourceOf(codec)));
      const others = await decode(await sourceOf(against));
      const report =
        source === undefined || vectors === undefined
          ? undefined
          : reportOf(await trials.test({ organisation }, { id, source, vectors }));
      const items = frames.flatMap(({ bytes, port }, index) => {
        const outcome = outcomes[index];
        const other = others[index];
        if (outcome === undefined) return [];
        const hex = Buffer.from(bytes).toString('hex');
        return [{ bytes: hex, port, outcome: outcomeOf(outcome), against: other && outcomeOf(other) }];
      });
      return { items, report };
    },
  );
}
