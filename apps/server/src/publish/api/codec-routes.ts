import type { JsonObject } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { CodecTrials } from '../ports/codec-trials.ts';
import type { CodecName, CodecReport, Codecs, CodecSheet, CodecState } from '../ports/codecs.ts';
import type { People } from '../ports/people.ts';
import type { Scope } from '../reads.ts';
import {
  codecName,
  codecSource,
  codecVersion,
  codecView,
  findingView,
  origin,
  passedIn,
  refusalsIn,
  reportOf,
  reportView,
  sheetView,
  vectorList,
  viewOf,
} from './codec-shapes.ts';
import { filter, keyShape, page, pageOf } from './shapes.ts';

export interface CodecDeps {
  readonly codecs: Codecs;
  readonly trials: CodecTrials;
  readonly people: People;
}

const tags = ['codecs'];

const newCodec = z.object({
  id: keyShape,
  version: codecVersion,
  source: codecSource,
  vectors: vectorList.optional(),
  /** Definition in the form of The Things Network's repository: its examples become vectors. */
  yaml: z.string().max(524_288).optional(),
  ...origin,
  /** Keeps it as it is, to be tested and activated later; without it a version whose vectors fail is refused. */
  draft: z.boolean().optional(),
});

/** The codec, or 404. */
export async function codecOf(codecs: Codecs, scope: Scope, name: CodecName): Promise<CodecSheet> {
  const codec = await codecs.sheet(scope, name);
  if (!codec) throw notFound('Le codec', `${name.id} ${name.version}`);
  return codec;
}

/** 422 that names the vectors a codec fails. */
export function vectorsFail({ vectors }: CodecReport): Problem {
  const errors = vectors
    .filter(({ ok }) => !ok)
    .map(({ description, detail }) => ({ where: 'body.source', message: `${description}: ${detail ?? ''}` }));
  return unprocessable('codec-fails', 'Le codec ne passe pas ses propres vecteurs ; « errors » dit lesquels.', errors);
}

function registerReads(app: HttpServer, { codecs, trials }: CodecDeps): void {
  const querystring = z.strictObject({
    id: filter(keyShape),
    state: filter(z.enum(['draft', 'tested', 'active', 'retired'])),
    ...page,
  });
  app.get(
    '/api/v1/codecs',
    { config: { access: 'reader' }, schema: { tags, querystring, response: { 200: pageOf(codecView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await codecs.list({ organisation }, request.query);
      return { items: items.map((codec) => viewOf(codec, trials.tally(codec))), next };
    },
  );

  app.get(
    '/api/v1/codecs/:id/:version',
    { config: { access: 'reader' }, schema: { tags, params: codecName, response: { 200: sheetView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { source, vectors, report, ...codec } = await codecOf(codecs, { organisation }, request.params);
      // written by this API
      const kept = reportView.safeParse(report);
      return {
        ...viewOf(codec, trials.tally(codec)),
        source,
        vectors: vectors.map((vector) => ({ ...vector })),
        report: kept.success ? kept.data : undefined,
      };
    },
  );
}

function examplesOf(trials: CodecTrials, yaml: string | undefined): readonly JsonObject[] {
  if (yaml === undefined) return [];
  const examples = trials.examples(yaml);
  if (examples !== undefined) return examples;
  throw unprocessable('no-codec-definition', 'Ce YAML ne décrit aucun codec : « uplinkDecoder.fileName » est attendu.');
}

/** Tested with nothing to doubt: it may decode for everybody. Without vectors nothing is proved. */
function stateOf(draft: boolean, report: CodecReport): CodecState {
  if (draft) return 'draft';
  return refusalsIn(report).length === 0 ? 'active' : 'tested';
}

/** Codecs: a version is written once and never changed, so each value can say which one gave it. */
export function registerCodecRoutes(app: HttpServer, deps: CodecDeps): void {
  const { codecs, trials, people } = deps;
  registerReads(app, deps);
  const created = z.object({
    id: z.string(),
    version: z.string(),
    state: z.enum(['draft', 'tested', 'active', 'retired']),
    findings: z.array(findingView),
  });
  app.post(
    '/api/v1/codecs',
    {
      config: { access: 'manager' },
      bodyLimit: 2 * 1_048_576,
      schema: { tags, body: newCodec, response: { 201: created } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { vectors: given = [], yaml, draft = false, ...codec } = request.body;
      const vectors = [...given, ...examplesOf(trials, yaml)];
      const report = await trials.test({ organisation }, { ...codec, vectors });
      if (!draft && !passedIn(report)) throw vectorsFail(report);
      const state = stateOf(draft, report);
      // plain values only: it is JSON
      const kept = reportOf(report) as unknown as JsonObject;
      const { id, version } = codec;
      if (!(await codecs.create({ organisation }, { author: who, ...codec, vectors, state, report: kept }))) {
        throw conflict(
          'duplicate-codec',
          `Le codec « ${id} » ${version} existe déjà : une version ne change jamais, donnez-en une autre.`,
        );
      }
      await people.note(
        { organisation },
        { who, action: 'codec.create', object: `${id}@${version}`, detail: { state } },
      );
      return reply.code(201).send({ id, version, state, findings: reportOf(report).findings });
    },
  );
}
