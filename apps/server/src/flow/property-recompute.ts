import type { Pack } from '@vigie/kit';
import { deriveEach } from '#derive/each.ts';
import type { Pool } from '#platform/db/pool.ts';
import { judgeValue } from '#qualify/judge.ts';
import { nextPropertyRecompute, recomputeProperty } from '#store/property-recompute.ts';
import type { RecomputePlan } from '#store/property-recompute.ts';
import type { Watch } from '#watch/watch.ts';
import type { RegistryView } from './registry-view.ts';
import { touchedDatasets } from './touched-datasets.ts';

interface Needs {
  readonly pool: Pool;
  readonly view: RegistryView;
  readonly packs: readonly Pack[];
  readonly watch: Pick<Watch, 'remake'>;
  readonly reload: (devices: readonly number[]) => Promise<void>;
}

function planOf({ view, packs }: Needs, thing: number): RecomputePlan {
  const series = view.everyDevice().flatMap((device) => (device.thing.id === thing ? device.datastreams : []));
  const derived = new Map(
    series.flatMap(({ id, derivedFrom, quantity }) => (derivedFrom === undefined ? [] : [[id, quantity] as const])),
  );
  const ports = {
    derivedFrom: (id: number) => view.computedFrom(id),
    judgeValue(value: number, id: number) {
      const gate = view.gate(id);
      return gate === undefined ? { flag: 2 as const, reasons: 0 } : judgeValue(value, gate);
    },
  };
  return {
    sources: derived.size === 0 ? [] : series.flatMap(({ id, derivedFrom }) => (derivedFrom === undefined ? [id] : [])),
    derived,
    derive: (values) => deriveEach(values, ports),
    datasets: (quantities) => touchedDatasets(packs, quantities),
  };
}

/** Makes again what rests on properties that changed at a date in the past, one change after the other. */
export async function recomputeProperties(needs: Needs, isStopped: () => boolean = () => false): Promise<number> {
  let done = 0;
  for (;;) {
    const due = isStopped() ? undefined : await nextPropertyRecompute(needs.pool);
    if (due === undefined) return done;
    // the change is committed before it is in memory
    await needs.reload(due.devices);
    const parts = await recomputeProperty(needs.pool, due, planOf(needs, due.thing));
    if (parts.length > 0) await needs.watch.remake(parts);
    done += 1;
  }
}
