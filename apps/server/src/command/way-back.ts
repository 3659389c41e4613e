import type { Instant, JsonObject } from '@vigie/kit';
import type { CommandedDevice, DeviceBook, Hearing } from './commanded-device.ts';
import type { CommandStore, Scope } from './command-store.ts';
import { courierOf } from './couriers.ts';
import type { Outlets } from './courier.ts';
import { Dispatcher } from './dispatcher.ts';
import type { CallCodec } from './encode.ts';
import { Flights } from './flights.ts';
import { Follower } from './follower.ts';
import { Orders } from './orders.ts';
import { recallCommand } from './recall.ts';
import type { RecallBy, RecallOutcome } from './recall.ts';
import type { Measure } from './proof.ts';

export interface WayBackParts {
  readonly store: CommandStore;
  readonly devices: DeviceBook;
  readonly hearing: Hearing;
  readonly outlets: Outlets;
  readonly callCodec: CallCodec;
  readonly clock: { now(): Instant };
  readonly log: { error(detail: object, message: string): void };
}

/** The whole way back, wired: orders in, letters out, news of them in. */
export class WayBack {
  readonly orders: Orders;
  private readonly flights = new Flights();
  private readonly follower: Follower;
  private readonly dispatcher: Dispatcher;
  private readonly parts: WayBackParts;
  /** News are taken one after another, in the order they came. */
  private queue: Promise<void> = Promise.resolve();

  constructor(parts: WayBackParts) {
    this.parts = parts;
    this.orders = new Orders(parts);
    this.follower = new Follower({ ...parts, flights: this.flights });
    this.dispatcher = new Dispatcher({ ...parts, flights: this.flights, follower: this.follower });
  }

  /** Commands on their way. */
  get inFlight(): number {
    return this.flights.size;
  }

  async start(): Promise<void> {
    await this.dispatcher.start();
  }

  /** Cancels what its network still keeps, where its API lets go of it. */
  recall(scope: Scope, id: string, by: RecallBy): Promise<RecallOutcome> {
    return recallCommand(scope, { id, by }, { ...this.parts, flights: this.flights });
  }

  /** Hands over what is due and ends what is over. */
  async tick(): Promise<void> {
    await this.dispatcher.tick();
    await this.follower.tick();
  }

  /** True when a message of this device may matter: asked before its body is read. */
  listensTo(device: CommandedDevice, uplink: boolean): boolean {
    if (!this.follower.waitsFor(device.id)) return false;
    return !uplink || courierOf(device.connector.kind)?.inUplinks === true;
  }

  /** What a network said of a device. Does not throw. */
  heard(device: CommandedDevice, envelope: JsonObject): void {
    this.enqueue(() => this.follower.heard(device, envelope));
  }

  /** True when values of this datastream are awaited. */
  watches(datastream: number): boolean {
    return this.flights.watches(datastream);
  }

  /** Stored values. Does not throw. */
  observed(measures: readonly Measure[]): void {
    if (measures.length > 0) this.enqueue(() => this.follower.observed(measures));
  }

  /** Resolves when the news that came in are taken. */
  async drained(): Promise<void> {
    await this.queue;
  }

  async stop(): Promise<void> {
    this.dispatcher.stop();
    await this.queue;
  }

  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue
      .then(work)
      .catch((error: unknown) => this.parts.log.error({ err: error }, 'news of a command could not be taken'));
  }
}
