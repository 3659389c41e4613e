import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Queued {
  readonly device: string;
  readonly id: string;
  readonly data: string;
  readonly fPort: number;
  readonly confirmed: boolean;
}

/** How it answers the next downlinks: as the real one does on a good or a bad day. */
export type Mood = 'well' | 'unauthorised' | 'busy' | 'silent' | 'acknowledge-first';

const KEY = 'a-key-of-chirpstack';

/** The REST gateway of a ChirpStack 4 with one application. */
export class ChirpstackMock {
  mood: Mood = 'well';
  readonly queue: Queued[] = [];
  /** What its queues still hold; a test takes out what is sent. */
  waiting: (Queued & { isPending: boolean })[] = [];
  /** Called with what is queued, before the answer, in the mood `acknowledge-first`. */
  before: (item: Queued) => Promise<void> = async () => undefined;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<ChirpstackMock> {
    const mock = new ChirpstackMock();
    await new Promise<void>((resolve) => mock.server.listen(0, '127.0.0.1', resolve));
    return mock;
  }

  /** Settings of a connector that reaches it. */
  get settings() {
    // a listening TCP server has an address of this shape
    const { port } = this.server.address() as AddressInfo;
    return { downlinkUrl: `http://127.0.0.1:${port}`, downlinkKey: KEY };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private isKnown({ headers }: IncomingMessage): boolean {
    return this.mood !== 'unauthorised' && headers['grpc-metadata-authorization'] === `Bearer ${KEY}`;
  }

  private queueOf(device: string) {
    const result = this.waiting.filter((item) => item.device === device);
    return { totalCount: result.length, result };
  }

  private keep(device: string, body: string) {
    // what a client of the REST gateway sends
    const { queueItem } = JSON.parse(body) as { queueItem: Omit<Queued, 'device' | 'id'> };
    const item = { device, id: `item-${this.queue.length + 1}`, ...queueItem };
    this.queue.push(item);
    this.waiting.push({ ...item, isPending: false });
    return item;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const device = /^\/api\/devices\/([0-9a-f]{16})\/queue$/.exec(request.url ?? '')?.[1];
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (!this.isKnown(request)) return say(401, { code: 16, message: 'authentication failed' });
    if (device === undefined) return say(404, { code: 5, message: 'object does not exist' });
    if (request.method === 'GET') return say(200, this.queueOf(device));
    if (request.method === 'DELETE') {
      this.waiting = this.waiting.filter((item) => item.device !== device);
      return say(200, {});
    }
    if (this.mood === 'busy') {
      this.mood = 'well';
      return say(429, { message: 'rate limit' });
    }
    const item = this.keep(device, await text(request));
    if (this.mood === 'acknowledge-first') await this.before(item);
    if (this.mood !== 'silent') say(200, { id: item.id });
  }
}

const info = (device: string) => ({ tenantId: 't', applicationId: 'app-1', deviceName: device, devEui: device });

/** Events of the network server, as its HTTP integration posts them. */
export const events = {
  txack: ({ device, id }: Queued) => ({
    downlinkId: 7,
    time: '2026-11-23T20:00:01Z',
    deviceInfo: info(device),
    queueItemId: id,
    fCntDown: 3,
    gatewayId: '7076ff0056020a04',
  }),
  ack: ({ device, id }: Queued, acknowledged = true) => ({
    deduplicationId: 'd',
    time: '2026-11-23T20:00:02Z',
    deviceInfo: info(device),
    queueItemId: id,
    // protobuf JSON leaves `false` out
    ...(acknowledged ? { acknowledged } : {}),
    fCntDown: 3,
  }),
  up: ({ device, time, bytes, fCnt }: { device: string; time: number; bytes: string; fCnt: number }) => ({
    deduplicationId: 'd',
    time: new Date(time).toISOString(),
    deviceInfo: info(device),
    fCnt,
    fPort: 85,
    data: Buffer.from(bytes, 'hex').toString('base64'),
    rxInfo: [{ gatewayId: '7076ff0056020a04', rssi: -90, snr: 8 }],
    txInfo: { frequency: 868_100_000, modulation: { lora: { bandwidth: 125_000, spreadingFactor: 9 } } },
  }),
};
