import type { AssetProperties, EachIndicator } from '@vigie/kit';
import { deriveEach } from '#derive/each.ts';
import type { DerivedDatastream } from '#derive/each.ts';
import { gateOf } from '#qualify/gate.ts';
import type { Gate } from '#qualify/gate.ts';
import { judge, judgeValue } from '#qualify/judge.ts';
import type { SnapshotDatastream, SnapshotDevice } from '#store/registry-snapshot.ts';
import type { WatchedDatastream } from '#watch/watched.ts';
import type { CheckBook } from './check-book.ts';
import type { FlowDevice } from './parts.ts';

const SECOND_MS = 1000;

/** A datastream with what each stage wants to know of it, made once per change of the registry. */
export interface KnownSeries {
  readonly gate: Gate;
  readonly watched: WatchedDatastream;
  readonly derived: DerivedDatastream[];
}

/** What holds for series whoever feeds them. */
export interface SeriesRules {
  /** The packs' checks as organisations set them. */
  readonly checks: CheckBook;
  readonly each: ReadonlyMap<string, EachIndicator>;
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

/** Takes the series of a device into `known`. */
export function learnSeries(device: SnapshotDevice, rules: SeriesRules, known: Map<number, KnownSeries>): void {
  const asset = assetOf(device);
  const { organisation, thing, model } = device;
  const checks = rules.checks.inForce({ organisation, thing: thing.id, model });
  for (const datastream of device.datastreams) {
    const duration = datastream.period * SECOND_MS;
    const { quantity, sensorRange } = datastream;
    const gate = gateOf(
      { datastream: datastream.id, quantity, duration, installed: device.installed, sensorRange },
      checks,
    );
    known.set(datastream.id, { gate, watched: watchedOf(device, datastream, asset), derived: [] });
  }
  const { changes } = thing;
  for (const { id, field, derivedFrom } of device.datastreams) {
    const indicator = rules.each.get(field);
    if (derivedFrom === undefined || indicator === undefined) continue;
    const beside = device.datastreams.find(({ quantity }) => quantity === indicator.beside)?.id;
    known.get(derivedFrom)?.derived.push({ datastream: id, indicator, asset, changes, beside });
  }
}

/** Judges readings, and what is computed from them. `find` is asked for each value. */
export function judgeBy(find: (datastream: number) => KnownSeries | undefined): FlowDevice['judge'] {
  const gate = (id: number) => find(id)?.gate;
  const ports = {
    derivedFrom: (id: number) => find(id)?.derived ?? [],
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
