import type { Scope } from '../reads.ts';
import { readOutlook } from './river-outlook.ts';
import type { OutlookReads, RiverOutlook } from './river-outlook.ts';

/** A flood brings many readers: an outlook is kept for as long as a new stage is not due. */
const KEPT = 60_000;
const MOST = 500;

export type Outlooks = (scope: Scope, key: string) => Promise<RiverOutlook | undefined>;

/** Outlooks, each made once a minute however many ask. */
export function outlooksOf(from: OutlookReads): Outlooks {
  const kept = new Map<string, { readonly until: number; readonly outlook: Promise<RiverOutlook | undefined> }>();
  return (scope, key) => {
    const id = `${scope.organisation}/${key}`;
    const now = from.clock.now();
    const known = kept.get(id);
    if (known !== undefined && known.until > now) return known.outlook;
    const outlook = readOutlook(from, scope, key);
    kept.delete(id);
    if (kept.size >= MOST) kept.clear();
    kept.set(id, { until: now + KEPT, outlook });
    outlook.catch(() => kept.delete(id));
    return outlook;
  };
}
