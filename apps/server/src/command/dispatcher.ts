import type { Instant } from '@vigie/kit';
import { hourlyBudget } from './air.ts';
import type { CommandedDevice, DeviceBook, Hearing } from './commanded-device.ts';
import type { CommandStore, OpenCommand } from './command-store.ts';
import { courierOf } from './couriers.ts';
import type { Courier, Delivery, Outlets } from './courier.ts';
import { encodeOrder } from './encode.ts';
import type { CallCodec } from './encode.ts';
import type { Flights } from './flights.ts';
import type { Follower } from './follower.ts';
import { dependsOnTime } from './parameters.ts';
import type { AskedValues } from './parameters.ts';

export interface DispatcherParts {
  readonly store: CommandStore;
  readonly flights: Flights;
  readonly follower: Follower;
  readonly devices: DeviceBook;
  readonly hearing: Hearing;
  readonly outlets: Outlets;
  readonly callCodec: CallCodec;
  readonly clock: { now(): Instant };
  readonly log: { error(detail: object, message: string): void };
}

const BATCH = 50;
const HOUR_MS = 3_600_000;
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 15_000;
const BUDGET_PAUSE_MS = 60_000;

/** Hands over what is due: intent first, then the network, then what it answered. One letter a device at a time. */
export class Dispatcher {
  private readonly parts: DispatcherParts;
  private stopped = false;

  constructor(parts: DispatcherParts) {
    this.parts = parts;
  }

  /** What was handed over before a restart is followed, never sent again. */
  async start(): Promise<void> {
    const { store, flights, clock } = this.parts;
    for (const command of await store.inFlight()) {
      const uncertain = command.state === 'asked';
      flights.add(command, { answering: false, uncertain });
      if (uncertain)
        await store.note(command.id, {
          time: clock.now(),
          kind: 'uncertain',
          who: 'scheduler',
          reason: 'restart-during-handover',
        });
    }
  }

  stop(): void {
    this.stopped = true;
  }

  async tick(): Promise<void> {
    const { store, clock } = this.parts;
    await store.expireAsked(clock.now());
    const due = Map.groupBy(await store.due(clock.now(), BATCH), ({ connector }) => connector);
    // networks do not wait for each other: one that does not answer holds up its own devices only
    await Promise.all([...due.values()].map((commands) => this.handOverAll(commands)));
  }

  private async handOverAll(commands: readonly OpenCommand[]): Promise<void> {
    for (const command of commands) {
      if (this.stopped) return;
      try {
        if (!(await this.handOver(command))) return;
      } catch (error) {
        // before the claim nothing left; after it the intent stands and it is not sent again
        this.parts.log.error({ err: error, command: command.id }, 'a command was not handed over');
      }
    }
  }

  /** False when the network has no ear now: the others of its connector wait for the next turn. */
  private async handOver(command: OpenCommand): Promise<boolean> {
    const { store, devices, clock } = this.parts;
    const device = devices.byId(command.device);
    const courier = device && courierOf(device.connector.kind);
    if (device === undefined || courier === undefined || device.connector.disabled) {
      const reason = device === undefined ? 'device-gone' : 'no-way-back';
      await store.step(command.id, { time: clock.now(), state: 'failed', who: 'scheduler', reason });
      return true;
    }
    if (!(await this.hasAir(command))) return true;
    const bytes = await this.bytesOf(device, command);
    if (bytes === undefined) return true;
    const time = clock.now();
    const handover = { time, bytes, ...proofTimes(command, time) };
    if (!(await store.claim(command.id, handover))) return true;
    const claimed = { ...command, ...handover, handover: time, attempts: command.attempts + 1 };
    return this.deliver(device, courier, claimed);
  }

  private async hasAir({ id, gateway, subBand, airMs }: OpenCommand): Promise<boolean> {
    if (gateway === undefined || subBand === undefined) return true;
    const { store, clock } = this.parts;
    const now = clock.now();
    const used = await store.airUsed(gateway, subBand, now - HOUR_MS);
    if (used + airMs <= hourlyBudget(subBand)) return true;
    await store.release(id, { time: now, notBefore: now + BUDGET_PAUSE_MS, reason: 'duty-cycle', left: false });
    return false;
  }

  /** Orders that name a time are encoded anew at the moment they leave. */
  private async bytesOf(device: CommandedDevice, command: OpenCommand): Promise<Uint8Array | undefined> {
    const kind = device.model?.commands?.find(({ id }) => id === command.kind);
    if (kind === undefined || !dependsOnTime(kind)) return command.bytes;
    const { store, callCodec, clock } = this.parts;
    const now = clock.now();
    // the store keeps what was checked when it was asked: numbers
    const order = { kind, values: command.parameters as AskedValues, now };
    const encoded = await encodeOrder(device, order, callCodec);
    if (encoded.ok) return encoded.downlink.bytes;
    await store.step(command.id, { time: now, state: 'failed', who: 'scheduler', reason: encoded.reason });
    return undefined;
  }

  private async deliver(device: CommandedDevice, courier: Courier, command: OpenCommand): Promise<boolean> {
    const { flights, follower, hearing, outlets, clock } = this.parts;
    const flight = flights.add(command, { answering: true, uncertain: false });
    const { port, bytes, confirmed, ref, expires, priority } = command;
    const letter = { device: device.key, connector: device.connector, port, bytes, confirmed, ref, expires, priority };
    const envelope = await hearing.envelope(device);
    const delivery = await courier
      .deliver({ ...letter, envelope, now: clock.now() }, outlets)
      .catch((error: unknown): Delivery => ({ kind: 'uncertain', reason: String(error) }));
    const who = `network:${device.connector.key}`;
    if (delivery.kind === 'refused') {
      await this.refused(command, delivery, who);
      return !delivery.again;
    }
    if (delivery.kind === 'accepted') await this.accepted(command, delivery, who);
    else {
      flight.uncertain = true;
      await this.parts.store.note(command.id, { time: clock.now(), kind: 'uncertain', who, reason: delivery.reason });
    }
    await follower.answered(flight, who);
    return delivery.kind === 'accepted';
  }

  private async accepted(
    command: OpenCommand,
    { state, networkRef }: Extract<Delivery, { kind: 'accepted' }>,
    who: string,
  ): Promise<void> {
    const { store, flights, clock } = this.parts;
    if (networkRef !== undefined) await store.named(command.id, networkRef);
    await store.step(command.id, { time: clock.now(), state, who });
    // an acknowledgement by our own name may have come before this answer
    const flight = flights.get(command.id);
    if (flight === undefined) return;
    const reached = flight.command.state === 'asked' ? state : flight.command.state;
    flight.command = { ...flight.command, state: reached, networkRef: networkRef ?? flight.command.networkRef };
  }

  private async refused(
    command: OpenCommand,
    { reason, again, afterMs }: Extract<Delivery, { kind: 'refused' }>,
    who: string,
  ): Promise<void> {
    const { store, flights, clock } = this.parts;
    flights.remove(command.id);
    const time = clock.now();
    const pause = Math.max(afterMs ?? 0, FIRST_PAUSE_MS * 2 ** (command.attempts - 1));
    const tryAgain = again && command.attempts < MOST_ATTEMPTS && time + pause < command.expires;
    if (tryAgain) await store.release(command.id, { time, notBefore: time + pause, reason, left: false });
    else await store.step(command.id, { time, state: 'failed', who, reason });
  }
}

function proofTimes(
  { proof }: OpenCommand,
  handover: Instant,
): { proofFrom: Instant | undefined; proofUntil: Instant | undefined } {
  if (proof === undefined) return { proofFrom: undefined, proofUntil: undefined };
  const proofFrom = Math.max(handover, proof.from ?? handover);
  return { proofFrom, proofUntil: proofFrom + proof.within };
}
