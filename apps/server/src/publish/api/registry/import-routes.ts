import type { Readable } from 'node:stream';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, Problem, unprocessable } from '#platform/http/problem.ts';
import { ImportDesk } from '../../imports/import-desk.ts';
import { columnNamed } from '../../imports/import-columns.ts';
import type { ImportParts } from '../../imports/import-runner.ts';
import { spool } from '../../imports/spool.ts';
import type { ImportJob } from '../../ports/imports.ts';
import type { People } from '../../ports/people.ts';
import { filter, isoTime, isoTimeOrAbsent, keyShape, page, pageOf, text, time } from '../shapes.ts';

export interface ImportDeps extends ImportParts {
  readonly people: People;
}

const tags = ['imports'];
const LARGEST = 50 * 1_048_576;

const boolean = z.enum(['true', 'false']).transform((given) => given === 'true');

const jobView = z.object({
  id: z.number(),
  who: z.string(),
  begun: time,
  ended: time.optional(),
  state: z.enum(['checking', 'importing', 'done', 'refused', 'failed', 'interrupted']),
  options: z.object({
    dryRun: z.boolean(),
    partial: z.boolean(),
    mapping: z.string().optional(),
    connector: z.string().optional(),
    model: z.string().optional(),
  }),
  /** Lines read so far. */
  lines: z.number(),
  /** Devices made or changed so far; none of a dry run. */
  written: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  detail: z.string().optional(),
  warnings: z.array(z.string()),
});

const faultView = z.object({
  line: z.number(),
  column: z.string().optional(),
  what: z.string(),
  mend: z.string(),
});

const mappingView = z.object({
  name: z.string(),
  columns: z.record(z.string(), z.string()),
  defaults: z.record(z.string(), z.string()),
});

const view = (job: ImportJob): z.infer<typeof jobView> => ({
  ...job,
  options: { ...job.options },
  begun: isoTime(job.begun),
  ended: isoTimeOrAbsent(job.ended),
  warnings: [...job.warnings],
});

const jobParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

function registerUpload(app: HttpServer, deps: ImportDeps, desk: ImportDesk): void {
  const querystring = z.strictObject({
    dryRun: filter(boolean),
    partial: filter(boolean),
    mapping: filter(text(100)),
    connector: filter(keyShape),
    model: filter(text(200)),
  });
  void app.register(async (scope: HttpServer) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post(
      '/api/v1/imports',
      {
        config: { access: 'manager' },
        bodyLimit: LARGEST,
        schema: { tags, querystring, consumes: ['text/csv'], response: { 202: jobView } },
      },
      async (request, reply) => {
        const { organisation, who } = principalOf(request);
        const { dryRun = false, partial = false, ...rest } = request.query;
        const mapping = await mappingNamed(deps, organisation, rest.mapping);
        if (!desk.hasRoom) throw busy();
        if (request.body === undefined || request.body === null)
          throw unprocessable('empty-file', 'Le corps de la requête est vide : envoyez le fichier CSV.');
        // the parser of this scope hands the stream over unread
        const spooled = await spool(request.body as Readable, LARGEST);
        const options = { dryRun, partial, ...rest };
        const job = await deps.imports.create({ organisation, who }, options);
        desk.take({ job, scope: { organisation, who }, spooled, options, mapping });
        const detail = { dryRun, partial, bytes: spooled.bytes };
        await deps.people.note({ organisation }, { who, action: 'import.start', object: String(job), detail });
        const found = await deps.imports.find({ organisation }, job);
        if (found === undefined) throw notFound('L’import', String(job));
        return reply.code(202).send(view(found));
      },
    );
  });
}

async function mappingNamed({ imports }: ImportDeps, organisation: number, name: string | undefined) {
  if (name === undefined) return undefined;
  const found = (await imports.mappings({ organisation })).find((mapping) => mapping.name === name);
  if (found === undefined) throw notFound('La correspondance', name);
  return found;
}

function busy(): Problem {
  return new Problem({
    status: 429,
    code: 'imports-busy',
    title: 'Trop d’imports en attente',
    detail: 'Plusieurs fichiers attendent déjà leur tour : réessayez dans une minute.',
    headers: { 'retry-after': '60' },
  });
}

function registerReads(app: HttpServer, { imports }: ImportDeps): void {
  app.get(
    '/api/v1/imports',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: z.strictObject(page), response: { 200: pageOf(jobView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await imports.list({ organisation }, request.query);
      return { items: items.map(view), next };
    },
  );
  app.get(
    '/api/v1/imports/:id',
    { config: { access: 'reader' }, schema: { tags, params: jobParams, response: { 200: jobView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const found = await imports.find({ organisation }, request.params.id);
      if (found === undefined) throw notFound('L’import', String(request.params.id));
      return view(found);
    },
  );
  app.get(
    '/api/v1/imports/:id/faults',
    {
      config: { access: 'reader' },
      schema: { tags, params: jobParams, querystring: z.strictObject(page), response: { 200: pageOf(faultView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id } = request.params;
      if ((await imports.find({ organisation }, id)) === undefined) throw notFound('L’import', String(id));
      const { items, next } = await imports.faults({ organisation }, id, request.query);
      return { items: [...items], next };
    },
  );
}

/** Heading of the file → column; both at most a few hundred. */
const mappingBody = z.strictObject({
  columns: z.record(z.string().max(200), text(120)).refine((columns) => Object.keys(columns).length <= 300),
  defaults: z
    .record(text(120), text(200))
    .refine((columns) => Object.keys(columns).length <= 50)
    .optional(),
});

function registerMappings(app: HttpServer, { imports, people }: ImportDeps): void {
  const params = z.object({ name: text(100) });
  app.get(
    '/api/v1/import-mappings',
    { config: { access: 'reader' }, schema: { tags, response: { 200: z.object({ items: z.array(mappingView) }) } } },
    async (request) => ({
      items: (await imports.mappings({ organisation: principalOf(request).organisation })).map((mapping) => ({
        ...mapping,
        columns: { ...mapping.columns },
        defaults: { ...mapping.defaults },
      })),
    }),
  );
  app.put(
    '/api/v1/import-mappings/:name',
    { config: { access: 'manager' }, schema: { tags, params, body: mappingBody, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { columns, defaults = {} } = request.body;
      const unknown = [...Object.values(columns), ...Object.keys(defaults)].find(
        (name) => columnNamed(name) === undefined,
      );
      if (unknown !== undefined)
        throw unprocessable('unknown-column', `« ${unknown} » n’est pas une colonne de l’import.`, [
          { where: 'body.columns', message: unknown },
        ]);
      const { name } = request.params;
      await imports.putMapping({ organisation }, { name, columns, defaults });
      await people.note({ organisation }, { who, action: 'import-mapping.put', object: name });
      return reply.code(204).send();
    },
  );
  app.delete(
    '/api/v1/import-mappings/:name',
    { config: { access: 'manager' }, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { name } = request.params;
      if (!(await imports.deleteMapping({ organisation }, name))) throw notFound('La correspondance', name);
      await people.note({ organisation }, { who, action: 'import-mapping.delete', object: name });
      return reply.code(204).send();
    },
  );
}

/** Files of devices: tried or taken in, with what is wrong line by line. */
export function registerImportRoutes(app: HttpServer, deps: ImportDeps): void {
  const desk = new ImportDesk({ ...deps, log: app.log });
  app.addHook('onReady', () => deps.imports.interrupt());
  app.addHook('onClose', () => desk.stop());
  registerUpload(app, deps, desk);
  registerReads(app, deps);
  registerMappings(app, deps);
}
