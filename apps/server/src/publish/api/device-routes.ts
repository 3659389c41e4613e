import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { DeviceRow, RegistryReads } from '../ports/registry-reads.ts';
import type { RegistryFault, RegistryWrites, WrittenDevice } from '../ports/registry-writes.ts';
import { devicesShape } from './device-shape.ts';
import { prepareDevice } from './new-device.ts';
import type { PreparedDevice, Vocabulary } from './new-device.ts';
import { deviceId, filter, isoTimeOrAbsent, keyShape, page, pageOf, time } from './shapes.ts';

export interface DeviceDeps {
  readonly registry: RegistryReads;
  readonly writes: RegistryWrites;
  readonly people: People;
  readonly vocabulary: Vocabulary;
}

const tags = ['devices'];
const deviceView = z.object({
  id: z.string(),
  connector: z.string(),
  codec: z.object({ id: z.string(), version: z.string() }).optional(),
  name: z.string(),
  model: z.string().optional(),
  asset: z.string(),
  expectedPeriod: z.number(),
  installed: time.optional(),
  place: z.object({ longitude: z.number(), latitude: z.number() }),
});
const createdView = z.object({
  id: z.string(),
  /** Absent for a device in stock. */
  asset: z.string().optional(),
  datastreams: z.array(z.object({ id: z.number(), field: z.string() })),
  warnings: z.array(z.string()),
});

const view = ({ thing, installed, ...row }: DeviceRow): z.infer<typeof deviceView> => ({
  ...row,
  asset: thing,
  installed: isoTimeOrAbsent(installed),
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

function registerReads(app: HttpServer, registry: RegistryReads): void {
  const querystring = z.strictObject({ connector: filter(keyShape), id: filter(deviceId), ...page });
  app.get(
    '/api/v1/devices',
    { config: { access: 'reader' }, schema: { tags, querystring, response: { 200: pageOf(deviceView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await registry.devices({ organisation }, request.query);
      return { items: items.map(view), next };
    },
  );

  const params = z.object({ id: deviceId });
  app.get(
    '/api/v1/devices/:id',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: deviceView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items } = await registry.devices({ organisation }, { id: request.params.id, limit: 1 });
      const [device] = items;
      if (!device) throw notFound('Le capteur', request.params.id);
      return view(device);
    },
  );
}

/** Devices: who speaks, from where, and what of it is kept. */
export function registerDeviceRoutes(app: HttpServer, deps: DeviceDeps): void {
  const { writes, people, vocabulary } = deps;
  registerReads(app, deps.registry);
  const response = { 201: z.union([createdView, z.object({ items: z.array(createdView) })]) };
  app.post(
    '/api/v1/devices',
    { config: { access: 'manager' }, bodyLimit: 16 * 1_048_576, schema: { tags, body: devicesShape, response } },
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
      return reply.code(201).send(listed || !first ? { items } : first);
    },
  );
}
