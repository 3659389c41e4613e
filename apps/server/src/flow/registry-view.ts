import type { AssetProperties, EachIndicator, Pack } from '@vigie/kit';
import type { ConnectorDirectory, RegisteredConnector } from '#connect/connector-directory.ts';
import { readingsOf } from '#decode/readings.ts';
import { deriveEach } from '#derive/each.ts';
import type { DerivedDatastream } from '#derive/each.ts';
import { gateOf } from '#qualify/gate.ts';
import type { Gate } from '#qualify/gate.ts';
import { judge, judgeValue } from '#qualify/judge.ts';
import { inSlices } from '#store/registry-snapshot.ts';
import type { RegistrySnapshot, SnapshotDatastream, SnapshotDevice } from '#store/registry-snapshot.ts';
import type { WatchedDatastream } from '#watch/watched.ts';
import { CheckBook } from './check-book.ts';
import type { FlowDevice } from './parts.ts';

const SECOND_MS = 1000;
const EMPTY: RegistrySnapshot = { connectors: new Map(), codecs: new Map(), devices: new Map() };

/** A datastream with what each stage wants to know of it, made once per change of the registry. */
interface Known {
  readonly gate: Gate;
  readonly watched: WatchedDatastream;
  readonly derived: DerivedDatastream[];
}

function assetOf({ thing }: SnapshotDevice): AssetProperties {
  const simple = Object.entries(thing.properties).filter(([, value]) =>
    ['number', 'string', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(simple) as AssetProperties; // only the three types it holds are left
}

function watchedOf(device: SnapshotDevice, datastream: SnapshotDatastream, asset: AssetProperties): WatchedDatastream {
  return {
    datastream: datastream.id,
    thing: device.thing.id,
    device: device.id,
    organisation: device.organisation,
    domain: device.thing.domain,
    assetType: device.thing.assetType,
    quantity: datastream.quantity,
    unit: datastream.unit,
    period: (datastream.period || device.expectedPeriod) * SECOND_MS,
    asset,
  };
}

/** The registry as the way of a frame sees it: from memory, changed as a whole. */
export class RegistryView {
  private snapshot: RegistrySnapshot = EMPTY;
  private known = new Map<number, Known>();
  private byRow = new Map<number, SnapshotDevice>();
  private devices = new Map<SnapshotDevice, FlowDevice>();
  private readonly listeners: (() => void)[] = [];
  /** The packs' checks as organisations set them; a change of settings is seen at the next `take`. */
  readonly checks: CheckBook;
  private readonly each: ReadonlyMap<string, EachIndicator>;
  /** Codecs of the packs that read JSON, in every version. */
  private readonly ofData: ReadonlySet<string>;

  constructor(packs: readonly Pack[]) {
    this.checks = new CheckBook(packs.flatMap((pack) => pack.checks));
    this.ofData = new Set(dataCodecs(packs));
    const indicators = packs.flatMap((pack) => pack.indicators);
    this.each = new Map(
      indicators.flatMap((indicator) => (indicator.kind === 'each' ? [[indicator.id, indicator] as const] : [])),
    );
  }

  /** Takes a changed registry; frames on their way see the old one or the new one, never both. */
  take(snapshot: RegistrySnapshot): void {
    const known = new Map<number, Known>();
    const byRow = new Map<number, SnapshotDevice>();
    for (const device of devicesOf(snapshot)) this.learn(device, known, byRow);
    this.swap(snapshot, known, byRow);
  }

  /** The same for a large one: made ready in slices between which frames go on, then taken at once. */
  async takeInSlices(snapshot: RegistrySnapshot): Promise<void> {
    const known = new Map<number, Known>();
    const byRow = new Map<number, SnapshotDevice>();
    await inSlices(devicesOf(snapshot), (device) => this.learn(device, known, byRow));
    this.swap(snapshot, known, byRow);
  }

  /** Connectors and codecs as they now are; devices stay. */
  takeDoors(doors: Omit<RegistrySnapshot, 'devices'>): void {
    this.snapshot = { ...this.snapshot, ...doors };
    for (const listener of this.listeners) listener();
  }

  /** Some devices as they now are; rows that are not among them stand nowhere any more. */
  takeDevices(rows: readonly number[], devices: readonly SnapshotDevice[]): void {
    const before = rows.flatMap((row) => this.byRow.get(row) ?? []);
    const touched = new Set([...before, ...devices].map(({ connector }) => connector));
    const maps = new Map(this.snapshot.devices);
    const copies = new Map([...touched].map((connector) => [connector, new Map(maps.get(connector))]));
    for (const device of before) this.forget(device, copies);
    for (const device of devices) {
      copies.get(device.connector)?.set(device.key, device);
      this.learn(device, this.known, this.byRow);
    }
    for (const [connector, copy] of copies) maps.set(connector, copy);
    this.snapshot = { ...this.snapshot, devices: maps };
    for (const listener of this.listeners) listener();
  }

  /** Called after each change. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  get connectors(): readonly RegisteredConnector[] {
    return [...this.snapshot.connectors.values()];
  }

  get codecs(): RegistrySnapshot['codecs'] {
    return this.snapshot.codecs;
  }

  /** True for a codec that is asked of data in JSON. */
  readsData(codec: number | undefined): boolean {
    const known = codec === undefined ? undefined : this.snapshot.codecs.get(codec);
    return known !== undefined && this.ofData.has(known.key);
  }

  readonly directory: ConnectorDirectory = {
    find: (key) => this.snapshot.connectors.get(key),
    ownsDevice: (connector, device) => this.snapshot.devices.get(connector)?.has(device) ?? false,
  };

  /** For watch: what rules see of a datastream. */
  datastream(id: number): WatchedDatastream | undefined {
    return this.known.get(id)?.watched;
  }

  everyDevice(): readonly SnapshotDevice[] {
    return devicesOf(this.snapshot);
  }

  /** For qualify: what a value of a datastream must pass alone. */
  gate(id: number): Gate | undefined {
    return this.known.get(id)?.gate;
  }

  /** Series computed value for value from this one. */
  computedFrom(id: number): readonly DerivedDatastream[] {
    return this.known.get(id)?.derived ?? [];
  }

  /** The same, chains included. */
  derivedFrom(id: number): readonly number[] {
    return this.computedFrom(id).flatMap(({ datastream }) => [datastream, ...this.derivedFrom(datastream)]);
  }

  connectorKey(id: number): string | undefined {
    for (const { identity } of this.snapshot.connectors.values()) if (identity.id === id) return identity.key;
    return undefined;
  }

  thingKey(id: number): string | undefined {
    for (const devices of this.snapshot.devices.values()) {
      for (const { thing } of devices.values()) if (thing.id === id) return thing.key;
    }
    return undefined;
  }

  /** Which device a frame came from, for those who count frames. */
  deviceOf(connector: number, key: string): SnapshotDevice | undefined {
    return this.snapshot.devices.get(connector)?.get(key);
  }

  findDevice(connector: number, key: string): FlowDevice | undefined {
    const device = this.snapshot.devices.get(connector)?.get(key);
    if (device === undefined) return undefined;
    const made = this.devices.get(device) ?? this.makeDevice(device);
    this.devices.set(device, made);
    return made;
  }

  private swap(snapshot: RegistrySnapshot, known: Map<number, Known>, byRow: Map<number, SnapshotDevice>): void {
    this.snapshot = snapshot;
    this.known = known;
    this.byRow = byRow;
    this.devices = new Map();
    for (const listener of this.listeners) listener();
  }

  private forget(device: SnapshotDevice, copies: ReadonlyMap<number, Map<string, SnapshotDevice>>): void {
    copies.get(device.connector)?.delete(device.key);
    this.byRow.delete(device.id);
    this.devices.delete(device);
    for (const { id } of device.datastreams) this.known.delete(id);
  }

  private learn(device: SnapshotDevice, known: Map<number, Known>, byRow: Map<number, SnapshotDevice>): void {
    byRow.set(device.id, device);
    const asset = assetOf(device);
    const checks = this.checks.inForce({
      organisation: device.organisation,
      thing: device.thing.id,
      model: device.model,
    });
    for (const datastream of device.datastreams) {
      const duration = datastream.period * SECOND_MS;
      const { quantity, sensorRange } = datastream;
      const gate = gateOf(
        { datastream: datastream.id, quantity, duration, installed: device.installed, sensorRange },
        checks,
      );
      known.set(datastream.id, { gate, watched: watchedOf(device, datastream, asset), derived: [] });
    }
    const { changes } = device.thing;
    for (const { id, field, derivedFrom } of device.datastreams) {
      const indicator = this.each.get(field);
      if (derivedFrom === undefined || indicator === undefined) continue;
      const beside = device.datastreams.find(({ quantity }) => quantity === indicator.beside)?.id;
      known.get(derivedFrom)?.derived.push({ datastream: id, indicator, asset, changes, beside });
    }
  }

  /** Judges readings of any series, as those of its present device are: history decoded again. */
  get judge(): FlowDevice['judge'] {
    return judgeWith(this.known);
  }

  private makeDevice(device: SnapshotDevice): FlowDevice {
    const measured = device.datastreams.filter(({ derivedFrom }) => derivedFrom === undefined);
    return {
      codec: device.codec,
      readsData: this.readsData(device.codec),
      read: (data, time) => readingsOf(data, measured, time),
      judge: judgeWith(this.known),
    };
  }
}

function dataCodecs(packs: readonly Pack[]): string[] {
  const models = packs.flatMap(({ devices }) => devices);
  return models.flatMap(({ payload, codec }) => (payload === 'json' ? [codec.id] : []));
}

function devicesOf({ devices }: RegistrySnapshot): SnapshotDevice[] {
  return [...devices.values()].flatMap((known) => [...known.values()]);
}

function judgeWith(known: ReadonlyMap<number, Known>): FlowDevice['judge'] {
  const gate = (id: number) => known.get(id)?.gate;
  const ports = {
    derivedFrom: (id: number) => known.get(id)?.derived ?? [],
    judgeValue(value: number, id: number) {
      const found = gate(id);
      return found === undefined ? { flag: 2 as const, reasons: 0 } : judgeValue(value, found);
    },
  };
  return (readings, origin) => {
    const observations = judge(readings, { ...origin, gate });
    const derived = deriveEach(observations, ports);
    return derived.length === 0 ? observations : [...observations, ...derived];
  };
}
