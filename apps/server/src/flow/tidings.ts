import { knownTime } from '@vigie/kit';
import type { AlarmNews } from '@vigie/kit';
import type { CommittedFrame } from '#connect/frame-log.ts';
import type { LiveCounts, LiveHub, LiveValue } from '#publish/live/live-hub.ts';
import type { Metrics } from '#publish/metrics.ts';
import type { FrameOutcome } from '#store/observation-log.ts';
import type { FleetLinks } from './fleet.ts';
import type { Road } from './parts.ts';
import type { RegistryView } from './registry-view.ts';

const NONE: LiveCounts = { received: 0, stored: 0, duplicate: 0, rejected: 0, quarantined: 0 };
const number = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);

/** Somebody else who wants to know what came in and what was stored. Must not throw. */
export interface TidingsListener {
  received(frames: readonly CommittedFrame[]): void;
  ended(outcomes: readonly FrameOutcome[], road: Road): void;
}

/** What happens, told to metrics, to live readers and to whoever listens. */
export class Tidings {
  private hub: LiveHub | undefined;
  private readonly listeners: TidingsListener[] = [];
  private readonly view: RegistryView;
  private readonly metrics: Metrics;
  private readonly fleet: Pick<FleetLinks, 'ended'>;

  constructor(view: RegistryView, metrics: Metrics, fleet: Pick<FleetLinks, 'ended'>) {
    this.view = view;
    this.metrics = metrics;
    this.fleet = fleet;
  }

  /** From here on live readers hear too. */
  tell(hub: LiveHub): void {
    this.hub = hub;
  }

  listen(listener: TidingsListener): void {
    this.listeners.push(listener);
  }

  received(frames: readonly CommittedFrame[]): void {
    for (const listener of this.listeners) listener.received(frames);
    for (const [connector, count] of countBy(frames, (frame) => frame.connector.key))
      this.metrics.frames(connector, 'received', count);
    for (const [organisation, received] of countBy(frames, (frame) => frame.connector.organisation)) {
      this.hub?.ledger(organisation, { ...NONE, received });
    }
  }

  ended(outcomes: readonly FrameOutcome[], road: Road): void {
    for (const listener of this.listeners) listener.ended(outcomes, road);
    this.fleet.ended(outcomes, road);
    for (const [connector, group] of Map.groupBy(outcomes, (outcome) => outcome.connector)) {
      const key = this.view.connectorKey(connector) ?? String(connector);
      for (const [end, count] of countBy(group, (outcome) => outcome.end)) this.metrics.frames(key, end, count);
    }
    if (this.hub === undefined || this.hub.clients === 0 || road === 'history') return;
    for (const [organisation, group] of Map.groupBy(outcomes, (outcome) => outcome.organisation)) {
      this.hub.values(organisation, valuesOf(group));
      this.hub.ledger(organisation, { ...NONE, ...Object.fromEntries(countBy(group, (outcome) => outcome.end)) });
    }
  }

  alarm({ id, rule, thing, state, organisation }: AlarmNews): void {
    this.hub?.alarm(organisation, {
      id,
      rule,
      state,
      thing: thing === undefined ? '' : (this.view.thingKey(thing) ?? String(thing)),
    });
  }
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function valuesOf(outcomes: readonly FrameOutcome[]): LiveValue[] {
  return outcomes.flatMap((outcome) =>
    outcome.observations.map((observation) => ({
      datastream: observation.datastream,
      time: new Date(knownTime(observation)).toISOString(),
      raw: number(observation.raw),
      adjusted: number(observation.adjusted),
      flag: observation.flag,
    })),
  );
}
