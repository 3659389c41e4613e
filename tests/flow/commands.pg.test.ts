import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectAsync } from 'mqtt';
import { until } from '../harness/server-process.ts';
import { ChirpstackMock, events } from './chirpstack-mock.ts';
import type { Queued } from './chirpstack-mock.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf } from './pack-devices.ts';

interface CommandView {
  readonly id: string;
  readonly state: string;
  readonly stateReason?: string;
  readonly attempts: number;
  readonly gateway?: string;
  readonly measured?: { readonly value: number; readonly time: string };
  readonly events: readonly { readonly kind: string; readonly who: string; readonly reason?: string }[];
}
interface Order {
  readonly order: string;
  readonly commands: readonly [string, ...string[]];
}

const LAMP = '24e124756d300002';
const OTHER = '24e124756d300003';
const ON = '08310101';
const OFF = '08310100';
let server: FlowServer;
let network: ChirpstackMock;
let token = '';
let counter = 0;

beforeAll(async () => {
  network = await ChirpstackMock.start();
  server = await startFlowServer('2026-11-23T20:00:00Z');
  const made = await server.api<{ token: string }>('/connectors', {
    id: 'eclairage',
    kind: 'chirpstack-v4',
    name: 'Éclairage',
    settings: network.settings,
  });
  ({ token } = made);
  for (const id of [LAMP, OTHER]) {
    await server.api('/devices', deviceOf('lighting', 'milesight-ws558', { id, connector: 'eclairage' }));
  }
  await up(LAMP, ON);
});
afterAll(async () => {
  await server.stop();
  network.stop();
});
beforeEach(() => {
  network.mood = 'well';
});

async function post(event: object): Promise<void> {
  const answer = await server.send('eclairage', event, { token });
  expect(answer.status).toBe(202);
}

async function up(device: string, bytes: string): Promise<void> {
  await post(events.up({ device, time: server.clock.now(), bytes, fCnt: (counter += 1) }));
}

const look = (id: string) => server.api<CommandView>(`/commands/${id}`);

async function reached(id: string, state: string): Promise<CommandView> {
  let seen: CommandView | undefined;
  const there = async () => (seen = await look(id)).state === state;
  await until(there, { what: `command ${id} ${state}`, patience: 15_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(seen)}`);
  });
  return seen ?? look(id);
}

async function queuedAfter(count: number): Promise<Queued> {
  await until(async () => network.queue.length > count, { what: 'a downlink', patience: 15_000 });
  const item = network.queue[count];
  if (item === undefined) throw new Error('no downlink');
  return item;
}

const switching = (state: number, more: object = {}) => ({
  device: LAMP,
  kind: 'switch',
  parameters: { state },
  acceptLive: true,
  ...more,
});

test('an order goes out, is acknowledged and is verified by the lamp’s own measure', async () => {
  const before = network.queue.length;
  const { commands } = await server.api<Order>('/commands', switching(0, { reason: 'essai' }));
  const [id] = commands;
  const item = await queuedAfter(before);
  expect(item).toMatchObject({ device: LAMP, fPort: 85, confirmed: true });
  expect(Buffer.from(item.data, 'base64').toString('hex')).toBe('080100');
  await reached(id, 'queued');
  await post(events.txack(item));
  await reached(id, 'sent');
  await post(events.ack(item));
  await post(events.ack(item));
  await reached(id, 'acknowledged');
  await up(LAMP, OFF);
  const done = await reached(id, 'verified');
  expect(done.measured).toMatchObject({ value: 0 });
  expect(done.gateway).toBe('7076ff0056020a04');
  expect(done.events.map(({ kind }) => kind)).toEqual([
    'asked',
    'handing-over',
    'queued',
    'sent',
    'acknowledged',
    'verified',
  ]);
});

test('an acknowledgement before the answer, and a lamp that says the contrary', async () => {
  network.mood = 'acknowledge-first';
  network.before = async (item) => post(events.ack(item));
  const { commands } = await server.api<Order>('/commands', switching(1));
  const [id] = commands;
  await reached(id, 'acknowledged');
  await up(LAMP, OFF);
  // an hour later it is still off
  server.clock.moveTo(server.clock.now() + 3_600_000);
  const failed = await reached(id, 'failed');
  expect(failed).toMatchObject({ stateReason: 'measure-disagrees', measured: { value: 0 } });
});

test('refused credentials end it; a busy network is asked again and not twice', async () => {
  network.mood = 'unauthorised';
  const refused = await server.api<Order>('/commands', switching(1));
  expect(await reached(refused.commands[0], 'failed')).toMatchObject({ stateReason: 'network-unauthorised: 401' });
  network.mood = 'busy';
  const before = network.queue.length;
  const busy = await server.api<Order>('/commands', switching(1));
  const [id] = busy.commands;
  await until(async () => (await look(id)).events.some(({ kind }) => kind === 'postponed'), {
    what: 'postponed',
    patience: 15_000,
  });
  server.clock.moveTo(server.clock.now() + 20_000);
  const item = await queuedAfter(before);
  await post(events.ack(item));
  expect(await reached(id, 'acknowledged')).toMatchObject({ attempts: 2 });
  expect(network.queue.length).toBe(before + 1);
  await up(LAMP, ON);
  await reached(id, 'verified');
});

test('not acknowledged: sent again three times at most, then failed', async () => {
  let seen = network.queue.length;
  const { commands } = await server.api<Order>('/commands', switching(0, { device: OTHER, expiresIn: 7200 }));
  const [id] = commands;
  for (let attempt = 1; attempt <= 3; attempt++) {
    const item = await queuedAfter(seen);
    seen += 1;
    await reached(id, 'queued');
    await post(events.ack(item, false));
    await until(async () => (await look(id)).state !== 'queued', { what: 'released', patience: 15_000 });
    server.clock.moveTo(server.clock.now() + 240_000);
  }
  expect(await reached(id, 'failed')).toMatchObject({ attempts: 3 });
  expect(network.queue.length).toBe(seen);
});

test('no answer, then a restart: followed and never sent again', async () => {
  network.mood = 'silent';
  const before = network.queue.length;
  const { commands } = await server.api<Order>('/commands', switching(0));
  const [id] = commands;
  await queuedAfter(before);
  await server.restart();
  const after = await look(id);
  expect(after.events.map(({ kind }) => kind)).toContain('uncertain');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(network.queue.length).toBe(before + 1);
  // and yet it did arrive
  await up(LAMP, OFF);
  await reached(id, 'verified');
});

test('the same key is the same order; another request under it is refused', async () => {
  const key = 'nuit-du-23';
  const asked = switching(0, { key, notBefore: new Date(server.clock.now() + 600_000).toISOString() });
  const first = await server.api<Order>('/commands', asked);
  expect(await server.api<Order>('/commands', asked)).toEqual(first);
  await expect(server.api('/commands', { ...asked, parameters: { state: 1 } })).rejects.toThrow('409');
  const cancel = (id: string) =>
    server.api(`/commands/${id}/cancel`, { reason: 'changement d’avis' }).then(
      () => 'cancelled',
      (error: unknown) => String(error),
    );
  // 204 has no body
  await cancel(first.commands[0]);
  expect(await look(first.commands[0])).toMatchObject({ state: 'cancelled', stateReason: 'changement d’avis' });
  expect(await cancel(first.commands[0])).toContain('409');
});

test('a live order asks first; unknown ports, kinds and values are refused with what is known', async () => {
  const refusal = (body: object) => server.api('/commands', body).catch((error: unknown) => String(error));
  expect(await refusal(switching(0, { acceptLive: false }))).toContain('live-order');
  expect(await refusal({ device: LAMP, kind: 'raw', port: 2, bytes: '00' })).toContain('ports connus : 85');
  expect(await refusal({ device: LAMP, kind: 'dim', parameters: {} })).toContain('night-cut, switch, reporting-period');
  expect(await refusal(switching(5))).toContain('parameters.state');
  expect(await refusal({ device: 'inconnu', kind: 'switch' })).toContain('capteur inconnu');
});

test('a plan says how long and how much air, and asked is always the sum of the ends and of what is open', async () => {
  const plan = await server.api<{ commands: number; gateways: { gateway?: string; airSeconds: number }[] }>(
    '/commands/plan',
    { model: 'milesight-ws558', kind: 'switch', parameters: { state: 1 } },
  );
  expect(plan.commands).toBe(2);
  expect(plan.gateways[0]?.airSeconds).toBeGreaterThan(1);
  const { asked, open, ends } = await server.api<{
    asked: number;
    open: Record<string, number>;
    ends: Record<string, number>;
  }>('/commands/balance');
  const sum = [...Object.values(open), ...Object.values(ends)].reduce((total, count) => total + count, 0);
  expect(sum).toBe(asked);
  expect(asked).toBeGreaterThan(5);
});

test('a cabinet on the embedded broker gets its order on its own topic, and answers', async () => {
  const cabinet = await server.api<{ token: string }>('/connectors', { id: 'armoires', kind: 'mqtt-json', name: 'A' });
  await server.api('/devices', deviceOf('lighting', 'milesight-uc300', { id: 'armoire-1', connector: 'armoires' }));
  const client = await connectAsync(server.mqttUrl, { username: 'armoires', password: cabinet.token });
  try {
    const heard = Promise.withResolvers<{ id: string; port: number; bytes: string }>();
    client.on('message', (_, payload) => heard.resolve(JSON.parse(payload.toString())));
    await client.subscribeAsync('devices/armoire-1/down', { qos: 1 });
    const { commands } = await server.api<Order>('/commands', {
      device: 'armoire-1',
      kind: 'timed-switch',
      parameters: { state: 0, duration: 3600 },
    });
    const order = await heard.promise;
    expect(order).toMatchObject({ port: 85, bytes: 'ff93010080ee3600' });
    await client.publishAsync('devices/armoire-1/up', JSON.stringify({ ack: order.id }), { qos: 1 });
    await reached(commands[0], 'acknowledged');
    const time = new Date(server.clock.now()).toISOString();
    await client.publishAsync('devices/armoire-1/up', JSON.stringify({ time, port: 85, bytes: '070100' }), { qos: 1 });
    expect(await reached(commands[0], 'verified')).toMatchObject({ measured: { value: 0 } });
  } finally {
    await client.endAsync(true);
  }
});

test('what the network still keeps is withdrawn; what shares the queue or has left is not', async () => {
  network.waiting = [];
  const order = async () => {
    const before = network.queue.length;
    const { commands } = await server.api<Order>('/commands', switching(1));
    const item = await queuedAfter(before);
    await reached(commands[0], 'queued');
    return { id: commands[0], item };
  };
  const cancel = (id: string) =>
    server.call(`/api/v1/commands/${id}/cancel`, {
      method: 'POST',
      headers: { ...server.bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'erreur' }),
    });
  const first = await order();
  network.waiting.push({ ...first.item, id: 'of-somebody-else', isPending: false });
  expect((await cancel(first.id)).text).toContain('urn:vigie:problem:shared-queue');
  network.waiting = network.waiting.filter(({ id }) => id === first.item.id);
  expect((await cancel(first.id)).status).toBe(204);
  expect(network.waiting).toEqual([]);
  const cancelled = await reached(first.id, 'cancelled');
  expect(cancelled.events.map(({ kind }) => kind).slice(-2)).toEqual(['cancel-refused', 'cancelled']);
  // it went on the air between the look and the emptying: the ledger keeps both truths
  await post(events.txack(first.item));
  await until(async () => (await look(first.id)).events.at(-1)?.kind === 'sent-after-cancel', {
    what: 'told of',
    patience: 15_000,
  });
  expect((await look(first.id)).state).toBe('cancelled');
  const second = await order();
  network.waiting = [];
  expect((await cancel(second.id)).text).toContain('urn:vigie:problem:too-late');
  await post(events.ack(second.item));
  await up(LAMP, ON);
  await reached(second.id, 'verified');
});

test('SensorThings: a Task is a command of the same ledger', async () => {
  const sta = async <T>(path: string, task?: object): Promise<{ status: number; body: T }> => {
    const answer = await server.call(`/sta/v1.1${path}`, {
      method: task === undefined ? 'GET' : 'POST',
      headers: { ...server.bearer, ...(task === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(task === undefined ? {} : { body: JSON.stringify(task) }),
    });
    return { status: answer.status, body: JSON.parse(answer.text) as T }; // the standard's shapes
  };
  const actuators = await sta<{ '@iot.count': number; value: { '@iot.id': string }[] }>('/Actuators?$count=true');
  expect(actuators.body['@iot.count']).toBe(actuators.body.value.length);
  expect(actuators.body.value[0]).toMatchObject({ '@iot.id': 'milesight-ws558', encodingType: 'text/plain' });
  const page = await sta<{ value: object[]; '@iot.nextLink': string }>('/TaskingCapabilities?$top=1&$skip=1');
  expect(page.body.value).toHaveLength(1);
  expect(page.body['@iot.nextLink']).toContain('$skip=2');
  const id = `${LAMP}!switch`;
  const known = await sta<{ taskingParameters: { field: { name: string }[] } }>(`/TaskingCapabilities('${id}')`);
  expect(known.body.taskingParameters.field.map(({ name }) => name)).toContain('state');
  const before = network.queue.length;
  const made = await sta<{ '@iot.id': string }>(`/Tasks`, {
    taskingParameters: { state: 0 },
    TaskingCapability: { '@iot.id': id },
  });
  expect(made.status).toBe(201);
  const item = await queuedAfter(before);
  await post(events.ack(item));
  await up(LAMP, OFF);
  await reached(made.body['@iot.id'], 'verified');
  const task = await sta<object>(`/Tasks(${made.body['@iot.id']})`);
  expect(task.body).toMatchObject({ taskingParameters: { state: 0 }, properties: { state: 'verified' } });
  const own = await sta<{ value: { '@iot.id': string }[] }>(`/TaskingCapabilities('${id}')/Tasks?$top=1`);
  expect(own.body.value[0]?.['@iot.id']).toBe(made.body['@iot.id']);
  expect((await sta(`/TaskingCapabilities('${LAMP}!dance')`)).status).toBe(404);
  expect((await sta('/Tasks', { taskingParameters: { state: 0 } })).status).toBe(422);
  const wrong = { taskingParameters: { state: 9 }, TaskingCapability: { '@iot.id': id } };
  expect((await sta('/Tasks', wrong)).status).toBe(422);
});
