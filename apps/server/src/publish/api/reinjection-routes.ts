import type { JsonObject } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { Quarantine, QuarantineFilter, Reinjection } from '../ports/quarantine.ts';
import { reasonCode } from './quarantine-routes.ts';
import { deviceId, instant, isoTime, isoTimeOrAbsent, keyShape, page, pageOf, time } from './shapes.ts';

export interface ReinjectionDeps {
  readonly quarantine: Quarantine;
  readonly people: People;
}

const tags = ['quarantine'];

const body = z
  .strictObject({
    frames: z
      .array(z.string().regex(/^\d{1,18}$/))
      .min(1)
      .max(1_000)
      .optional(),
    reason: reasonCode.optional(),
    connector: keyShape.optional(),
    device: deviceId.optional(),
    from: instant.optional(),
    to: instant.optional(),
    replay: z
      .int()
      .positive()
      .max(2_147_483_647)
      .optional()
      .meta({ description: 'Frames of the devices and the period of a replay.' }),
    /** Everything in quarantine: said on purpose, never by an empty filter. */
    all: z.literal(true).optional(),
  })
  .refine((asked) => Object.values(asked).some((value) => value !== undefined), 'Dites quelles trames, ou « all ».');

export const reinjectionView = z.object({
  id: z.number(),
  who: z.string(),
  state: z.enum(['running', 'done', 'cancelled']),
  filter: z.record(z.string(), z.unknown()),
  total: z.number(),
  stored: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  quarantined: z.number(),
  created: time,
  ended: time.optional(),
});

export function viewOfReinjection(job: Reinjection): z.infer<typeof reinjectionView> {
  const { id, who, state, filter, total, ends, created, ended } = job;
  return {
    id,
    who,
    state,
    filter: { ...filter },
    total,
    ...ends,
    created: isoTime(created),
    ended: isoTimeOrAbsent(ended),
  };
}

function registerJobs(app: HttpServer, { quarantine, people }: ReinjectionDeps): void {
  const querystring = z.strictObject(page);
  app.get(
    '/api/v1/quarantine/reinjections',
    { config: { access: 'operator' }, schema: { tags, querystring, response: { 200: pageOf(reinjectionView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await quarantine.reinjections({ organisation }, request.query);
      return { items: items.map(viewOfReinjection), next };
    },
  );

  const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
  app.get(
    '/api/v1/quarantine/reinjections/:id',
    { config: { access: 'operator' }, schema: { tags, params, response: { 200: reinjectionView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id } = request.params;
      const [job] = (await quarantine.reinjections({ organisation }, { id, limit: 1 })).items;
      if (!job) throw notFound('La réinjection', String(id));
      return viewOfReinjection(job);
    },
  );

  app.post(
    '/api/v1/quarantine/reinjections/:id/cancel',
    { config: { access: 'manager' }, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      if (!(await quarantine.cancel({ organisation }, id))) {
        throw conflict('reinjection-ended', 'Cette réinjection n’existe pas ou est déjà terminée.');
      }
      await people.note({ organisation }, { who, action: 'quarantine.cancel', object: String(id) });
      return reply.code(204).send();
    },
  );
}

/** Gives quarantined frames to the belt again, as a job that survives a restart. */
export function registerReinjectionRoutes(app: HttpServer, deps: ReinjectionDeps): void {
  const { quarantine, people } = deps;
  registerJobs(app, deps);
  app.post(
    '/api/v1/quarantine/reinject',
    { config: { access: 'manager' }, schema: { tags, body, response: { 202: reinjectionView } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { all: _all, ...filter } = request.body;
      const job = await quarantine.reinject({ organisation, who }, filter satisfies QuarantineFilter);
      if (!job) {
        throw conflict('too-many-reinjections', 'Vingt réinjections sont en cours : attendez qu’une se termine.');
      }
      const detail = { ...request.body, frames: request.body.frames?.length ?? null, total: job.total };
      const said = Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));
      const object = String(job.id);
      await people.note({ organisation }, { who, action: 'quarantine.reinject', object, detail: said as JsonObject }); // a body is JSON
      return reply.code(202).send(viewOfReinjection(job));
    },
  );
}
