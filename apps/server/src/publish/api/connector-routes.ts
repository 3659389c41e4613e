import { DAY } from '@vigie/kit';
import type { JsonObject } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { ConnectorKindSheet } from '../ports/connectors.ts';
import type { People } from '../ports/people.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import type { RegistryWrites } from '../ports/registry-writes.ts';
import { connectorView, givenSettings, viewOfConnector } from './connector-view.ts';
import { jsonObject, keyShape, page, pageOf, text } from './shapes.ts';

export interface ConnectorDeps {
  readonly registry: RegistryReads;
  readonly writes: RegistryWrites;
  readonly people: People;
  readonly clock: { now(): number };
  /** Kinds that connect understands. */
  readonly connectorKinds: readonly ConnectorKindSheet[];
}

const tags = ['connectors'];
const tokenView = z.object({ id: z.string(), token: z.string() });
const newConnector = z.object({ id: keyShape, kind: text(64), name: text(200), settings: jsonObject.optional() });
const params = z.object({ id: keyShape });

const changes = z
  .strictObject({ name: text(200).optional(), settings: jsonObject.optional(), disabled: z.boolean().optional() })
  .refine((given) => Object.keys(given).length > 0, 'Dites ce qui change : name, settings ou disabled.');

/** The kind, or a problem that lists those there are; each fault of the settings has its place. */
function checkedKind(kinds: readonly ConnectorKindSheet[], kind: string, settings: JsonObject): void {
  const sheet = kinds.find((known) => known.kind === kind);
  if (sheet === undefined) {
    const names = kinds.map((known) => known.kind).join(', ');
    throw unprocessable('unknown-kind', `« ${kind} » n’est pas un type connu. Types : ${names}.`);
  }
  const faults = sheet.faults(settings);
  if (faults.length === 0) return;
  const errors = faults.map(({ name, message }) => ({ where: `body.settings.${name}`, message }));
  throw unprocessable('wrong-settings', 'Des réglages sont à corriger ; « errors » dit lesquels.', errors);
}

function registerReads(app: HttpServer, { registry, clock }: ConnectorDeps): void {
  app.get(
    '/api/v1/connectors',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: z.strictObject(page), response: { 200: pageOf(connectorView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await registry.connectors({ organisation }, request.query);
      const now = clock.now();
      const activity = await registry.connectorActivity({ organisation }, { since: now - DAY });
      return { items: items.map((row) => viewOfConnector(row, activity.get(row.id), now)), next };
    },
  );

  app.get(
    '/api/v1/connectors/:id',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: connectorView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id } = request.params;
      const row = await registry.connector({ organisation }, id);
      if (!row) throw notFound('Le connecteur', id);
      const now = clock.now();
      const activity = await registry.connectorActivity({ organisation }, { since: now - DAY, connector: id });
      return viewOfConnector(row, activity.get(id), now);
    },
  );
}

function registerChange(app: HttpServer, { registry, writes, people, clock, connectorKinds }: ConnectorDeps): void {
  app.patch(
    '/api/v1/connectors/:id',
    { config: { access: 'manager' }, schema: { tags, params, body: changes, response: { 200: connectorView } } },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      const { settings: given, ...change } = request.body;
      const before = await registry.connector({ organisation }, id);
      if (!before) throw notFound('Le connecteur', id);
      const settings = given && givenSettings(given, before.settings);
      if (settings !== undefined) checkedKind(connectorKinds, before.kind, settings);
      await writes.changeConnector({ organisation }, id, { ...change, ...(settings && { settings }) });
      const detail: JsonObject = { ...change, ...(given && { settings: Object.keys(given) }) };
      await people.note({ organisation }, { who, action: 'connector.change', object: id, detail });
      const row = await registry.connector({ organisation }, id);
      if (!row) throw notFound('Le connecteur', id);
      const now = clock.now();
      const activity = await registry.connectorActivity({ organisation }, { since: now - DAY, connector: id });
      return viewOfConnector(row, activity.get(id), now);
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
      checkedKind(connectorKinds, kind, settings);
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
  registerChange(app, deps);

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
