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
  /** Value that caused it; absent for silence, and where another datastream of the object takes an alarm over. */
  readonly value: number | undefined;
}

/** What happened to an alarm, as the live stream and notifications tell it. */
export interface AlarmNews {
  readonly id: string;
  readonly rule: string;
  /** Absent for the alarm of a gateway or of a connector. */
  readonly thing: number | undefined;
  readonly datastream: number | undefined;
  readonly organisation: number;
  readonly domain: string;
  readonly priority: Priority;
  readonly level: number;
  readonly state: AlarmState;
  readonly opened: Instant;
  readonly value: number | undefined;
  readonly dataLost: boolean;
}
