import { connectAsync } from 'mqtt';
import type { MqttClient } from 'mqtt';
import type { Downlink } from './obedience.ts';
import type { PlatformClient } from './platform-client.ts';
import type { Send } from './play-live.ts';
import type { Progress } from './progress.ts';

const BROKERED = 'armoires-mqtt';

/** The two ways in: `POST /ingest/{connector}`, and the broker for the connector that speaks MQTT. */
export function httpSender(client: PlatformClient, progress: Progress): Send {
  return async (connector, frames) => {
    const [only] = frames;
    const body = JSON.stringify(frames.length === 1 ? only?.envelope : frames.map(({ envelope }) => envelope));
    await client.expect({
      method: 'POST',
      path: `/ingest/${connector}`,
      token: progress.state.tokens[connector],
      body,
    });
  };
}

export interface MqttSenderParts {
  readonly progress: Progress;
  /** For the connectors that do not speak MQTT. */
  readonly otherwise: Send;
  readonly signal: AbortSignal;
}

export interface MqttSender {
  readonly send: Send;
  /** Hears what devices of the brokered connector are told. */
  listen(devices: readonly string[], heard: (downlink: Downlink) => void): Promise<void>;
  stop(): Promise<void>;
}

/**
 * As a gateway would: the connector's name and token, QoS 1, so that a frame counts as sent when it is acknowledged.
 * When the signal aborts, what is not acknowledged is given up: the next run sends it again.
 */
export async function mqttSender(url: string, { progress, otherwise, signal }: MqttSenderParts): Promise<MqttSender> {
  const client: MqttClient = await connectAsync(url, {
    username: BROKERED,
    password: progress.state.tokens[BROKERED],
    reconnectPeriod: 2_000,
  });
  client.on('error', (error) => console.error(`mqtt: ${error.message}`));
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped before the broker answered')));
  });
  gone.catch(() => undefined);
  return {
    send: async (connector, frames) => {
      if (connector !== BROKERED) return otherwise(connector, frames);
      const answers = frames.map(({ device, envelope }) =>
        client.publishAsync(`devices/${device}/up`, JSON.stringify(envelope), { qos: 1 }),
      );
      await Promise.race([Promise.all(answers), gone]);
    },
    listen: async (devices, heard) => {
      client.on('message', (topic, payload) => {
        const device = topic.split('/')[1] ?? '';
        // what the platform writes on this topic
        const { id, bytes } = JSON.parse(payload.toString()) as { id: string; bytes: string };
        heard({ device, id, bytes: Buffer.from(bytes, 'hex') });
      });
      await client.subscribeAsync(
        devices.map((device) => `devices/${device}/down`),
        { qos: 1 },
      );
    },
    stop: async () => {
      await client.endAsync(true);
    },
  };
}
