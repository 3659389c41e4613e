import type { PublishBatch } from '#connect/mqtt-broker-messages.ts';

/** One publication whose acknowledgement waits for the commit. */
export interface HeldPublication {
  readonly connector: string;
  readonly device: string;
  /** Where it is not `devices/{device}/up`. */
  readonly topic?: string | undefined;
  readonly payload: Uint8Array;
  /** With an error the connection is closed without acknowledgement. */
  readonly done: (error?: Error) => void;
}

/** Gathers the publications of one turn of the loop, and holds their acknowledgements until told. */
export class PublishQueue {
  private waiting: HeldPublication[] = [];
  private readonly held = new Map<number, readonly HeldPublication[]>();
  private lastId = 0;
  private readonly send: (batch: PublishBatch) => void;

  constructor(send: (batch: PublishBatch) => void) {
    this.send = send;
  }

  push(publication: HeldPublication): void {
    if (this.waiting.push(publication) === 1) setImmediate(() => this.flush());
  }

  /** The end of a batch. */
  settle(id: number, durable: boolean): void {
    const error = durable ? undefined : new Error('not stored: send again');
    for (const { done } of this.held.get(id) ?? []) done(error);
    this.held.delete(id);
  }

  private flush(): void {
    const publications = this.waiting;
    this.waiting = [];
    const id = ++this.lastId;
    this.held.set(id, publications);
    const ends = new Uint32Array(publications.length);
    let length = 0;
    publications.forEach(({ payload }, at) => (ends[at] = length += payload.length));
    const payloads = new Uint8Array(length);
    let from = 0;
    for (const { payload } of publications) {
      payloads.set(payload, from);
      from += payload.length;
    }
    const connectors = publications.map(({ connector }) => connector);
    const devices = publications.map(({ device }) => device);
    const topics = publications.map(({ topic }) => topic);
    this.send({ kind: 'batch', id, connectors, devices, topics, ends, payloads });
  }
}
