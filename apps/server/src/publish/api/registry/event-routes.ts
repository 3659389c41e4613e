import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { DeviceRecords } from '../../ports/device-records.ts';
import type { Things } from '../../ports/parties.ts';
import type { RegistryReads } from '../../ports/registry-reads.ts';
import { filter, interval, isoTime, page, pageOf, text, time } from '../shapes.ts';
import { eventView, viewEvent } from './device-view.ts';
import { happened } from './field-shapes.ts';
import { deviceParams, deviceQuery, findDevice, happenedAt } from './find-device.ts';

export interface EventDeps {
  readonly devices: DeviceRecords;
  readonly things: Things;
  readonly registry: RegistryReads;
  readonly clock: { now(): number };
}

/** What a person may note; the others follow from what is done in the register. */
const NOTED = ['cleaned', 'calibrated', 'repaired', 'inspected', 'battery-changed', 'vandalised', 'other'] as const;

const limit = filter(z.coerce.number().int().min(1).max(1000)).transform((given) => given ?? 200);
const items = z.object({ items: z.array(eventView) });

const historyView = z.object({
  id: z.string(),
  time,
  who: z.string(),
  action: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

function registerOfDevice(app: HttpServer, { devices, clock }: EventDeps): void {
  const schema = { tags: ['devices'], params: deviceParams };
  app.get(
    '/api/v1/devices/:id/events',
    {
      config: { access: 'reader' },
      schema: { ...schema, querystring: deviceQuery.extend({ limit }), response: { 200: items } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { limit: most, connector } = request.query;
      const { row } = await findDevice(devices, { organisation }, { ...request.params, connector });
      return { items: (await devices.events({ organisation }, { device: row, limit: most })).map(viewEvent) };
    },
  );

  const body = z.strictObject({ kind: z.enum(NOTED), ...happened });
  app.post(
    '/api/v1/devices/:id/events',
    {
      config: { access: 'operator' },
      schema: { ...schema, querystring: deviceQuery, body, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { kind, note } = request.body;
      const { row } = await findDevice(devices, { organisation }, { ...request.params, ...request.query });
      const at = happenedAt(request.body.time, clock.now());
      await devices.addEvent({ organisation, who }, { device: row, time: at, kind, note });
      return reply.code(204).send();
    },
  );
}

function registerHistory(app: HttpServer, { devices, registry }: EventDeps): void {
  app.get(
    '/api/v1/devices/:id/history',
    {
      config: { access: 'reader' },
      schema: {
        tags: ['devices'],
        params: deviceParams,
        querystring: deviceQuery.extend(page),
        response: { 200: pageOf(historyView) },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { connector, ...query } = request.query;
      const { id } = await findDevice(devices, { organisation }, { ...request.params, connector });
      const found = await registry.journal({ organisation }, { ...query, object: id });
      const entries = found.items.map(({ object: _object, ...entry }) => ({
        ...entry,
        time: isoTime(entry.time),
        detail: { ...entry.detail },
      }));
      return { items: entries, next: found.next };
    },
  );
}

/** What happened to devices and objects, at its own time; and who changed what of their description. */
export function registerEventRoutes(app: HttpServer, deps: EventDeps): void {
  registerOfDevice(app, deps);
  registerHistory(app, deps);
  const { devices, things } = deps;
  app.get(
    '/api/v1/things/:key/events',
    {
      config: { access: 'reader' },
      schema: {
        tags: ['things'],
        params: z.object({ key: text(200) }),
        querystring: z.strictObject({ ...interval, limit }),
        response: { 200: items },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { key } = request.params;
      if ((await things.find({ organisation }, key)) === undefined) throw notFound('L’objet', key);
      return { items: (await devices.events({ organisation }, { thing: key, ...request.query })).map(viewEvent) };
    },
  );
}
