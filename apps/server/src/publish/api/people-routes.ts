import { z } from 'zod';
import { hashPassword } from '#platform/auth/password.ts';
import { ROLES } from '#platform/auth/principal.ts';
import { newSecret, secretHash } from '#platform/auth/secret.ts';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { People, PersonRow, TokenRow } from '../ports/people.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import { filter, instant, isoTime, isoTimeOrAbsent, page, pageOf, text, time } from './shapes.ts';

export interface PeopleDeps {
  readonly people: People;
  readonly registry: RegistryReads;
  readonly clock: { now(): number };
}

const role = z.enum(ROLES);
const personView = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string(),
  role,
  created: time,
  disabled: time.optional(),
});
const tokenView = z.object({ id: z.number(), name: z.string(), role, created: time, expires: time.optional() });
const journalView = z.object({
  id: z.string(),
  time,
  who: z.string(),
  action: z.string(),
  object: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
const list = z.strictObject(page);
const administrator = { access: 'administrator' } as const;

const personOf = ({ created, disabled, ...row }: PersonRow): z.infer<typeof personView> => ({
  ...row,
  created: isoTime(created),
  disabled: isoTimeOrAbsent(disabled),
});

const tokenOf = ({ created, expires, ...row }: TokenRow): z.infer<typeof tokenView> => ({
  ...row,
  created: isoTime(created),
  expires: isoTimeOrAbsent(expires),
});

function registerPeople(app: HttpServer, { people }: PeopleDeps): void {
  const tags = ['people'];
  // ANSSI guide on passwords: length rather than composition; 12 characters where attempts are throttled.
  const password = z.string().min(12, 'Douze caractères au moins.').max(1000);
  const login = z.string().regex(/^[^\s\0]{1,200}$/, 'Identifiant sans espace, ex. une adresse électronique.');
  app.get(
    '/api/v1/people',
    { config: administrator, schema: { tags, querystring: list, response: { 200: pageOf(personView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await people.list({ organisation }, request.query);
      return { items: items.map(personOf), next };
    },
  );

  const body = z.object({ login, name: text(200), role, password });
  app.post(
    '/api/v1/people',
    { config: administrator, schema: { tags, body, response: { 201: personView.pick({ id: true, login: true }) } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { password: secret, ...person } = request.body;
      const id = await people.create({ organisation }, { ...person, passwordHash: await hashPassword(secret) });
      if (id === undefined) throw conflict('duplicate-login', `L’identifiant « ${person.login} » est pris.`);
      await people.note(
        { organisation },
        { who, action: 'person.create', object: person.login, detail: { role: person.role } },
      );
      return reply.code(201).send({ id, login: person.login });
    },
  );

  app.delete(
    '/api/v1/people/:id',
    { config: administrator, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who, person } = principalOf(request);
      const { id } = request.params;
      if (id === person) throw conflict('own-account', 'Un administrateur ne ferme pas son propre compte.');
      if (!(await people.disable({ organisation }, id))) throw notFound('Le compte', String(id));
      await people.note({ organisation }, { who, action: 'person.disable', object: String(id) });
      return reply.code(204).send();
    },
  );
}

function registerTokens(app: HttpServer, { people, clock }: PeopleDeps): void {
  const tags = ['tokens'];
  app.get(
    '/api/v1/tokens',
    { config: administrator, schema: { tags, querystring: list, response: { 200: pageOf(tokenView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await people.tokens({ organisation }, request.query);
      return { items: items.map(tokenOf), next };
    },
  );

  const body = z.object({ name: text(200), role, expires: instant.optional() });
  const response = { 201: z.object({ id: z.number(), name: z.string(), token: z.string() }) };
  app.post('/api/v1/tokens', { config: administrator, schema: { tags, body, response } }, async (request, reply) => {
    const { organisation, who } = principalOf(request);
    const { name, expires } = request.body;
    if (expires !== undefined && expires <= clock.now())
      throw unprocessable('already-expired', '« expires » est passé.');
    const token = newSecret();
    const id = await people.createToken({ organisation }, { ...request.body, hash: secretHash(token) });
    await people.note(
      { organisation },
      { who, action: 'token.create', object: name, detail: { role: request.body.role } },
    );
    return reply.code(201).send({ id, name, token });
  });

  app.delete(
    '/api/v1/tokens/:id',
    { config: administrator, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      if (!(await people.deleteToken({ organisation }, id))) throw notFound('Le jeton', String(id));
      await people.note({ organisation }, { who, action: 'token.delete', object: String(id) });
      return reply.code(204).send();
    },
  );
}

/** People, API tokens and the journal of who did what. */
export function registerPeopleRoutes(app: HttpServer, deps: PeopleDeps): void {
  registerPeople(app, deps);
  registerTokens(app, deps);
  const filters = { who: filter(text(200)), action: filter(text(100)), object: filter(text(200)) };
  app.get(
    '/api/v1/journal',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['journal'],
        querystring: z.strictObject({ ...filters, ...page }),
        response: { 200: pageOf(journalView) },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await deps.registry.journal({ organisation }, request.query);
      return {
        items: items.map((entry) => ({ ...entry, time: isoTime(entry.time), detail: { ...entry.detail } })),
        next,
      };
    },
  );
}
