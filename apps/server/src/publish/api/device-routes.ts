import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { DeviceRecords, DeviceSort } from '../ports/device-records.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import type { RegistryFault, RegistryWrites, WrittenDevice } from '../ports/registry-writes.ts';
import { devicesShape } from './device-shape.ts';
import { prepareDevice } from './new-device.ts';
import type { PreparedDevice, Vocabulary } from './new-device.ts';
import { deviceView, viewDevice } from './registry/device-view.ts';
import { lifeCycle } from './registry/field-shapes.ts';
import { deviceParams, deviceQuery, findDevice } from './registry/find-device.ts';
import { deviceId, filter, keyShape, page, pageOf, text } from './shapes.ts';
import { offerWaiting, waitingView } from './waiting-frames.ts';

export interface DeviceDeps {
  readonly devices: DeviceRecords;
  readonly writes: RegistryWrites;
  readonly people: People;
  readonly quarantine: Quarantine;
  readonly vocabulary: Vocabulary;
}

const tags = ['devices'];
const createdView = z.object({
  id: z.string(),
  /** Absent for a device in stock. */
  asset: z.string().optional(),
  datastreams: z.array(z.object({ id: z.number(), field: z.string() })),
  warnings: z.array(z.string()),
});

function created({ id, thing, datastreams }: WrittenDevice, prepared: PreparedDevice | undefined) {
  return { id, asset: thing, datastreams: [...datastreams], warnings: [...(prepared?.warnings ?? [])] };
}

const MEMBER: Readonly<Record<RegistryFault['kind'], string>> = {
  duplicate: '.id',
  'unknown-connector': '.connector',
  'unknown-codec': '.codec',
  'unknown-supplier': '.supplier',
  'unknown-contract': '.contract',
  'unknown-group': '.groups',
  'stands-elsewhere': '.asset',
  'life-cycle': '.lifeCycle',
  'no-place': '.place',
  undated: '.asset.properties',
  unknown: '',
};

/** Where the fault is: of one device, or of which of a list. */
function problemOf({ kind, index, detail }: RegistryFault, listed: boolean): Problem {
  const errors = [{ where: `body${listed ? `[${index}]` : ''}${MEMBER[kind]}`, message: detail }];
  if (kind === 'duplicate') return conflict('duplicate-device', detail, errors);
  return unprocessable(kind === 'unknown' ? 'device-refused' : kind, detail, errors);
}

/** Refuses what the packs or the territory say cannot be; nothing of the list is written then. */
function refuseFaults(prepared: readonly PreparedDevice[], listed: boolean): void {
  const errors = prepared.flatMap(({ faults }, index) =>
    faults.map(({ where, message }) => ({ where: `body${listed ? `[${index}]` : ''}${where}`, message })),
  );
  const [first] = errors;
  if (first !== undefined) throw unprocessable('device-refused', first.message, errors.slice(0, 100));
}

const SORTS = [
  'created',
  'id',
  'name',
  'model',
  'lifeCycle',
  'connector',
  'asset',
  'commune',
  'installed',
  'firmware',
] as const;

/** A column; `-` before it turns the order round. */
const sort = z.enum([...SORTS, ...SORTS.map((column) => `-${column}` as const)]);

/** What of the devices is asked for. */
export const deviceFilters = {
  q: filter(text(200)),
  id: filter(deviceId),
  connector: filter(keyShape),
  model: filter(text(200)),
  lifeCycle: filter(lifeCycle),
  group: filter(keyShape),
  tag: filter(text(50)),
  supplier: filter(keyShape),
  contract: filter(keyShape),
  commune: filter(text(200)),
  domain: filter(text(100)),
  asset: filter(text(200)),
};

function sortOf(asked: z.infer<typeof sort> | undefined): { sort?: DeviceSort; descending?: boolean } {
  if (asked === undefined) return {};
  const column = SORTS.find((known) => known === asked.replace(/^-/, ''));
  return { sort: column, descending: asked.startsWith('-') };
}

function registerReads(app: HttpServer, { devices }: DeviceDeps): void {
  const cursor = filter(z.string().max(2000));
  const querystring = z.strictObject({ ...deviceFilters, sort: filter(sort), ...page, cursor });
  const response = { 200: pageOf(deviceView).extend({ total: z.number() }) };
  app.get(
    '/api/v1/devices',
    { config: { access: 'reader' }, schema: { tags, querystring, response } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { sort: sorted, ...query } = request.query;
      const [{ items, next }, total] = await Promise.all([
        devices.list({ organisation }, { ...query, ...sortOf(sorted) }),
        devices.count({ organisation }, query),
      ]);
      return { items: items.map(viewDevice), total, next };
    },
  );

  app.get(
    '/api/v1/devices/:id',
    {
      config: { access: 'reader' },
      schema: { tags, params: deviceParams, querystring: deviceQuery, response: { 200: deviceView } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      return viewDevice(await findDevice(devices, { organisation }, { ...request.params, ...request.query }));
    },
  );
}

/** Devices: who speaks, from where, and what of it is kept. */
export function registerDeviceRoutes(app: HttpServer, deps: DeviceDeps): void {
  const { writes, people, vocabulary, quarantine } = deps;
  registerReads(app, deps);
  const waiting = { waiting: waitingView };
  const response = {
    201: z.union([createdView.extend(waiting), z.object({ items: z.array(createdView), ...waiting })]),
  };
  /** Frames that wait in quarantine for these devices are taken up at once. */
  const querystring = z.strictObject({ reinject: filter(z.enum(['true', 'false'])) });
  app.post(
    '/api/v1/devices',
    {
      config: { access: 'manager' },
      bodyLimit: 16 * 1_048_576,
      schema: { tags, body: devicesShape, querystring, response },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { body } = request;
      const listed = Array.isArray(body);
      const prepared = [body].flat().map((device) => prepareDevice(device, vocabulary));
      refuseFaults(prepared, listed);
      const written = await writes.createDevices(
        { organisation, who },
        prepared.map(({ device }) => device),
      );
      if (!written.ok) throw problemOf(written.fault, listed);
      const items = written.value.map((device, index) => created(device, prepared[index]));
      const [first] = items;
      const object = listed || !first ? `${items.length} capteurs` : first.id;
      await people.note({ organisation }, { who, action: 'device.create', object });
      const asked = { devices: prepared.map(({ device }) => device), reinject: request.query.reinject === 'true' };
      const offer = await offerWaiting(quarantine, { organisation, who }, asked);
      return reply.code(201).send(listed || !first ? { items, waiting: offer } : { ...first, waiting: offer });
    },
  );
}
