import type { Clock } from '@vigie/kit';

/** What the guard sees of a connection. */
export interface GuardedSocket {
  readonly bytesRead: number;
  destroy(): unknown;
}

interface Watched {
  connector: string | undefined;
  /** Bytes read when the last whole packet was handled. */
  base: number;
  /** When the next message of this client is within its rate, ms. */
  nextTime: number;
}

/** Before CONNECT is accepted nobody has a reason to send more. */
const UNKNOWN_BYTES = 16_384;
/** Packets of one reading of a socket, beside the one that grows. */
const SLACK_BYTES = 262_144;
/** Messages a client may send at once before its rate counts, in seconds of that rate. */
const BURST_SECONDS = 2;

/** Keeps one client from costing the others: rate, and packets that never end. */
export class ClientGuard {
  private readonly sockets = new Map<GuardedSocket, Watched>();
  private readonly limits: { readonly maxPayload: number; readonly clientRate: number };
  private readonly clock: Clock;

  constructor(limits: { readonly maxPayload: number; readonly clientRate: number }, clock: Clock) {
    this.limits = limits;
    this.clock = clock;
  }

  opened(socket: GuardedSocket): void {
    this.sockets.set(socket, { connector: undefined, base: 0, nextTime: 0 });
  }

  closed(socket: GuardedSocket): void {
    this.sockets.delete(socket);
  }

  admitted(socket: GuardedSocket, connector: string): void {
    const watched = this.sockets.get(socket);
    if (watched !== undefined) watched.connector = connector;
  }

  /** Connector of an admitted connection. */
  connectorOf(socket: GuardedSocket): string | undefined {
    return this.sockets.get(socket)?.connector;
  }

  /** A whole packet was handled. Gives how long (ms) a publication must wait to stay within the rate. */
  handled(socket: GuardedSocket, isPublication: boolean): number {
    const watched = this.sockets.get(socket);
    if (watched === undefined) return 0;
    watched.base = socket.bytesRead;
    if (!isPublication) return 0;
    const now = this.clock.now();
    const gap = 1_000 / this.limits.clientRate;
    watched.nextTime = Math.max(watched.nextTime + gap, now - BURST_SECONDS * 1_000);
    return Math.max(0, Math.ceil(watched.nextTime - now));
  }

  /** Closes the connections whose packet grows beyond all measure. To be called every second. */
  sweep(): void {
    for (const [socket, { connector, base }] of this.sockets) {
      const limit = connector === undefined ? UNKNOWN_BYTES : this.limits.maxPayload + SLACK_BYTES;
      if (socket.bytesRead - base > limit) socket.destroy();
    }
  }

  /** Closes every connection of a connector. */
  disconnect(connector: string): void {
    for (const [socket, watched] of this.sockets) if (watched.connector === connector) socket.destroy();
  }
}
