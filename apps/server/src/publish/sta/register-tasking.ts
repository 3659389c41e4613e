import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import { problemOf } from '../api/command-shape.ts';
import { text } from '../api/shapes.ts';
import type { Capability, CommandActions } from '../ports/commands.ts';
import type { People } from '../ports/people.ts';
import type { Scope } from '../reads.ts';
import {
  actuatorEntity,
  capabilityEntity,
  capabilityId,
  capabilityOf,
  parseSegment,
  taskEntity,
} from './tasking-entities.ts';

export interface TaskingDeps {
  readonly commands: CommandActions;
  readonly people: People;
}

const ROOT = '/sta/v1.1';
const CLASS = 'http://www.opengis.net/spec/iot_tasking/1.0/req';
const tags = ['sensorthings'];
const PAGE = 100;
const whole = (most: number) => z.coerce.number().int().min(0).max(most).optional();
const options = z.strictObject({
  $top: whole(1000),
  $skip: whole(10_000_000),
  $count: z.enum(['true', 'false']).optional(),
});
type Options = z.infer<typeof options>;
const entity = z.record(z.string(), z.unknown());

/** The address a client used, so that links lead back through the same proxy. */
const rootOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}${ROOT}`;

interface Listing {
  readonly root: string;
  readonly path: string;
  readonly options: Options;
}

/** A page of what may be long: only what is shown is made. */
function pageOf<T>(all: Iterable<T>, { root, path, options: asked }: Listing, entityOf: (item: T) => object) {
  const { $top = PAGE, $skip = 0, $count } = asked;
  const value: object[] = [];
  let seen = 0;
  for (const item of all) {
    seen += 1;
    if (seen > $skip && value.length < $top) value.push(entityOf(item));
    if ($count !== 'true' && seen > $skip + $top) break;
  }
  const more = seen > $skip + value.length;
  return {
    ...($count === 'true' ? { '@iot.count': seen } : {}),
    ...(more ? { '@iot.nextLink': `${root}/${path}?$top=${$top}&$skip=${$skip + $top}` } : {}),
    value,
  };
}

function* actuators(all: Iterable<Capability>): Iterable<Capability> {
  const told = new Set<string>();
  for (const capability of all) {
    if (told.has(capability.model)) continue;
    told.add(capability.model);
    yield capability;
  }
}

function* ofModel(all: Iterable<Capability>, model: string): Iterable<Capability> {
  for (const capability of all) if (capability.model === model) yield capability;
}

/** The capability of an identifier, or the answer that there is none. */
function capability({ commands }: TaskingDeps, scope: Scope, id: string): Capability {
  const named = capabilityOf(id);
  for (const found of named === undefined ? [] : commands.capabilities(scope, named.device))
    if (found.command.id === named?.kind) return found;
  throw notFound('La TaskingCapability', id);
}

/** Tasks, newest first; of one capability where it is named. */
async function tasks({ commands }: TaskingDeps, scope: Scope, listing: Listing & { readonly of?: Capability }) {
  const { $top = PAGE, $skip = 0 } = listing.options;
  const { of } = listing;
  const narrowed = of === undefined ? {} : { device: of.device, kind: of.command.id };
  // the ledger is paged by position: what is skipped is read and left
  const limit = Math.min(1000, $skip + $top + 1);
  const { items } = await commands.list(scope, { ...narrowed, limit });
  return pageOf(items, listing, (command) => taskEntity(listing.root, command));
}

async function one(deps: TaskingDeps, scope: Scope, { root, set, key }: { root: string; set: string; key: string }) {
  if (set === 'TaskingCapabilities') return capabilityEntity(root, capability(deps, scope, key));
  if (set === 'Actuators') {
    for (const found of ofModel(deps.commands.capabilities(scope), key)) return actuatorEntity(root, found);
    throw notFound('L’Actuator', key);
  }
  const { items } = /^\d{1,18}$/.test(key) ? await deps.commands.list(scope, { id: key, limit: 1 }) : { items: [] };
  const [command] = items;
  if (set !== 'Tasks' || command === undefined) throw notFound('L’entité', `${set}(${key})`);
  return taskEntity(root, command);
}

async function many(deps: TaskingDeps, scope: Scope, listing: Listing) {
  const all = deps.commands.capabilities(scope);
  if (listing.path === 'Tasks') return tasks(deps, scope, listing);
  if (listing.path === 'TaskingCapabilities')
    return pageOf(all, listing, (found) => capabilityEntity(listing.root, found));
  if (listing.path === 'Actuators')
    return pageOf(actuators(all), listing, (found) => actuatorEntity(listing.root, found));
  throw notFound('L’ensemble', listing.path);
}

function registerReads(app: HttpServer, deps: TaskingDeps): void {
  const config = { access: 'reader' } as const;
  app.get(ROOT, { config, schema: { tags, response: { 200: entity } } }, async (request) => {
    const root = rootOf(request);
    const sets = ['Actuators', 'TaskingCapabilities', 'Tasks'];
    return {
      value: sets.map((name) => ({ name, url: `${root}/${name}` })),
      serverSettings: {
        conformance: [`${CLASS}/tasking-capability`, `${CLASS}/task`, `${CLASS}/actuator`, `${CLASS}/create-tasks`],
      },
    };
  });

  const params = z.object({ entities: text(300) });
  const schema = { tags, params, querystring: options, response: { 200: entity } };
  app.get(`${ROOT}/:entities`, { config, schema }, async (request) => {
    const scope = { organisation: principalOf(request).organisation };
    const root = rootOf(request);
    const parsed = parseSegment(request.params.entities);
    if (parsed === undefined) throw notFound('L’ensemble', request.params.entities);
    const { set, key } = parsed;
    if (key !== undefined) return { ...(await one(deps, scope, { root, set, key })) };
    return { ...(await many(deps, scope, { root, path: set, options: request.query })) };
  });

  const linked = z.object({ entities: text(300), link: text(50) });
  app.get(`${ROOT}/:entities/:link`, { config, schema: { ...schema, params: linked } }, async (request) => {
    const scope = { organisation: principalOf(request).organisation };
    const { entities, link } = request.params;
    const listing = { root: rootOf(request), path: `${entities}/${link}`, options: request.query };
    return { ...(await related(deps, scope, { ...listing, entities, link })) };
  });
}

/** What a link of an entity leads to. */
const LINKS: Readonly<
  Record<
    string,
    (deps: TaskingDeps, scope: Scope, listing: Listing & { readonly key: string }) => Promise<object> | object
  >
> = {
  'TaskingCapabilities/Tasks': (deps, scope, listing) =>
    tasks(deps, scope, { ...listing, of: capability(deps, scope, listing.key) }),
  'TaskingCapabilities/Actuator': (deps, scope, { root, key }) => actuatorEntity(root, capability(deps, scope, key)),
  'Actuators/TaskingCapabilities': ({ commands }, scope, listing) =>
    pageOf(ofModel(commands.capabilities(scope), listing.key), listing, (found) =>
      capabilityEntity(listing.root, found),
    ),
};

async function related(
  deps: TaskingDeps,
  scope: Scope,
  { entities, link, ...listing }: Listing & { readonly entities: string; readonly link: string },
) {
  const { set, key } = parseSegment(entities) ?? {};
  const lead = LINKS[`${set}/${link}`];
  if (lead === undefined || key === undefined) throw notFound('Le lien', `${entities}/${link}`);
  return lead(deps, scope, { ...listing, key });
}

const body = z.object({
  taskingParameters: z.record(z.string(), z.json()).optional(),
  TaskingCapability: z.object({ '@iot.id': z.string().max(300) }).optional(),
});

interface NewTask {
  readonly id: string;
  readonly body: z.infer<typeof body>;
  readonly key: string | undefined;
}

/** One order, by the same checks as any other. A Task is asked of one device by name: a live order is meant. */
async function create(deps: TaskingDeps, request: FastifyRequest, { id, body: given, key }: NewTask) {
  const { organisation, who } = principalOf(request);
  const { device, command } = capability(deps, { organisation }, id);
  const asked = await deps.commands.ask(
    { organisation },
    {
      devices: [device],
      things: [],
      model: undefined,
      kind: command.id,
      parameters: given.taskingParameters ?? {},
      raw: undefined,
      priority: 0,
      confirmed: undefined,
      notBefore: undefined,
      expiresIn: undefined,
      perMinute: undefined,
      acceptLive: true,
      reason: undefined,
      key,
    },
    who,
  );
  if (!asked.ok) throw problemOf(asked.fault);
  const { order, commands, fresh } = asked.value;
  if (fresh)
    await deps.people.note({ organisation }, { who, action: 'command.ask', object: order, detail: { device } });
  const { items } = await deps.commands.list({ organisation }, { id: commands[0], limit: 1 });
  const [command_] = items;
  if (command_ === undefined) throw notFound('La Task', capabilityId(device, command.id));
  return taskEntity(rootOf(request), command_);
}

function registerWrites(app: HttpServer, deps: TaskingDeps): void {
  const config = { access: 'operator' } as const;
  const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() });
  const schema = { tags, headers, body, response: { 201: entity } };
  const made = async (reply: FastifyReply, task: Readonly<Record<string, unknown>>) => {
    await reply
      .header('location', String(task['@iot.selfLink']))
      .code(201)
      .send({ ...task });
    return reply;
  };
  app.post(`${ROOT}/Tasks`, { config, schema }, async (request, reply) => {
    const id = request.body.TaskingCapability?.['@iot.id'];
    if (id === undefined)
      throw unprocessable('no-capability', 'Une Task nomme sa TaskingCapability : {"@iot.id": "…"}.');
    const key = request.headers['idempotency-key'];
    return made(reply, await create(deps, request, { id, body: request.body, key }));
  });
  const params = z.object({ entities: text(300) });
  app.post(`${ROOT}/:entities/Tasks`, { config, schema: { ...schema, params } }, async (request, reply) => {
    const { set, key: id } = parseSegment(request.params.entities) ?? {};
    if (set !== 'TaskingCapabilities' || id === undefined) throw notFound('Le lien', request.params.entities);
    const key = request.headers['idempotency-key'];
    return made(reply, await create(deps, request, { id, body: request.body, key }));
  });
}

/** SensorThings Tasking: what can be ordered of devices, and orders as Tasks. */
export function registerTasking(app: HttpServer, deps: TaskingDeps): void {
  registerReads(app, deps);
  registerWrites(app, deps);
}
