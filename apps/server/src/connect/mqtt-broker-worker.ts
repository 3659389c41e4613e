import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { Aedes } from 'aedes';
import type { AedesPublishPacket, AuthenticateError, Client, PublishPacket, Subscription } from 'aedes';
import { systemClock } from '#platform/clock.ts';
import type { BrokerSettings, FromBroker, ToBroker } from '#connect/mqtt-broker-messages.ts';
import { ClientGuard } from '#connect/mqtt-client-guard.ts';
import { PublishQueue } from '#connect/mqtt-publish-queue.ts';
import { topicMatches } from '#connect/topic-filter.ts';

// The thread of the embedded broker: a flood on a thousand sockets must not hold up HTTP, decoding and alarms.

const UP = /^devices\/([^/]+)\/up$/;
const DOWN = /^devices\/([^/+#]+)\/down$/;
const SWEEP_MS = 1_000;
/** Kept of a refused payload. */
const KEPT_BYTES = 4_096;

const port = parentPort;
if (port === null) throw new Error('the broker runs in a thread of its own');
// Handed over by startMqttBroker, which is typed.
const settings = workerData as BrokerSettings;
const send = (message: FromBroker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer);

const guard = new ClientGuard(settings, systemClock);
const queue = new PublishQueue((batch) =>
  send(batch, [batch.ends.buffer as ArrayBuffer, batch.payloads.buffer as ArrayBuffer]),
);
/** Topics of their own shape that clients may publish on. */
const ownTopics = new WeakMap<Socket, readonly string[]>();
const asked = new Map<number, (answer: ToBroker) => void>();
let lastAsked = 0;

function ask(question: (id: number) => FromBroker, answered: (answer: ToBroker) => void): void {
  const id = ++lastAsked;
  asked.set(id, answered);
  send(question(id));
}

function authenticate(
  client: Client,
  username: string | undefined,
  ...[password, done]: [Buffer | undefined, (error: AuthenticateError | null, success: boolean | null) => void]
): void {
  const connector = username ?? '';
  const question = (id: number): FromBroker => ({
    kind: 'connect',
    id,
    username: connector,
    password: password?.toString() ?? '',
  });
  ask(question, (answer) => {
    const returnCode = answer.kind === 'connect' ? answer.code : 3;
    if (returnCode !== 0) {
      done(Object.assign(new Error('connection refused'), { returnCode }), null);
      return;
    }
    // Sessions belong to a connector: the same client identifier under another one is another session.
    client.id = `${connector}/${client.id}`;
    guard.admitted(socketOf(client), connector);
    if (answer.kind === 'connect' && answer.topics.length > 0) ownTopics.set(socketOf(client), answer.topics);
    done(null, true);
  });
}

function authorizePublish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void {
  const socket = client === null ? undefined : socketOf(client);
  const connector = socket === undefined ? undefined : guard.connectorOf(socket);
  if (socket === undefined || connector === undefined) {
    done(new Error('not admitted'));
    return;
  }
  const wait = guard.handled(socket, true);
  const payload = Buffer.from(packet.payload);
  const place = placeOf(socket, packet.topic);
  if (place === undefined) {
    send({ kind: 'refused', connector, reason: 'topic-not-allowed', body: payload.subarray(0, KEPT_BYTES) });
    done(new Error(`publishing on ${packet.topic} is not allowed`));
  } else if (payload.length > settings.maxPayload) {
    // Its end is known and written: acknowledged, or the sender would send it for ever and nothing after it.
    send({ kind: 'refused', connector, reason: 'body-too-large', body: payload.subarray(0, KEPT_BYTES) });
    done(null);
  } else {
    // Nobody may subscribe to it: keeping the last one would only cost memory.
    packet.retain = false;
    const hold = (): void => queue.push({ connector, ...place, payload, done });
    if (wait > 0) setTimeout(hold, wait);
    else hold();
  }
}

/** The device a topic names, or a topic of the connector's own; nothing where it may not publish. */
function placeOf(socket: Socket, topic: string): { device: string; topic?: string } | undefined {
  const device = UP.exec(topic)?.[1];
  if (device !== undefined) return { device };
  return isOwnTopic(socket, topic) ? { device: '', topic } : undefined;
}

function isOwnTopic(socket: Socket, topic: string): boolean {
  return ownTopics.get(socket)?.some((filter) => topicMatches(filter, topic)) ?? false;
}

function authorizeSubscribe(
  client: Client,
  subscription: Subscription,
  done: (error: Error | null, subscription?: Subscription | null) => void,
): void {
  const connector = guard.connectorOf(socketOf(client));
  const device = DOWN.exec(subscription.topic)?.[1];
  if (connector === undefined || device === undefined) {
    done(null, null);
    return;
  }
  ask(
    (id) => ({ kind: 'subscribe', id, connector, device }),
    (answer) => done(null, answer.kind === 'subscribe' && answer.allowed ? subscription : null),
  );
}

/** Only what goes down to a device is forwarded, never what another one sent. */
function authorizeForward(_client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
  return DOWN.test(packet.topic) ? packet : null;
}

function socketOf(client: Client): Socket {
  // The server below hands over nothing but sockets.
  return client.conn as Socket;
}

async function serve(): Promise<void> {
  const broker = await Aedes.createBroker({ authenticate, authorizePublish, authorizeSubscribe, authorizeForward });
  broker.on('ping', (_packet, client) => void guard.handled(socketOf(client), false));
  // A connection that breaks is no event of ours: unsettled messages come again.
  broker.on('clientError', () => undefined);
  broker.on('connectionError', () => undefined);
  const server = createServer((socket) => {
    guard.opened(socket);
    socket.on('close', () => guard.closed(socket));
    socket.setNoDelay(true);
    broker.handle(socket);
  });
  const sweeping = setInterval(() => guard.sweep(), SWEEP_MS);
  server.on('error', (error: NodeJS.ErrnoException) => {
    send({ kind: 'failed', code: error.code ?? 'ERR', message: error.message });
    clearInterval(sweeping);
    port?.close();
    broker.close();
  });
  port?.on('message', (message: ToBroker) => obey(message, { broker, server, sweeping }));
  // A listening TCP server has an address of this shape.
  server.listen(settings.port, settings.host, () =>
    send({ kind: 'listening', port: (server.address() as AddressInfo).port }),
  );
}

interface Served {
  readonly broker: Aedes;
  readonly server: Server;
  readonly sweeping: NodeJS.Timeout;
}

function obey(message: ToBroker, { broker, server, sweeping }: Served): void {
  switch (message.kind) {
    case 'batch':
      queue.settle(message.id, message.durable);
      return;
    case 'connect':
    case 'subscribe':
      asked.get(message.id)?.(message);
      asked.delete(message.id);
      return;
    case 'publish': {
      const { topic, payload } = message;
      const packet = {
        cmd: 'publish',
        topic,
        payload: Buffer.from(payload),
        qos: 1,
        dup: false,
        retain: false,
      } as const;
      broker.publish(packet, () => undefined);
      return;
    }
    case 'disconnect':
      guard.disconnect(message.connector);
      return;
    case 'stop':
      clearInterval(sweeping);
      server.close();
      broker.close(() => port?.close());
  }
}

await serve();
