import { z } from 'zod';
import { holdsRole } from '#platform/auth/principal.ts';
import type { Principal } from '#platform/auth/principal.ts';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, Problem } from '#platform/http/problem.ts';
import type { Cancelled, CommandActions } from '../ports/commands.ts';
import type { People } from '../ports/people.ts';
import {
  askedOrder,
  balanceView,
  commandView,
  eventView,
  knownView,
  orderShape,
  planView,
  problemOf,
  states,
  viewBalance,
  viewCommand,
  viewPlan,
} from './command-shape.ts';
import { deviceId, filter, interval, isoTime, keyShape, page, pageOf, text } from './shapes.ts';

export interface CommandDeps {
  readonly commands: CommandActions;
  readonly people: People;
}

const tags = ['commands'];
const RAW = 'raw';
const number = z.string().regex(/^\d{1,18}$/, 'Numéro d’ordre attendu.');
const params = z.object({ id: number });
const boolean = z.enum(['true', 'false']).transform((given) => given === 'true');
const listQuery = z.strictObject({
  order: filter(number),
  state: filter(states),
  open: filter(boolean),
  device: filter(deviceId),
  thing: filter(text(200)),
  kind: filter(keyShape),
  ...page,
});
const orderView = z.object({ order: z.string(), commands: z.array(z.string()) });

function registerReads(app: HttpServer, { commands }: CommandDeps): void {
  app.get(
    '/api/v1/commands',
    { config: { access: 'reader' }, schema: { tags, querystring: listQuery, response: { 200: pageOf(commandView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await commands.list({ organisation }, request.query);
      return { items: items.map(viewCommand), next };
    },
  );

  const balanceQuery = z.strictObject({ ...interval, order: filter(number) });
  app.get(
    '/api/v1/commands/balance',
    { config: { access: 'reader' }, schema: { tags, querystring: balanceQuery, response: { 200: balanceView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      return viewBalance(await commands.balance({ organisation }, request.query));
    },
  );

  const sheet = commandView.extend({ events: z.array(eventView) });
  app.get(
    '/api/v1/commands/:id',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: sheet } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id } = request.params;
      const { items } = await commands.list({ organisation }, { id, limit: 1 });
      const [command] = items;
      if (!command) throw notFound('L’ordre', id);
      const events = await commands.events({ organisation }, id);
      return { ...viewCommand(command), events: events.map((event) => ({ ...event, time: isoTime(event.time) })) };
    },
  );
}

function registerKnown(app: HttpServer, { commands }: CommandDeps): void {
  app.get(
    '/api/v1/devices/:id/commands-known',
    {
      config: { access: 'reader' },
      schema: { tags, params: z.object({ id: deviceId }), response: { 200: knownView } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const known = commands.known({ organisation }, request.params.id);
      if (!known) throw notFound('Le capteur', request.params.id);
      // a copy: what the packs declare is read-only
      return knownView.parse(known);
    },
  );
}

/** Bytes that nobody checked are for those who answer for the fleet. */
function mayAsk(principal: Principal, kind: string): void {
  if (kind !== RAW || holdsRole(principal, 'manager')) return;
  throw new Problem({
    status: 403,
    code: 'raw-needs-manager',
    title: 'Droit insuffisant',
    detail: 'Un envoi brut demande le rôle de gestionnaire : choisissez un ordre du modèle, ou demandez-lui.',
  });
}

function registerOrders(app: HttpServer, { commands, people }: CommandDeps): void {
  app.post(
    '/api/v1/commands/plan',
    { config: { access: 'operator' }, schema: { tags, body: orderShape, response: { 200: planView } } },
    async (request) => {
      const principal = principalOf(request);
      mayAsk(principal, request.body.kind);
      const { organisation } = principal;
      const planned = await commands.plan({ organisation }, askedOrder(request.body, undefined));
      if (!planned.ok) throw problemOf(planned.fault);
      return viewPlan(planned.value);
    },
  );

  app.post(
    '/api/v1/commands',
    {
      config: { access: 'operator' },
      schema: {
        tags,
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: orderShape,
        response: { 200: orderView, 201: orderView },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { organisation, who } = principal;
      mayAsk(principal, request.body.kind);
      const asked = await commands.ask(
        { organisation },
        askedOrder(request.body, request.headers['idempotency-key']),
        who,
      );
      if (!asked.ok) throw problemOf(asked.fault);
      const { order, commands: ids, fresh } = asked.value;
      if (!fresh) return reply.code(200).send({ order, commands: [...ids] });
      const detail = { kind: request.body.kind, devices: ids.length };
      await people.note({ organisation }, { who, action: 'command.ask', object: order, detail });
      return reply.code(201).send({ order, commands: [...ids] });
    },
  );
}

/** Why an order goes on all the same. */
function keptOf(kept: Exclude<Cancelled, 'cancelled' | 'unknown'>): Problem {
  if (kept === 'too-late')
    return conflict('too-late', 'Cet ordre est déjà parti, ou terminé : il ne peut plus être annulé.');
  switch (kept.kind) {
    case 'left':
      return conflict('too-late', 'Le réseau l’a déjà émis : il ne peut plus être annulé.');
    case 'no-recall':
      return conflict('no-recall', 'Le réseau l’a pris, et son interface ne permet pas de le reprendre : trop tard.');
    case 'shared':
      return conflict(
        'shared-queue',
        `Le réseau ne vide que toute la file du capteur, où ${kept.others} autre(s) envoi(s) attendent : rien n’est retiré.`,
      );
    case 'refused':
      return conflict(
        'recall-refused',
        `Le réseau n’a pas laissé reprendre l’ordre (${kept.reason}) : il suit son cours.`,
      );
  }
}

/** Orders to the field: asked, planned, followed, cancelled. */
export function registerCommandRoutes(app: HttpServer, deps: CommandDeps): void {
  const { commands, people } = deps;
  registerReads(app, deps);
  registerKnown(app, deps);
  registerOrders(app, deps);

  const body = z.object({ reason: text(500).optional() }).nullish();
  app.post(
    '/api/v1/commands/:id/cancel',
    { config: { access: 'operator' }, schema: { tags, params, body, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      const done = await commands.cancel({ organisation }, id, { who, reason: request.body?.reason });
      if (done === 'unknown') throw notFound('L’ordre', id);
      if (done !== 'cancelled') throw keptOf(done);
      await people.note({ organisation }, { who, action: 'command.cancel', object: id });
      return reply.code(204).send();
    },
  );
}
