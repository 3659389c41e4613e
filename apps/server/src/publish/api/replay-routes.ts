import { DAY } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import { REPLAY_SERIES_ORDERS } from '../ports/replays.ts';
import type { ReplayDesk } from '../ports/replays.ts';
import {
  changeOf,
  changeView,
  dayView,
  pointView,
  replayOf,
  replayView,
  seriesOf,
  seriesView,
  sheetOf,
  sheetView,
} from './replay-shapes.ts';
import { deviceId, filter, instant, isoTime, jsonNumber, keyShape, page, pageOf, text } from './shapes.ts';

export interface ReplayDeps {
  readonly replays: ReplayDesk;
  readonly people: People;
  readonly clock: { now(): number };
}

const tags = ['replays'];
const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
const datastream = z.coerce.number().int().positive().max(2_147_483_647);
const version = z.string().min(1).max(64);
/** A replay of more is asked for in parts. */
const LONGEST = 800 * DAY;

const newReplay = z.strictObject({
  from: instant.meta({ description: 'Frames received from then on.' }),
  to: instant.optional().meta({ description: 'Frames received before; now where absent.' }),
  devices: z.array(deviceId).min(1).max(1000).optional(),
  model: text(200).optional(),
  assigned: z
    .strictObject({ id: keyShape, version: version.optional() })
    .optional()
    .meta({ description: 'Devices whose present codec it is.' }),
  connector: keyShape.optional(),
  codec: z
    .strictObject({ id: keyShape, version })
    .optional()
    .meta({ description: 'Version to decode with; absent: the one each device has now.' }),
});

const REFUSALS = {
  'unknown-codec': 'Cette version du décodeur n’existe pas.',
  'no-device': 'Aucun appareil ne répond à cette sélection.',
} as const;

function registerReads(app: HttpServer, { replays }: ReplayDeps): void {
  const config = { access: 'reader' } as const;
  app.get(
    '/api/v1/replays',
    { config, schema: { tags, querystring: z.strictObject(page), response: { 200: pageOf(replayView) } } },
    async (request) => {
      const { items, next } = await replays.list(principalOf(request), request.query);
      return { items: items.map(replayOf), next };
    },
  );

  app.get(
    '/api/v1/replays/:id',
    { config, schema: { tags, params, response: { 200: sheetView } } },
    async (request) => {
      const found = await replays.sheet(principalOf(request), request.params.id);
      if (!found) throw notFound('La relecture', String(request.params.id));
      return sheetOf(found);
    },
  );

  const list = z.strictObject({ ...page, search: filter(text(100)), sort: filter(z.enum(REPLAY_SERIES_ORDERS)) });
  app.get(
    '/api/v1/replays/:id/datastreams',
    { config, schema: { tags, params, querystring: list, response: { 200: pageOf(seriesView) } } },
    async (request) => {
      const query = { ...request.query, replay: request.params.id };
      const { items, next } = await replays.series(principalOf(request), query);
      return { items: items.map(seriesOf), next };
    },
  );
}

function registerDetails(app: HttpServer, { replays }: ReplayDeps): void {
  const config = { access: 'reader' } as const;
  const querystring = z.strictObject({ ...page, datastream: filter(datastream) });
  app.get(
    '/api/v1/replays/:id/changes',
    { config, schema: { tags, params, querystring, response: { 200: pageOf(changeView) } } },
    async (request) => {
      const query = { ...request.query, replay: request.params.id };
      const { items, next } = await replays.changes(principalOf(request), query);
      return { items: items.map(changeOf), next };
    },
  );

  const days = z.object({ items: z.array(dayView) });
  app.get(
    '/api/v1/replays/:id/days',
    { config, schema: { tags, params, response: { 200: days } } },
    async (request) => ({ items: [...(await replays.days(principalOf(request), request.params.id))] }),
  );

  const curve = z.strictObject({
    datastream,
    points: filter(z.coerce.number().int().min(10).max(4000)).transform((points) => points ?? 1000),
  });
  app.get(
    '/api/v1/replays/:id/curve',
    {
      config,
      schema: { tags, params, querystring: curve, response: { 200: z.object({ items: z.array(pointView) }) } },
    },
    async (request) => {
      const points = await replays.curve(principalOf(request), { ...request.query, replay: request.params.id });
      const items = points.map(({ time, before, after }) => ({
        time: isoTime(time),
        before: jsonNumber(before),
        after: jsonNumber(after),
      }));
      return { items };
    },
  );
}

type AskedReplay = z.infer<typeof newReplay>;

function periodOf({ from, to: asked }: AskedReplay, now: number) {
  const to = Math.min(asked ?? now, now);
  if (from >= to)
    throw unprocessable('empty-period', 'La période est vide : « from » doit précéder « to » et maintenant.');
  if (to - from > LONGEST) throw unprocessable('period-too-long', 'Au plus 800 jours à la fois.');
  return { from, to };
}

function selectionOf({ devices, model, assigned, connector }: AskedReplay) {
  if (!devices && !model && !assigned && !connector) {
    throw unprocessable(
      'no-selection',
      'Dites quels appareils : « devices », « model », « assigned » ou « connector ».',
    );
  }
  return {
    ...(devices && { devices }),
    ...(model !== undefined && { model }),
    ...(assigned && {
      codec: { id: assigned.id, ...(assigned.version !== undefined && { version: assigned.version }) },
    }),
    ...(connector !== undefined && { connector }),
  };
}

function registerCreation(app: HttpServer, { replays, people, clock }: ReplayDeps): void {
  app.post(
    '/api/v1/replays',
    {
      config: { access: 'manager' },
      schema: { tags, body: newReplay, response: { 201: z.object({ id: z.number() }) } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { body } = request;
      const period = periodOf(body, clock.now());
      const { codec } = body;
      const asked = { ...period, who, selection: selectionOf(body), ...(codec && { codec }) };
      const id = await replays.create({ organisation }, asked);
      if (id === 'too-many-waiting') {
        throw conflict('too-many-replays', 'Vingt relectures attendent déjà : laissez-les finir ou annulez-en.');
      }
      if (typeof id === 'string') throw unprocessable(id, REFUSALS[id]);
      await people.note({ organisation }, { who, action: 'replay.create', object: `replay:${id}` });
      return reply.code(201).send({ id });
    },
  );
}

function registerActions(app: HttpServer, { replays, people }: ReplayDeps): void {
  const config = { access: 'manager' } as const;
  const body = z.strictObject({ reason: text(1000) });
  const response = { 202: z.object({ id: z.number() }) };
  app.post(
    '/api/v1/replays/:id/apply',
    { config, schema: { tags, params, body, response } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = request.params;
      if (!(await replays.sheet({ organisation }, id))) throw notFound('La relecture', String(id));
      const { reason } = request.body;
      if (!(await replays.apply({ organisation }, id, { who, reason }))) {
        throw conflict('nothing-to-apply', 'Cette relecture n’a pas de différence à appliquer.');
      }
      await people.note({ organisation }, { who, action: 'replay.apply', object: `replay:${id}`, detail: { reason } });
      return reply.code(202).send({ id });
    },
  );

  app.post('/api/v1/replays/:id/cancel', { config, schema: { tags, params, response } }, async (request, reply) => {
    const { organisation, who } = principalOf(request);
    const { id } = request.params;
    if (!(await replays.sheet({ organisation }, id))) throw notFound('La relecture', String(id));
    if ((await replays.cancel({ organisation }, id)) === undefined) {
      throw conflict('nothing-to-cancel', 'Cette relecture est déjà finie.');
    }
    await people.note({ organisation }, { who, action: 'replay.cancel', object: `replay:${id}` });
    return reply.code(202).send({ id });
  });
}

/** History decoded again: asked for, looked at, applied or not. */
export function registerReplayRoutes(app: HttpServer, deps: ReplayDeps): void {
  registerReads(app, deps);
  registerDetails(app, deps);
  registerCreation(app, deps);
  registerActions(app, deps);
}
