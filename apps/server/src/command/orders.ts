import { createHash } from 'node:crypto';
import { fork } from '@vigie/kit';
import type { CommandKind, Instant, JsonObject } from '@vigie/kit';
import { airOf } from './air.ts';
import type { CommandedDevice, DeviceBook, Hearing } from './commanded-device.ts';
import type { CommandStore, NewCommand, Scope, WrittenOrder } from './command-store.ts';
import { courierOf } from './couriers.ts';
import { checkPort, encodeOrder } from './encode.ts';
import type { CallCodec, Downlink } from './encode.ts';
import { checkParameters } from './parameters.ts';
import type { AskedValues, CommandFault } from './parameters.ts';
import { proofPlan } from './proof.ts';
import { gatewayLoads, spread } from './spread.ts';
import type { GatewayLoad, Slot } from './spread.ts';

/** A raw downlink: port and bytes, by somebody who knows the device. */
export const RAW = 'raw';
/** More than a whole district: larger programmes are several orders. */
export const MOST_DEVICES = 2_000;
const DEFAULT_PER_MINUTE = 6;
const LIVE_EXPIRY_MS = 15 * 60_000;
const WAITING_PERIODS = 3;

export interface AskedOrder {
  readonly devices: readonly string[];
  readonly things: readonly string[];
  readonly model: string | undefined;
  readonly kind: string;
  readonly parameters: JsonObject;
  /** Of a raw downlink. */
  readonly raw: Downlink | undefined;
  readonly priority: number;
  readonly confirmed: boolean | undefined;
  readonly notBefore: Instant | undefined;
  /** Milliseconds from its turn on. */
  readonly expiresIn: number | undefined;
  readonly perMinute: number | undefined;
  /** A live order although the device can keep a programme. */
  readonly acceptLive: boolean;
  readonly reason: string | undefined;
  readonly key: string | undefined;
}

export interface OrderPlan {
  readonly commands: number;
  readonly start: Instant;
  readonly finish: Instant;
  readonly airMs: number;
  readonly gateways: readonly GatewayLoad[];
  readonly warnings: readonly ('live-order' | 'unproven' | 'unknown-gateway')[];
  readonly seed: number;
}

export type OrderFault =
  | { readonly kind: 'no-device' | 'too-many' | 'live-order' | 'key-reused' }
  | { readonly kind: 'refused'; readonly faults: readonly CommandFault[] };

export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: OrderFault };

export interface OrderParts {
  readonly store: CommandStore;
  readonly devices: DeviceBook;
  readonly hearing: Hearing;
  readonly callCodec: CallCodec;
  readonly clock: { now(): Instant };
}

interface Prepared {
  readonly device: CommandedDevice;
  readonly kind: CommandKind | undefined;
  readonly values: AskedValues;
  readonly downlink: Downlink;
}

interface Planned {
  readonly plan: OrderPlan;
  readonly slots: readonly Slot<Prepared>[];
}

/** Takes orders: for one device or many, checked as a whole before anything is written. */
export class Orders {
  private readonly parts: OrderParts;

  constructor(parts: OrderParts) {
    this.parts = parts;
  }

  /** What an order would do; nothing is written. */
  async plan(scope: Scope, asked: AskedOrder): Promise<Asked<OrderPlan>> {
    const planned = await this.prepare(scope, asked);
    return planned.ok ? { ok: true, value: planned.value.plan } : planned;
  }

  /** Writes an order and its commands. The same key is the same order, whatever became of it. */
  async ask(scope: Scope, asked: AskedOrder, who: string): Promise<Asked<WrittenOrder>> {
    const { store, clock } = this.parts;
    const fingerprint = fingerprintOf(asked);
    const before = asked.key === undefined ? undefined : await store.found(scope, asked.key, fingerprint);
    if (before === 'key-reused') return refuse('key-reused');
    if (before !== undefined) return { ok: true, value: before };
    const planned = await this.prepare(scope, asked);
    if (!planned.ok) return planned;
    const { plan, slots } = planned.value;
    if (plan.warnings.includes('live-order') && !asked.acceptLive) return refuse('live-order');
    const order = {
      key: asked.key,
      fingerprint,
      kind: asked.kind,
      parameters: asked.parameters,
      who,
      reason: asked.reason,
      seed: plan.seed,
      perMinute: asked.perMinute ?? DEFAULT_PER_MINUTE,
    };
    const commands = slots.map((slot) => commandOf(slot, asked));
    const written = await store.create(scope, order, { commands, time: clock.now() });
    return written === 'key-reused' ? refuse('key-reused') : { ok: true, value: written };
  }

  private async prepare(scope: Scope, asked: AskedOrder): Promise<Asked<Planned>> {
    const now = this.parts.clock.now();
    const { chosen, faults } = this.choose(scope, asked);
    if (faults.length > 0) return { ok: false, fault: { kind: 'refused', faults } };
    if (chosen.length === 0) return refuse('no-device');
    if (chosen.length > MOST_DEVICES) return refuse('too-many');
    const prepared: Prepared[] = [];
    for (const device of chosen) {
      const one = await this.prepareOne(device, asked, now);
      if ('faults' in one) faults.push(...one.faults);
      else prepared.push(one);
      if (faults.length >= 20) break;
    }
    if (faults.length > 0) return { ok: false, fault: { kind: 'refused', faults } };
    return { ok: true, value: await this.spreadOut(prepared, asked, now) };
  }

  private choose(
    { organisation }: Scope,
    { devices, things, model, kind }: AskedOrder,
  ): { chosen: readonly CommandedDevice[]; faults: CommandFault[] } {
    const book = this.parts.devices;
    const faults: CommandFault[] = [];
    const found = new Map<number, CommandedDevice>();
    for (const key of devices) {
      const device = book.byKey(organisation, key);
      if (device === undefined) faults.push({ where: `devices ${key}`, message: 'capteur inconnu' });
      else found.set(device.id, device);
    }
    for (const key of things) {
      // an object may carry other sensors besides the one that obeys
      const able = book.ofThing(organisation, key).filter((device) => understands(device, kind));
      if (able.length === 0) faults.push({ where: `things ${key}`, message: 'aucun appareil ne comprend cet ordre' });
      for (const device of able) found.set(device.id, device);
    }
    if (model !== undefined) for (const device of book.ofModel(organisation, model)) found.set(device.id, device);
    return { chosen: [...found.values()], faults: faults.slice(0, 20) };
  }

  private async prepareOne(
    device: CommandedDevice,
    asked: AskedOrder,
    now: Instant,
  ): Promise<Prepared | { faults: readonly CommandFault[] }> {
    const fault = (message: string, where = device.key) => ({ faults: [{ where, message }] });
    if (courierOf(device.connector.kind) === undefined)
      return fault(`le connecteur « ${device.connector.key} » (${device.connector.kind}) n’a pas de voie de retour`);
    if (device.connector.disabled) return fault(`le connecteur « ${device.connector.key} » est désactivé`);
    if (asked.kind === RAW) return prepareRaw(device, asked.raw);
    const kind = device.model?.commands?.find(({ id }) => id === asked.kind);
    if (kind === undefined) return fault(unknownKind(device, asked.kind));
    const checked = checkParameters(kind, asked.parameters, now);
    if (!checked.ok)
      return { faults: checked.faults.map(({ where, message }) => ({ where: `parameters.${where}`, message })) };
    const { values } = checked;
    const encoded = await encodeOrder(device, { kind, values, now }, this.parts.callCodec);
    return encoded.ok ? { device, kind, values, downlink: encoded.downlink } : fault(encoded.reason);
  }

  private async spreadOut(prepared: readonly Prepared[], asked: AskedOrder, now: Instant): Promise<Planned> {
    const { hearing, store } = this.parts;
    const items = [];
    for (const of of prepared) {
      items.push({ of, air: airOf(of.device, of.downlink.bytes.length, await hearing.lastHeard(of.device)) });
    }
    const gateways = [...new Set(items.flatMap(({ air }) => air.gateway ?? []))];
    const start = Math.max(now, asked.notBefore ?? now);
    const seed = fork(Math.floor(now / 1000), prepared.length) | 0;
    const busyUntil = await store.busyUntil(gateways);
    const perMinute = asked.perMinute ?? DEFAULT_PER_MINUTE;
    const slots = spread(items, { start, seed, perMinute, busyUntil });
    const loads = gatewayLoads(slots, start);
    const finish = loads.reduce((latest, load) => Math.max(latest, load.finish), start);
    const airMs = loads.reduce((sum, load) => sum + load.airMs, 0);
    const warnings = warningsOf(slots);
    return { slots, plan: { commands: slots.length, start, finish, airMs, gateways: loads, warnings, seed } };
  }
}

const refuse = (kind: 'no-device' | 'too-many' | 'live-order' | 'key-reused') =>
  ({ ok: false, fault: { kind } }) as const;

function understands({ model }: CommandedDevice, kind: string): boolean {
  return kind === RAW || (model?.commands ?? []).some(({ id }) => id === kind);
}

function unknownKind({ model }: CommandedDevice, kind: string): string {
  const known = (model?.commands ?? []).map(({ id }) => id);
  if (known.length > 0) return `ordre « ${kind} » inconnu de ${model?.id} ; ordres connus : ${known.join(', ')}`;
  return model === undefined
    ? 'capteur sans modèle : seul un envoi brut est possible'
    : `${model.id} ne comprend aucun ordre`;
}

function prepareRaw(
  device: CommandedDevice,
  raw: Downlink | undefined,
): Prepared | { faults: readonly CommandFault[] } {
  if (raw === undefined) return { faults: [{ where: 'raw', message: 'port et octets attendus' }] };
  const wrong = checkPort(device, raw.port);
  if (wrong !== undefined) return { faults: [{ where: 'raw.port', message: wrong }] };
  return { device, kind: undefined, values: {}, downlink: raw };
}

function warningsOf(slots: readonly Slot<Prepared>[]): OrderPlan['warnings'] {
  const warnings: OrderPlan['warnings'][number][] = [];
  const live = ({ of: { device, kind } }: Slot<Prepared>) =>
    kind?.mode === 'live' && (device.model?.commands ?? []).some(({ mode }) => mode === 'programme');
  if (slots.some(live)) warnings.push('live-order');
  const proven = ({ of: { device, kind, values } }: Slot<Prepared>) =>
    kind !== undefined && proofPlan(device, kind, values) !== undefined;
  if (!slots.every(proven)) warnings.push('unproven');
  if (slots.some(({ air }) => air.subBand !== undefined && air.gateway === undefined)) warnings.push('unknown-gateway');
  return warnings;
}

function commandOf({ of, air, notBefore }: Slot<Prepared>, asked: AskedOrder): NewCommand {
  const { device, kind, values, downlink } = of;
  const loraClass = device.model?.loraClass;
  // class C hears at once; the others when they next speak
  const patience =
    loraClass === 'C' || air.subBand === undefined ? LIVE_EXPIRY_MS : WAITING_PERIODS * device.expectedPeriod * 1000;
  return {
    device: device.id,
    thing: device.thing,
    connector: device.connector.id,
    kind: asked.kind,
    air,
    notBefore,
    parameters: values,
    port: downlink.port,
    bytes: downlink.bytes,
    priority: asked.priority,
    loraClass,
    confirmed: asked.confirmed ?? kind?.confirmed ?? false,
    // nobody knows what bytes somebody wrote do when they come twice
    repeatable: kind !== undefined && kind.repeatable !== false,
    expires: notBefore + (asked.expiresIn ?? patience),
    proof: kind && proofPlan(device, kind, values),
  };
}

/** The same request in the same words; the key itself and the consent are no part of it. */
function fingerprintOf({ devices, things, model, kind, parameters, raw, notBefore, priority }: AskedOrder): string {
  const bytes = raw === undefined ? undefined : [raw.port, Buffer.from(raw.bytes).toString('hex')];
  const text = JSON.stringify([devices, things, model, kind, parameters, bytes, notBefore, priority]);
  return createHash('sha256').update(text).digest('hex');
}
