import { uniform } from '@vigie/kit';
import type { AirUse } from './air.ts';
import { hourlyBudget } from './air.ts';

export interface SpreadItem<T> {
  readonly of: T;
  readonly air: AirUse;
}

export interface SpreadOptions {
  readonly start: number;
  readonly seed: number;
  /** Downlinks a gateway and minute. */
  readonly perMinute: number;
  /** Gateway → when what was planned before is over. */
  readonly busyUntil: ReadonlyMap<string, number>;
}

export interface Slot<T> {
  readonly of: T;
  readonly air: AirUse;
  readonly notBefore: number;
}

export interface GatewayLoad {
  readonly gateway: string | undefined;
  readonly commands: number;
  readonly airMs: number;
  /** Share of what the duty cycle leaves to orders, while it lasts. */
  readonly share: number;
  readonly finish: number;
}

/** Orders that go by no radio still do not come in one burst. */
const WIRED_GAP_MS = 100;

/**
 * A time for each: never more than so many a gateway and minute, never more air than the duty cycle leaves, and in an
 * order that does not follow the street, so that half of a group done is half of every street. Same seed, same order.
 */
export function spread<T>(items: readonly SpreadItem<T>[], options: SpreadOptions): readonly Slot<T>[] {
  const next = new Map<string, number>();
  return shuffled(items, options.seed).map(({ of, air }) => {
    const lane = air.gateway ?? (air.subBand === undefined ? 'wired' : 'unknown');
    const notBefore = Math.max(options.start, next.get(lane) ?? options.busyUntil.get(lane) ?? options.start);
    next.set(lane, notBefore + gapAfter(air, options.perMinute));
    return { of, air, notBefore };
  });
}

/** Milliseconds until the same gateway may speak again. */
function gapAfter({ subBand, airMs }: AirUse, perMinute: number): number {
  if (subBand === undefined) return WIRED_GAP_MS;
  const byDuty = (airMs / hourlyBudget(subBand)) * 3_600_000;
  return Math.ceil(Math.max(60_000 / perMinute, byDuty));
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(uniform(seed, last) * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T]; // both indices are within the list
  }
  return order;
}

/** What each gateway is asked to do, the busiest first. */
export function gatewayLoads<T>(slots: readonly Slot<T>[], start: number): readonly GatewayLoad[] {
  const groups = Map.groupBy(slots, ({ air }) => air.gateway);
  const loads = [...groups].map(([gateway, group]) => {
    const airMs = group.reduce((sum, { air }) => sum + air.airMs, 0);
    const finish = group.reduce((latest, { notBefore }) => Math.max(latest, notBefore), start);
    const subBand = group[0]?.air.subBand;
    const hours = Math.max(1, (finish - start) / 3_600_000);
    // the last one is counted whole although the hour it is in has only begun
    const share = subBand === undefined ? 0 : Math.min(1, airMs / (hourlyBudget(subBand) * hours));
    return { gateway, commands: group.length, airMs, share, finish };
  });
  return loads.toSorted((a, b) => b.airMs - a.airMs || b.commands - a.commands);
}
