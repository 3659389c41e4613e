import { gateOf } from '#qualify/gate.ts';
import type { ReplayDevice, ReplayFeed } from '#store/replay-types.ts';
import type { SnapshotDevice } from '#store/registry-snapshot.ts';
import { learnSeries } from '../known-series.ts';
import type { KnownSeries } from '../known-series.ts';
import type { RegistryView } from '../registry-view.ts';

/** The registry as a replay needs it: with series that are over, and the sensors that fed series before. */
export class HistoryRegistry {
  private readonly view: RegistryView;
  private readonly past = new Map<number, KnownSeries>();

  constructor(view: RegistryView, past: readonly SnapshotDevice[]) {
    this.view = view;
    for (const device of past) learnSeries(device, view, this.past);
  }

  /** A series as it is fed now, or was last. */
  find(id: number): KnownSeries | undefined {
    return this.view.series(id) ?? this.past.get(id);
  }

  /** Series computed value for value from one, chains included. */
  derivedFrom(id: number): readonly number[] {
    const derived = this.find(id)?.derived ?? [];
    return derived.flatMap(({ datastream }) => [datastream, ...this.derivedFrom(datastream)]);
  }

  /** A series as a device fed it for a time: the span of that sensor, and no value of before it stood there. */
  fedBy({ organisation, model, installed }: ReplayDevice, feed: ReplayFeed): KnownSeries | undefined {
    const known = this.find(feed.datastream);
    if (known === undefined) return undefined;
    const { datastream, sensorRange, period, from, to } = feed;
    const { quantity, thing } = known.watched;
    const since = Number.isFinite(from) ? from : Number.isFinite(to) ? undefined : installed;
    const checks = this.view.checks.inForce({ organisation, thing, model });
    const gate = gateOf({ datastream, quantity, duration: period * 1000, installed: since, sensorRange }, checks);
    return { ...known, gate };
  }

  /** True where another device goes by this name now. */
  isTaken(connector: number, key: string): boolean {
    return this.view.deviceOf(connector, key) !== undefined;
  }
}
