import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import type { CommandConnector } from './commanded-device.ts';
import type { HttpAnswer } from './courier.ts';
import { textSetting } from './delivery.ts';

const CONNECT_MS = 8_000;
const PUBACK_MS = 10_000;

/** Publishes on outside brokers: one connection a connector, made when there is something to say. */
export class MqttOutlet {
  private readonly clients = new Map<string, { readonly settings: string; readonly client: MqttClient }>();

  /** Resolves when the broker has acknowledged (QoS 1). */
  async publish(
    connector: CommandConnector,
    { topic, payload, url }: { topic: string; payload: string; url?: string },
  ): Promise<HttpAnswer> {
    const client = this.clientOf(connector, url ?? '');
    if (!(await connected(client))) {
      this.drop(connector.key);
      return { kind: 'not-connected', detail: 'the broker does not answer' };
    }
    const published = client.publishAsync(topic, payload, { qos: 1 });
    const late = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => late.resolve('late'), PUBACK_MS);
    try {
      const first = await Promise.race([published, late.promise]);
      if (first === 'late') {
        published.catch(() => undefined);
        this.drop(connector.key);
        return { kind: 'no-answer', detail: 'no PUBACK' };
      }
      return { kind: 'answer', status: 200, text: '', retryAfterMs: undefined };
    } catch (error) {
      return { kind: 'no-answer', detail: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    const all = [...this.clients.values()];
    this.clients.clear();
    await Promise.all(all.map(({ client }) => client.endAsync(true)));
  }

  private clientOf(connector: CommandConnector, url: string): MqttClient {
    const settings = JSON.stringify([url, connector.settings]);
    const known = this.clients.get(connector.key);
    if (known?.settings === settings) return known.client;
    this.drop(connector.key);
    const client = mqtt.connect(url, {
      username: textSetting(connector, 'downlinkUser') ?? textSetting(connector, 'username'),
      password: textSetting(connector, 'downlinkPassword') ?? textSetting(connector, 'password'),
      clientId: `vigie-${connector.key}-down`,
      connectTimeout: CONNECT_MS,
      // what was not acknowledged is ours to send again, or not: never the library's
      reconnectPeriod: 0,
      resubscribe: false,
    });
    client.on('error', () => undefined);
    client.on('close', () => {
      if (this.clients.get(connector.key)?.client === client) this.drop(connector.key);
    });
    this.clients.set(connector.key, { settings, client });
    return client;
  }

  private drop(key: string): void {
    const known = this.clients.get(key);
    this.clients.delete(key);
    // what is on its way must not be sent again when the broker comes back
    known?.client.end(true);
  }
}

async function connected(client: MqttClient): Promise<boolean> {
  if (client.connected) return true;
  return new Promise((resolve) => {
    const done = (answer: boolean) => {
      clearTimeout(timer);
      client.removeListener('connect', yes);
      client.removeListener('close', no);
      resolve(answer);
    };
    const yes = () => done(true);
    const no = () => done(false);
    const timer = setTimeout(no, CONNECT_MS);
    client.once('connect', yes);
    client.once('close', no);
  });
}
