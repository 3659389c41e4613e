import type { Instant, JsonObject } from '@vigie/kit';
import type { CommandedDevice, DeviceBook } from './commanded-device.ts';
import type { CommandStore } from './command-store.ts';
import { courierOf } from './couriers.ts';
import type { Outlets, Receipt } from './courier.ts';
import type { Flight, Flights } from './flights.ts';
import { judgeProof, watchedBy } from './proof.ts';
import type { Measure, Verdict } from './proof.ts';
import { isForward, settle } from './settle.ts';

export interface FollowerParts {
  readonly store: CommandStore;
  readonly flights: Flights;
  readonly devices: DeviceBook;
  readonly outlets: Outlets;
  readonly clock: { now(): Instant };
  readonly log: { error(detail: object, message: string): void };
}

const MOST_ATTEMPTS = 3;
const REPEAT_AFTER_MS = 60_000;
const ASK_EVERY_MS = 60_000;
/** A network that says so much before it answers says it of something else. */
const MOST_EARLY = 8;
/** A downlink that left while it was withdrawn is told of within seconds, or with the next uplink. */
const RECALL_EAR_MS = 3_600_000;

/** Learns what becomes of what was handed over: from the network, from measures, from the clock. */
export class Follower {
  private readonly parts: FollowerParts;

  constructor(parts: FollowerParts) {
    this.parts = parts;
  }

  /** An event or an uplink of a network; nothing where it says nothing of a command. */
  async heard(device: CommandedDevice, envelope: JsonObject): Promise<void> {
    const receipt = courierOf(device.connector.kind)?.readReceipt(envelope);
    if (receipt === undefined) return;
    const flight = this.parts.flights.find(device.id, receipt);
    if (flight !== undefined) await this.take(flight, receipt, `network:${device.connector.key}`);
  }

  /** True while a message of this device may say something of a command. */
  waitsFor(device: number): boolean {
    return this.parts.flights.ofDevice(device).length > 0;
  }

  /** What networks said before they answered the hand-over. */
  async answered(flight: Flight, who: string): Promise<void> {
    flight.answering = false;
    for (const receipt of flight.early.splice(0)) {
      const { networkRef } = flight.command;
      const foreign = receipt.networkRef !== undefined && networkRef !== undefined && receipt.networkRef !== networkRef;
      if (!foreign) await this.take(flight, receipt, who);
    }
  }

  async observed(measures: readonly Measure[]): Promise<void> {
    const { flights, store } = this.parts;
    for (const measure of measures) {
      for (const flight of flights.measured(measure)) {
        const { command } = flight;
        const verdict = command.proof && judgeProof(command.proof, flight.measures);
        if (verdict?.verdict !== 'proven') continue;
        await store.step(command.id, {
          time: this.parts.clock.now(),
          state: 'verified',
          who: 'measure',
          reason: 'measured',
          measured: { value: verdict.value, time: verdict.time },
        });
        flights.remove(command.id);
      }
    }
  }

  /** Ends what has had its time, and asks the networks that tell nobody by themselves. */
  async tick(): Promise<void> {
    const { flights, clock, log } = this.parts;
    const now = clock.now();
    for (const flight of flights.values()) {
      if (flight.recalled !== undefined) {
        if (now - flight.recalled > RECALL_EAR_MS) flights.remove(flight.command.id);
        continue;
      }
      try {
        await this.askNetwork(flight, now);
        if (!flight.answering) await this.endIfOver(flight, now);
      } catch (error) {
        log.error({ err: error, command: flight.command.id }, 'a command could not be followed, tries again');
      }
    }
  }

  private async take(flight: Flight, receipt: Receipt, who: string): Promise<void> {
    if (flight.recalled !== undefined) return this.leftAllTheSame(flight, receipt, who);
    if (flight.answering && receipt.ref === undefined) {
      if (flight.early.length < MOST_EARLY) flight.early.push(receipt);
      return;
    }
    const time = this.parts.clock.now();
    const { state, reason } = receipt;
    if (state === 'not-acknowledged' || state === 'failed') {
      await this.lost(flight, { time, who, reason: reason ?? state });
      return;
    }
    const gone = await this.parts.store.step(flight.command.id, { time, state, who, reason });
    if (gone) flight.command = { ...flight.command, state };
    flight.uncertain = false;
    await this.endIfOver(flight, time);
  }

  /** It was cancelled, and went on the air between the look and the emptying: the ledger says so. */
  private async leftAllTheSame({ command }: Flight, { state }: Receipt, who: string): Promise<void> {
    if (state !== 'sent' && state !== 'acknowledged') return;
    const { store, flights, clock } = this.parts;
    flights.remove(command.id);
    await store.note(command.id, { time: clock.now(), kind: 'sent-after-cancel', who, reason: state });
  }

  /** The network says that it did not arrive: again, where twice does no harm, or the end. */
  private async lost(flight: Flight, told: { time: Instant; who: string; reason: string }): Promise<void> {
    const { command } = flight;
    // an acknowledgement was there already: this one came late
    if (command.state === 'acknowledged' || !isForward(command.state, 'failed')) return;
    this.parts.flights.remove(command.id);
    const again = command.repeatable && command.attempts < MOST_ATTEMPTS;
    if (again && told.time + REPEAT_AFTER_MS * command.attempts < command.expires) {
      const notBefore = told.time + REPEAT_AFTER_MS * command.attempts;
      await this.parts.store.release(command.id, { time: told.time, notBefore, reason: told.reason, left: true });
    } else await this.parts.store.step(command.id, { ...told, state: 'failed' });
  }

  private async askNetwork(flight: Flight, now: Instant): Promise<void> {
    const { command } = flight;
    const device = this.parts.devices.byId(command.device);
    if (device === undefined || command.networkRef === undefined || command.state === 'acknowledged') return;
    const courier = courierOf(device.connector.kind);
    if (courier?.ask === undefined) return;
    if (now - flight.askedAt < ASK_EVERY_MS) return;
    flight.askedAt = now;
    const { connector } = device;
    const receipt = await courier.ask({ connector, networkRef: command.networkRef }, this.parts.outlets);
    if (receipt !== undefined) await this.take(flight, receipt, `network:${connector.key}`);
  }

  private async endIfOver(flight: Flight, now: Instant): Promise<void> {
    const { command, uncertain } = flight;
    const measured = await this.measuredSince(flight, now);
    const end = settle({ ...command, uncertain, receipts: this.tells(command.device) }, now, measured);
    if (end === undefined) return;
    const shown = measured === undefined || measured.verdict === 'silent' ? {} : { measured };
    const who = 'measured' in shown ? 'measure' : 'scheduler';
    await this.parts.store.step(command.id, { time: now, who, ...end, ...shown });
    this.parts.flights.remove(command.id);
  }

  private tells(device: number): boolean {
    const found = this.parts.devices.byId(device);
    return found !== undefined && courierOf(found.connector.kind)?.receipts === true;
  }

  /** From the store: values that came while nobody listened count as well. */
  private async measuredSince({ command }: Flight, now: Instant): Promise<Verdict | undefined> {
    const { proof, proofFrom, proofUntil } = command;
    if (proof === undefined || proofFrom === undefined || proofUntil === undefined || now < proofUntil)
      return undefined;
    const measures = await this.parts.store.measures(watchedBy(proof), { from: proofFrom, to: proofUntil });
    return judgeProof(proof, measures);
  }
}
