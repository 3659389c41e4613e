import type { Instant } from './instant.ts';

export type Priority = 'critical' | 'high' | 'medium' | 'low';
export const PRIORITIES: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

/** ISA-18.2 states. `closed` is the end of the life of an alarm. */
export type AlarmState =
  | 'active-unacknowledged'
  | 'active-acknowledged'
  | 'returned-unacknowledged'
  | 'shelved'
  | 'suppressed'
  | 'out-of-service'
  | 'closed';

/** What the alert engine says about one (rule, object) at one time of measure. */
export interface AlarmTransition {
  readonly time: Instant;
  readonly from: number;
  readonly to: number;
  /** Value that caused it; absent for silence. */
  readonly value: number | undefined;
}
