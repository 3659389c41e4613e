import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { CodecRow, RegistryReads } from '../ports/registry-reads.ts';
import type { RegistryWrites } from '../ports/registry-writes.ts';
import { isoTime, isStorable, jsonObject, keyShape, page, pageOf, time } from './shapes.ts';

/** Runs a codec against its vectors in the cage; gives what is wrong, in words. Implemented by decode. */
export type TryCodec = (codec: {
  readonly source: string;
  readonly vectors: readonly Readonly<Record<string, unknown>>[];
}) => Promise<readonly string[]>;

export interface CodecDeps {
  readonly registry: RegistryReads;
  readonly writes: RegistryWrites;
  readonly people: People;
  readonly tryCodec: TryCodec;
}

const tags = ['codecs'];
const version = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}$/, 'Version attendue, ex. « 1.2.0 ».');
const codecView = z.object({ id: z.string(), version: z.string(), sha256: z.string(), created: time });
const sheetView = codecView.extend({ source: z.string(), vectors: z.array(z.record(z.string(), z.unknown())) });
const newCodec = z.object({
  id: keyShape,
  version,
  // The largest of 247 codecs in the field is under 100 kB.
  source: z.string().min(1).max(524_288).refine(isStorable, 'Caractère interdit (NUL ou demi-caractère).'),
  vectors: z.array(jsonObject).max(1000).optional(),
});

const view = ({ created, ...row }: CodecRow): z.infer<typeof codecView> => ({ ...row, created: isoTime(created) });

function registerReads(app: HttpServer, registry: RegistryReads): void {
  app.get(
    '/api/v1/codecs',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: z.strictObject(page), response: { 200: pageOf(codecView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await registry.codecs({ organisation }, request.query);
      return { items: items.map(view), next };
    },
  );

  const params = z.object({ id: keyShape, version });
  app.get(
    '/api/v1/codecs/:id/:version',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: sheetView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id, version: asked } = request.params;
      const codec = await registry.codec({ organisation }, id, asked);
      if (!codec) throw notFound('Le codec', `${id} ${asked}`);
      return { ...view(codec), source: codec.source, vectors: codec.vectors.map((vector) => ({ ...vector })) };
    },
  );
}

/** Codecs: a version is written once and never changed, so each value can say which one gave it. */
export function registerCodecRoutes(app: HttpServer, { registry, writes, people, tryCodec }: CodecDeps): void {
  registerReads(app, registry);
  app.post(
    '/api/v1/codecs',
    {
      config: { access: 'manager' },
      bodyLimit: 2 * 1_048_576,
      schema: { tags, body: newCodec, response: { 201: z.object({ id: z.string(), version: z.string() }) } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { vectors = [], ...codec } = request.body;
      const faults = await tryCodec({ source: codec.source, vectors });
      if (faults.length > 0) {
        const errors = faults.map((message) => ({ where: 'body.source', message }));
        throw unprocessable(
          'codec-fails',
          'Le codec ne passe pas ses propres vecteurs ; « errors » dit lesquels.',
          errors,
        );
      }
      const written = await writes.createCodec({ organisation }, { ...codec, vectors });
      const { id, version: given } = codec;
      if (!written.ok) {
        throw conflict(
          'duplicate-codec',
          `Le codec « ${id} » ${given} existe déjà : une version ne change jamais, donnez-en une autre.`,
        );
      }
      await people.note({ organisation }, { who, action: 'codec.create', object: `${id}@${given}` });
      return reply.code(201).send({ id, version: given });
    },
  );
}
