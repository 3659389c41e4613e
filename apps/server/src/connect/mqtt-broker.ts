import { Worker } from 'node:worker_threads';
import type { ConnectorIdentity, NewFrame } from '#connect/frame-log.ts';
import { admit, recordRefusal, understand } from '#connect/intake.ts';
import type { IntakeParts } from '#connect/intake.ts';
import { publishTopics, spokenBy } from '#connect/connector-topics.ts';
import type { BrokerSettings, ConnectCode, FromBroker, PublishBatch, ToBroker } from '#connect/mqtt-broker-messages.ts';

export interface MqttBrokerOptions extends Partial<BrokerSettings> {
  readonly parts: IntakeParts;
  /** Told when the thread of the broker dies by itself; a restart is the caller's choice. */
  readonly failed?: (error: Error) => void;
}

export interface MqttBroker {
  readonly port: number;
  /** Sends to a device that listens on `devices/{device}/down`; kept for a persistent session. */
  publish(device: string, payload: Uint8Array): void;
  /** Closes the connections of a connector: disabled, or its token changed. */
  disconnect(connector: string): void;
  stop(): Promise<void>;
}

const DEFAULTS: BrokerSettings = { host: '0.0.0.0', port: 1883, maxPayload: 262_144, clientRate: 5_000 };
/** Pauses between attempts while the frame log is away; acknowledgements wait meanwhile, and so do the senders. */
const RETRY_MS = [100, 200, 400, 800, 1_600, 3_200] as const;
const NO_BODY = new Uint8Array(0);
/** The thread holds messages for a moment only. */
const YOUNG_MB = 8;

/** Starts the embedded broker in its own thread. Rejects when the port is taken. */
export async function startMqttBroker({ parts, failed, ...given }: MqttBrokerOptions): Promise<MqttBroker> {
  const settings = { ...DEFAULTS, ...given };
  const worker = new Worker(new URL('./mqtt-broker-worker.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let stopping = false;
  worker.on('message', (message: FromBroker) => void hear(parts, message, worker));
  const port = await listening(worker, settings);
  worker.on('error', (error) => failed?.(error));
  worker.on('exit', (code) => {
    if (!stopping && failed !== undefined) failed(new Error(`the MQTT broker ended by itself (code ${code})`));
  });
  const tell = (message: ToBroker): void => worker.postMessage(message);
  return {
    port,
    publish: (device, payload) => tell({ kind: 'publish', topic: `devices/${device}/down`, payload }),
    disconnect: (connector) => tell({ kind: 'disconnect', connector }),
    stop: async () => {
      stopping = true;
      tell({ kind: 'stop' });
      await exited;
    },
  };
}

function listening(worker: Worker, { host, port }: BrokerSettings): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromBroker) => {
      worker.removeListener('error', reject);
      if (message.kind === 'listening') resolve(message.port);
      else if (message.kind === 'failed') {
        const taken =
          message.code === 'EADDRINUSE'
            ? `port ${port} is taken: choose another with VIGIE_MQTT_PORT`
            : message.message;
        reject(new Error(`MQTT broker on ${host}: ${taken}`));
      }
    });
  });
}

async function hear(parts: IntakeParts, message: FromBroker, worker: Worker): Promise<void> {
  const tell = (answer: ToBroker): void => worker.postMessage(answer);
  switch (message.kind) {
    case 'batch':
      tell({ kind: 'batch', id: message.id, durable: await takeBatch(parts, message) });
      return;
    case 'connect':
      tell({ kind: 'connect', id: message.id, ...(await connectAnswer(parts, message)) });
      return;
    case 'subscribe': {
      const connector = parts.directory.find(message.connector);
      const allowed = connector !== undefined && parts.directory.ownsDevice(connector.identity.id, message.device);
      tell({ kind: 'subscribe', id: message.id, allowed });
      return;
    }
    case 'refused': {
      const identity = parts.directory.find(message.connector)?.identity;
      if (identity !== undefined) await recordRefusal(parts, identity, { refusal: message.reason, body: message.body });
      return;
    }
    case 'listening':
    case 'failed':
  }
}

async function connectAnswer(
  parts: IntakeParts,
  { username, password }: { username: string; password: string },
): Promise<{ code: ConnectCode; topics: readonly string[] }> {
  const admission = admit(parts, username, [password]);
  if ('connector' in admission) return { code: 0, topics: publishTopics(admission.connector) };
  await recordRefusal(parts, admission.identity, { refusal: admission.refusal, body: NO_BODY });
  // who is refused is not told whether the connector exists
  return { code: admission.refusal === 'connector-disabled' ? 5 : 4, topics: [] };
}

/** True once every frame of the batch is durable. */
async function takeBatch(parts: IntakeParts, batch: PublishBatch): Promise<boolean> {
  const frames = framesOf(parts, batch);
  if (frames === undefined) return false;
  for (const pause of [...RETRY_MS, undefined]) {
    try {
      await parts.batcher.submit(frames);
      return true;
    } catch {
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return false;
}

/** Frames of a batch; nothing when a connector went away meanwhile: its senders must connect again, and be refused. */
function framesOf(parts: IntakeParts, batch: PublishBatch): readonly NewFrame[] | undefined {
  const receivedTime = parts.clock.now();
  const frames: NewFrame[] = [];
  let from = 0;
  for (let at = 0; at < batch.ends.length; at++) {
    const end = batch.ends[at] ?? from;
    const body = batch.payloads.subarray(from, end);
    from = end;
    const connector = parts.directory.find(batch.connectors[at] ?? '');
    if (connector === undefined || connector.disabled) return undefined;
    const topic = batch.topics[at];
    const message =
      topic === undefined
        ? { connector, body, device: batch.devices[at] }
        : { connector, body, ...spokenBy(connector, topic) };
    const understood = understand(message, receivedTime);
    if ('frames' in understood) frames.push(...understood.frames);
    else frames.push(...refusedFrame(parts, connector.identity, { reason: understood.refusal, body }));
  }
  return frames;
}

function refusedFrame(
  parts: IntakeParts,
  identity: ConnectorIdentity,
  refused: { reason: string; body: Uint8Array },
): NewFrame[] {
  const body = refused.reason === 'media-refused' ? NO_BODY : refused.body;
  const frame = parts.rejections.frameOf(identity, refused.reason, body);
  if (frame !== undefined) return [frame];
  void parts.rejections.count(identity, 1);
  return [];
}
