import { EXCLUSION_CAUSES } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { ExclusionRow, Exclusions } from '../ports/observatory.ts';
import type { People } from '../ports/people.ts';
import { filter, instant, interval, isoTime, page, pageOf, text, time } from './shapes.ts';

export interface ExclusionDeps {
  readonly exclusions: Exclusions;
  readonly people: People;
}

const tags = ['exclusions'];
const cause = z.enum(EXCLUSION_CAUSES);
const origin = z.enum(['person', 'measured']);

const exclusionView = z.object({
  id: z.number(),
  domain: z.string(),
  thing: z.object({ key: z.string(), name: z.string() }).optional(),
  cause,
  from: time,
  to: time,
  origin,
  station: z.string().optional(),
  reason: z.string(),
  who: z.string(),
  created: time,
  revoked: z.object({ time, who: z.string(), reason: z.string() }).optional(),
});

const viewOf = ({ revoked, ...row }: ExclusionRow): z.infer<typeof exclusionView> => ({
  ...row,
  from: isoTime(row.from),
  to: isoTime(row.to),
  created: isoTime(row.created),
  revoked: revoked && { ...revoked, time: isoTime(revoked.time) },
});

const body = z
  .strictObject({
    domain: text(100),
    thing: text(200).optional(),
    cause,
    from: instant,
    to: instant,
    reason: text(1000),
  })
  .refine(({ from, to }) => from < to, { message: '« from » doit précéder « to ».', path: ['to'] })
  .refine(({ from, to }) => to - from <= 400 * 86_400_000, { message: '400 jours au plus.', path: ['to'] });

const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });

function registerWriting(app: HttpServer, { exclusions, people }: ExclusionDeps): void {
  const answer = z.object({ id: z.number(), days: z.number() });
  app.post(
    '/api/v1/exclusions',
    { config: { access: 'operator' }, schema: { tags, body, response: { 201: answer } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const scope = { organisation };
      const asked = request.body;
      const added = await exclusions.add(scope, { ...asked, who });
      if (added === undefined) throw notFound('L’objet', asked.thing ?? asked.domain);
      const detail = { cause: asked.cause, from: isoTime(asked.from), to: isoTime(asked.to), reason: asked.reason };
      await people.note(scope, { who, action: 'exclusion.add', object: String(added.id), detail });
      reply.code(201);
      return added;
    },
  );
  app.post(
    '/api/v1/exclusions/:id/revoke',
    {
      config: { access: 'operator' },
      schema: { tags, params, body: z.strictObject({ reason: text(1000) }), response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      const { reason } = request.body;
      if (!(await exclusions.revoke({ organisation }, { id, who, reason })))
        throw notFound('Aucune exclusion entrée par une personne et en vigueur : l’exclusion', String(id));
      const note = { who, action: 'exclusion.revoke', object: String(id), detail: { reason } };
      await people.note({ organisation }, note);
      return reply.code(204).send();
    },
  );
}

/** Periods whose values are right and do not count in the figures that leave them out. */
export function registerExclusionRoutes(app: HttpServer, deps: ExclusionDeps): void {
  const querystring = z.strictObject({
    domain: filter(text(100)),
    thing: filter(text(200)),
    cause: filter(cause),
    origin: filter(origin),
    ...interval,
    ...page,
  });
  app.get(
    '/api/v1/exclusions',
    { config: { access: 'reader' }, schema: { tags, querystring, response: { 200: pageOf(exclusionView) } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { items, next } = await deps.exclusions.list(scope, request.query);
      return { items: items.map(viewOf), next };
    },
  );
  registerWriting(app, deps);
}
