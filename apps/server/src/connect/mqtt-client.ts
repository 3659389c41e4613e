import mqtt from 'mqtt';
import type { ErrorWithReasonCode, IPublishPacket, MqttClient } from 'mqtt';
import type { Instant, JsonObject } from '@vigie/kit';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import { spokenBy, topicsOf } from '#connect/connector-topics.ts';
import { textOf } from '#connect/envelope/field.ts';
import { recordRefusal, understand } from '#connect/intake.ts';
import type { IntakeParts } from '#connect/intake.ts';

/** What the registry shows of a connector that fetches from an outside broker. */
export interface MqttClientStatus {
  readonly state: 'connecting' | 'connected' | 'waiting' | 'stopped';
  readonly since: Instant;
  /** Newest message, so that "connected" but mute is seen. */
  readonly lastMessage?: Instant;
  /** Why the last attempt failed, or which topic the broker refused. */
  readonly detail?: string;
}

export interface MqttClientOptions {
  readonly connector: RegisteredConnector;
  readonly parts: IntakeParts;
  readonly changed?: (status: MqttClientStatus) => void;
}

/** Settings of such a connector: `{url, username?, password?, clientId?, topics?}`. */
interface OutsideBroker {
  readonly url: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly clientId: string;
  readonly topics: readonly string[];
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const LOG_PAUSE_MS = 1_000;

/** Subscribes to an outside broker; each message is acknowledged once its frames are durable. */
export class MqttSubscriber {
  private current: MqttClientStatus;
  private readonly client: MqttClient;
  private readonly settings: OutsideBroker;
  private readonly options: MqttClientOptions;
  private failures = 0;
  /** Changes with every connection: what an old one left unacknowledged comes again. */
  private connection = 0;
  private stopped = false;
  private pausing: NodeJS.Timeout | undefined;

  constructor(options: MqttClientOptions) {
    this.options = options;
    this.settings = outsideBroker(options.connector);
    this.current = { state: 'connecting', since: options.parts.clock.now() };
    const { url, username, password, clientId } = this.settings;
    // a persistent session: what the broker hears while Vigie is down waits there; the pauses are our own
    this.client = mqtt.connect(url, {
      username,
      password,
      clientId,
      clean: false,
      resubscribe: false,
      reconnectPeriod: 0,
    });
    this.client.handleMessage = (packet, done) => void this.take(packet, done);
    this.client.on('connect', () => void this.subscribe());
    this.client.on('error', (error: Error | ErrorWithReasonCode) => this.become({ detail: error.message }));
    this.client.on('close', () => this.reconnectLater());
  }

  get status(): MqttClientStatus {
    return this.current;
  }

  /** The session stays at the broker, with what comes meanwhile. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.connection++;
    clearTimeout(this.pausing);
    await this.client.endAsync(true);
    this.become({ state: 'stopped' });
  }

  private async subscribe(): Promise<void> {
    this.connection++;
    this.failures = 0;
    this.become({ state: 'connected', detail: undefined });
    try {
      await this.client.subscribeAsync([...this.settings.topics], { qos: 1 });
    } catch (error) {
      this.become({ detail: `subscription refused: ${error instanceof Error ? error.message : String(error)}` });
    }
  }

  private reconnectLater(): void {
    this.connection++;
    if (this.stopped) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.failures++, LONGEST_PAUSE_MS);
    // connectors that lost the same broker do not come back in the same instant
    const spread = (this.options.connector.identity.id % 10) / 20;
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => this.client.reconnect(), pause * (1 + spread));
    this.become({ state: 'waiting' });
  }

  private async take(packet: IPublishPacket, done: (error?: Error) => void): Promise<void> {
    const { parts, connector } = this.options;
    const { connection } = this;
    const body = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const receivedTime = parts.clock.now();
    const understood = understand({ connector, body, ...spokenBy(connector, packet.topic) }, receivedTime);
    this.current = { ...this.current, lastMessage: receivedTime };
    if ('refusal' in understood) {
      await recordRefusal(parts, connector.identity, { refusal: understood.refusal, body });
      done();
      return;
    }
    while (connection === this.connection) {
      try {
        await parts.batcher.submit(understood.frames);
        done();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, LOG_PAUSE_MS));
      }
    }
    done(new Error('the connection changed: the broker sends it again'));
  }

  private become(change: Partial<MqttClientStatus>): void {
    const since = change.state === undefined ? this.current.since : this.options.parts.clock.now();
    this.current = { ...this.current, since, ...change };
    this.options.changed?.(this.current);
  }
}

/** True when a connector's settings name an outside broker to subscribe to. */
export function subscribesOutside(settings: JsonObject): boolean {
  return /^(?:mqtts?|wss?):\/\/\S/.test(textOf(settings['url']) ?? '');
}

function outsideBroker(connector: RegisteredConnector): OutsideBroker {
  const { identity, settings } = connector;
  return {
    url: textOf(settings['url']) ?? '',
    username: textOf(settings['username']),
    password: textOf(settings['password']),
    // the same at every start: the session is found again
    clientId: textOf(settings['clientId']) ?? `vigie-${identity.key}`,
    topics: topicsOf(connector),
  };
}
