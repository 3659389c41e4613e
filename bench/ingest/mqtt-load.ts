import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { generate } from 'mqtt-packet';
import type { FleetDevice } from './fleet.ts';
import type { Answers } from './answers.ts';
import type { FrameSource } from './frames.ts';

export interface MqttLoad {
  readonly port: number;
  readonly connector: string;
  readonly token: string;
  readonly clients: number;
  /** QoS 1 messages a client may have unanswered. */
  readonly window: number;
  readonly seconds: number;
  readonly rate?: number;
}

const PUBACK = 0x40;

/** One client: QoS 1, `window` messages under way. CONNACK and PUBACK are both four bytes long. */
class Client {
  private counter = 0;
  private readonly sentAt = new Map<number, number>();
  private left: Buffer = Buffer.alloc(0);
  private readonly socket: Socket;
  readonly done: Promise<void>;
  private readonly load: MqttLoad;
  private readonly index: number;
  private readonly device: FleetDevice;
  private readonly source: FrameSource;
  private readonly answers: Answers;
  private readonly stop: number;

  constructor(
    load: MqttLoad,
    index: number,
    shared: { device: FleetDevice; source: FrameSource; answers: Answers; stop: number },
  ) {
    this.load = load;
    this.index = index;
    this.device = shared.device;
    this.source = shared.source;
    this.answers = shared.answers;
    this.stop = shared.stop;
    this.socket = connect(load.port, '127.0.0.1');
    this.done = new Promise((resolve, reject) => {
      this.socket.on('error', reject);
      this.socket.on('close', () => resolve());
    });
    this.socket.on('connect', () =>
      this.socket.write(
        generate({
          cmd: 'connect',
          protocolId: 'MQTT',
          protocolVersion: 4,
          clean: true,
          clientId: `banc-${index}`,
          keepalive: 0,
          username: load.connector,
          password: Buffer.from(load.token),
        }),
      ),
    );
    this.socket.on('data', (chunk) => this.receive(chunk));
  }

  private receive(chunk: Buffer): void {
    const data = this.left.length === 0 ? chunk : Buffer.concat([this.left, chunk]);
    let at = 0;
    for (; at + 4 <= data.length; at += 4) {
      if (data[at] === PUBACK) this.acknowledged(data.readUInt16BE(at + 2));
      else this.begin();
    }
    this.left = data.subarray(at);
  }

  private begin(): void {
    const { rate, clients, window } = this.load;
    if (rate === undefined) for (let index = 0; index < window; index++) this.publish();
    else setTimeout(() => this.publish(), (Math.random() * clients * 1000) / rate);
  }

  private acknowledged(id: number): void {
    const sent = this.sentAt.get(id);
    this.sentAt.delete(id);
    if (sent !== undefined) this.answers.add(performance.now() - sent, 1);
    const { rate, clients } = this.load;
    if (rate === undefined) this.publish();
    else setTimeout(() => this.publish(), Math.max(0, (clients * 1000) / rate - (performance.now() - (sent ?? 0))));
  }

  private publish(): void {
    if (performance.now() > this.stop) {
      if (this.sentAt.size === 0) this.socket.end();
      return;
    }
    const counter = this.counter++;
    const messageId = (counter % 65_535) + 1;
    this.sentAt.set(messageId, performance.now());
    const payload = this.source.mqttPayload(this.index, counter);
    this.socket.write(
      generate({
        cmd: 'publish',
        topic: `devices/${this.device.id}/up`,
        payload,
        qos: 1,
        messageId,
        dup: false,
        retain: false,
      }),
    );
  }
}

export async function mqttLoad(
  load: MqttLoad,
  devices: readonly FleetDevice[],
  shared: { source: FrameSource; answers: Answers },
): Promise<void> {
  const stop = performance.now() + load.seconds * 1000 + 1000;
  const clients = Array.from({ length: load.clients }, (_, index) => {
    const device = devices[index % devices.length];
    if (device === undefined) throw new Error('no device');
    return new Client(load, index, { device, ...shared, stop });
  });
  await Promise.all(clients.map((client) => client.done));
}
