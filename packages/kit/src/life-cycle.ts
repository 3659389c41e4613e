/** Where a device is in its life. */
export const LIFE_CYCLES = ['ordered', 'in-stock', 'installed', 'in-service', 'under-repair', 'retired'] as const;

export type LifeCycle = (typeof LIFE_CYCLES)[number];

// A retired device may come back to stock: somebody ticked the wrong line, or the workshop revived it.
const NEXT: Readonly<Record<LifeCycle, readonly LifeCycle[]>> = {
  ordered: ['in-stock', 'installed', 'retired'],
  'in-stock': ['installed', 'in-service', 'under-repair', 'retired'],
  installed: ['in-service', 'under-repair', 'in-stock', 'retired'],
  'in-service': ['under-repair', 'in-stock', 'retired'],
  'under-repair': ['in-service', 'installed', 'in-stock', 'retired'],
  retired: ['in-stock'],
};

/** What a device may become next. */
export function nextLifeCycles(from: LifeCycle): readonly LifeCycle[] {
  return NEXT[from];
}

/** True while the device may stand at a place: before and after, it is on a shelf or gone. */
export function standsSomewhere(lifeCycle: LifeCycle): boolean {
  return lifeCycle === 'installed' || lifeCycle === 'in-service' || lifeCycle === 'under-repair';
}
