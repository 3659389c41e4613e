import type { JsonObject } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { ConnectorRow, RegistryReads } from '../ports/registry-reads.ts';
import type { RegistryWrites } from '../ports/registry-writes.ts';
import { isoTime, isoTimeOrAbsent, jsonObject, keyShape, page, pageOf, text, time } from './shapes.ts';

export interface ConnectorDeps {
  readonly registry: RegistryReads;
  readonly writes: RegistryWrites;
  readonly people: People;
  /** Kinds that connect understands. */
  readonly connectorKinds: readonly string[];
}

const tags = ['connectors'];
const connectorView = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  created: time,
  disabled: time.optional(),
});
const tokenView = z.object({ id: z.string(), token: z.string() });
const newConnector = z.object({ id: keyShape, kind: text(64), name: text(200), settings: jsonObject.optional() });
const params = z.object({ id: keyShape });

const SECRET = /password|secret|token|key/i;

/** Settings without what opens an outside broker or service: nobody reads that back. */
function shownSettings(settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, SECRET.test(name) ? '•••' : value]));
}

const view = ({ created, disabled, settings, ...row }: ConnectorRow): z.infer<typeof connectorView> => ({
  ...row,
  settings: shownSettings(settings),
  created: isoTime(created),
  disabled: isoTimeOrAbsent(disabled),
});

function registerReads(app: HttpServer, { registry }: ConnectorDeps): void {
  app.get(
    '/api/v1/connectors',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: z.strictObject(page), response: { 200: pageOf(connectorView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await registry.connectors({ organisation }, request.query);
      return { items: items.map(view), next };
    },
  );

  app.get(
    '/api/v1/connectors/:id',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: connectorView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const connector = await registry.connector({ organisation }, request.params.id);
      if (!connector) throw notFound('Le connecteur', request.params.id);
      return view(connector);
    },
  );
}

function registerCreation(app: HttpServer, { writes, people, connectorKinds }: ConnectorDeps): void {
  app.post(
    '/api/v1/connectors',
    {
      config: { access: 'manager' },
      schema: { tags, body: newConnector, response: { 201: tokenView.extend({ kind: z.string(), name: z.string() }) } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id, kind, name, settings = {} } = request.body;
      if (!connectorKinds.includes(kind)) {
        throw unprocessable(
          'unknown-kind',
          `« ${kind} » n’est pas un type connu. Types : ${connectorKinds.join(', ')}.`,
        );
      }
      const written = await writes.createConnector({ organisation }, { id, kind, name, settings });
      if (!written.ok) throw conflict('duplicate-connector', `Un connecteur « ${id} » existe déjà.`);
      await people.note({ organisation }, { who, action: 'connector.create', object: id, detail: { kind } });
      return reply.code(201).send({ id, kind, name, token: written.value });
    },
  );
}

/** Connectors: the doors machines come through. A token is shown once, when it is made. */
export function registerConnectorRoutes(app: HttpServer, deps: ConnectorDeps): void {
  const { writes, people } = deps;
  registerReads(app, deps);
  registerCreation(app, deps);

  app.post(
    '/api/v1/connectors/:id/token',
    { config: { access: 'manager' }, schema: { tags, params, response: { 201: tokenView } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      const token = await writes.renewConnectorToken({ organisation }, id);
      if (token === undefined) throw notFound('Le connecteur', id);
      await people.note({ organisation }, { who, action: 'connector.renew-token', object: id });
      return reply.code(201).send({ id, token });
    },
  );

  // What came through it stays: a connector is closed, never erased.
  app.delete(
    '/api/v1/connectors/:id',
    { config: { access: 'manager' }, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      if (!(await writes.disableConnector({ organisation }, id))) throw notFound('Le connecteur', id);
      await people.note({ organisation }, { who, action: 'connector.disable', object: id });
      return reply.code(204).send();
    },
  );
}
