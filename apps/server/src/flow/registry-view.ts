import type { EachIndicator, Pack } from '@vigie/kit';
import type { ConnectorDirectory, RegisteredConnector } from '#connect/connector-directory.ts';
import { readingsOf } from '#decode/readings.ts';
import type { DerivedDatastream } from '#derive/each.ts';
import type { Gate } from '#qualify/gate.ts';
import { inSlices } from '#store/registry-snapshot.ts';
import type { RegistrySnapshot, SnapshotDevice } from '#store/registry-snapshot.ts';
import type { WatchedDatastream } from '#watch/watched.ts';
import { CheckBook } from './check-book.ts';
import { judgeBy, learnSeries } from './known-series.ts';
import type { KnownSeries, SeriesRules } from './known-series.ts';
import type { FlowDevice } from './parts.ts';

const EMPTY: RegistrySnapshot = { connectors: new Map(), codecs: new Map(), devices: new Map() };

/** The registry as the way of a frame sees it: from memory, changed as a whole. */
export class RegistryView implements SeriesRules {
  private snapshot: RegistrySnapshot = EMPTY;
  private known = new Map<number, KnownSeries>();
  private byRow = new Map<number, SnapshotDevice>();
  private devices = new Map<SnapshotDevice, FlowDevice>();
  private readonly listeners: (() => void)[] = [];
  /** The packs' checks as organisations set them; a change of settings is seen at the next `take`. */
  readonly checks: CheckBook;
  readonly each: ReadonlyMap<string, EachIndicator>;
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
    const known = new Map<number, KnownSeries>();
    const byRow = new Map<number, SnapshotDevice>();
    for (const device of devicesOf(snapshot)) this.learn(device, known, byRow);
    this.swap(snapshot, known, byRow);
  }

  /** The same for a large one: made ready in slices between which frames go on, then taken at once. */
  async takeInSlices(snapshot: RegistrySnapshot): Promise<void> {
    const known = new Map<number, KnownSeries>();
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

  private swap(snapshot: RegistrySnapshot, known: Map<number, KnownSeries>, byRow: Map<number, SnapshotDevice>): void {
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

  private learn(device: SnapshotDevice, known: Map<number, KnownSeries>, byRow: Map<number, SnapshotDevice>): void {
    byRow.set(device.id, device);
    learnSeries(device, this, known);
  }

  /** A series as it is fed now. */
  series(id: number): KnownSeries | undefined {
    return this.known.get(id);
  }

  private makeDevice(device: SnapshotDevice): FlowDevice {
    const { known } = this;
    const measured = device.datastreams.filter(({ derivedFrom }) => derivedFrom === undefined);
    return {
      codec: device.codec,
      readsData: this.readsData(device.codec),
      read: (data, time) => readingsOf(data, measured, time),
      judge: judgeBy((id) => known.get(id)),
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
