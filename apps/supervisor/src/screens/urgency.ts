import { PRIORITIES } from '../api/contract.ts';
import type { Alarm } from '../api/contract.ts';

const taken = (alarm: Alarm): number => (alarm.state === 'active-acknowledged' ? 1 : 0);

/** Worst first: priority, then those nobody took, then the newest. */
export function byUrgency(alarms: readonly Alarm[]): readonly Alarm[] {
  return alarms.toSorted(
    (a, b) =>
      PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
      taken(a) - taken(b) ||
      b.opened.localeCompare(a.opened),
  );
}
