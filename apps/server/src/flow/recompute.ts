import type { Pool } from '#platform/db/pool.ts';
import { noteChanged, widest } from '#store/changed-values.ts';
import type { ChangedPart } from '#store/changed-values.ts';
import type { Watch } from '#watch/watch.ts';

/**
 * Everything that rests on changed values is made again: alarms at once, hours, days, figures of windows and the
 * judgement with neighbours at the next turn of their jobs. What they computed value for value is included.
 */
export type Recompute = (parts: readonly ChangedPart[]) => Promise<void>;

interface RecomputeNeeds {
  readonly pool: Pool;
  /** Series computed value for value from these, chains included. */
  readonly derivedFrom: (datastream: number) => readonly number[];
  readonly watch: Pick<Watch, 'remake'>;
}

/** A part of each series computed from these, for the same time. */
export function withDerived(
  parts: readonly ChangedPart[],
  derivedFrom: RecomputeNeeds['derivedFrom'],
): readonly ChangedPart[] {
  return parts.flatMap((part) => [
    part,
    ...derivedFrom(part.datastream).map((datastream) => ({ ...part, datastream })),
  ]);
}

/** The one way to say that stored values changed. Safe to be asked again for the same parts. */
export function recomputeOf({ pool, derivedFrom, watch }: RecomputeNeeds): Recompute {
  return async (parts) => {
    const all = withDerived(parts, derivedFrom);
    if (all.length === 0) return;
    await noteChanged(pool, all);
    await watch.remake(widest(all));
  };
}
