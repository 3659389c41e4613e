import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Downlink } from './obedience.ts';

/** Not a secret: the server listens on this machine only, and knows lamps that do not exist. */
const KEY = 'demonstration';
const MOST_BYTES = 10_000;

/** The REST gateway of the demonstration's ChirpStack: takes downlinks and hands them to the devices. */
export class NetworkServer {
  heard: (downlink: Downlink) => void = () => undefined;
  private readonly server: Server;
  private count = 0;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** On the port it had before, so that the connector's settings stay right; on another when that one is taken. */
  static async start(port: number): Promise<NetworkServer> {
    const server = new NetworkServer();
    const listening = await server.listen(port);
    if (!listening) await server.listen(0);
    return server;
  }

  get port(): number {
    // a listening TCP server has an address of this shape
    return (this.server.address() as AddressInfo).port;
  }

  get settings(): { readonly downlinkUrl: string; readonly downlinkKey: string } {
    return { downlinkUrl: `http://127.0.0.1:${this.port}`, downlinkKey: KEY };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private listen(port: number): Promise<boolean> {
    return new Promise((resolve) => {
      this.server.once('error', () => resolve(false));
      this.server.listen(port, '127.0.0.1', () => resolve(true));
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const device = /^\/api\/devices\/([0-9a-f]{16})\/queue$/.exec(request.url ?? '')?.[1];
    const known = request.headers['grpc-metadata-authorization'] === `Bearer ${KEY}`;
    const long = Number(request.headers['content-length'] ?? 0) > MOST_BYTES;
    if (device === undefined || !known || long) {
      response.writeHead(known ? 404 : 401).end('{}');
      return;
    }
    // what the REST gateway is sent
    const { queueItem } = JSON.parse(await text(request)) as { queueItem: { data: string } };
    this.count += 1;
    const id = `demonstration-${device}-${this.count}`;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
    this.heard({ device, id, bytes: Buffer.from(queueItem.data, 'base64') });
  }
}
