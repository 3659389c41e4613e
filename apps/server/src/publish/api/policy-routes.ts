import type { Pack } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { Policies } from '../ports/policies.ts';
import { isoTime, text, time } from './shapes.ts';
import { day } from './registry/field-shapes.ts';

export interface PolicyDeps {
  readonly policies: Policies;
  readonly people: Pick<People, 'note'>;
  readonly packs: readonly Pack[];
}

const label = z.strictObject({ fr: text(600), en: text(600) }).optional();
const policy = z.strictObject({
  objective: label,
  target: label,
  action: label,
  budget: label.describe('Budget line, amount and year'),
  deliberation: z
    .strictObject({
      title: text(300),
      url: z.url({ protocol: /^https?$/ }).max(500),
      day: day.optional(),
    })
    .optional(),
});
const policyView = policy.extend({ domain: z.string(), who: z.string(), changed: time });
const params = z.object({ domain: text(100) });
const tags = ['policies'];

/** What a territory says of its own policy on each theme; the public pages show it. */
export function registerPolicyRoutes(app: HttpServer, { policies, packs, people }: PolicyDeps): void {
  const known = (domain: string): void => {
    if (!packs.some(({ id }) => id === domain)) throw notFound('Le domaine', domain);
  };
  app.get(
    '/api/v1/policies',
    {
      config: { access: 'reader' },
      schema: { tags, response: { 200: z.object({ items: z.array(policyView) }) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const items = await policies.list({ organisation });
      return { items: items.map((one) => ({ ...one, changed: isoTime(one.changed) })) };
    },
  );
  app.put(
    '/api/v1/policies/:domain',
    { config: { access: 'manager' }, schema: { tags, params, body: policy, response: { 204: z.undefined() } } },
    async (request, reply) => {
      known(request.params.domain);
      const { organisation, who } = principalOf(request);
      const { domain } = request.params;
      await policies.write({ organisation, who }, domain, request.body);
      await people.note({ organisation }, { who, action: 'policy.set', object: domain, detail: request.body });
      return reply.code(204).send();
    },
  );
  app.delete(
    '/api/v1/policies/:domain',
    { config: { access: 'manager' }, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { domain } = request.params;
      if (!(await policies.remove({ organisation }, domain))) throw notFound('La politique', domain);
      await people.note({ organisation }, { who, action: 'policy.reset', object: domain, detail: {} });
      return reply.code(204).send();
    },
  );
}
