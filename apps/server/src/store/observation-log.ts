import type { FrameEnd, Instant, Observation, Uplink } from '@vigie/kit';

/** One frame with its end and what it gave, to be committed together. */
export interface FrameOutcome {
  readonly frame: bigint;
  readonly receivedTime: Instant;
  readonly connector: number;
  readonly organisation: number;
  readonly end: FrameEnd;
  readonly reason?: string;
  /** What the frame said of the radio, for those who are told of its end; the store looks only at whether its source restates. */
  readonly uplink?: Uplink;
  readonly observations: readonly Observation[];
}

/**
 * What the flow asks of the store. One transaction: observations, ends, ledger entries, dirty hours.
 * A `stored` frame all of whose observations were already there with the same values ends as `duplicate`.
 * Two different values for one (datastream, time) are both kept: the second one microsecond later, suspect, reason `same-time`;
 * where the source restates, the second counts and the first is taken back.
 * Gives back the outcomes as they were committed, in the same order.
 */
export interface ObservationLog {
  write(outcomes: readonly FrameOutcome[]): Promise<readonly FrameOutcome[]>;
}
