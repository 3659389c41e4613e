import type { FrameEnd } from '@vigie/kit';

/** Entry of the ledger for a frame that came in. */
export const RECEIVED = 0;

/** How an end is stored, in `frame_end.outcome` and `ledger.entry`. */
export const OUTCOME_CODE: Readonly<Record<FrameEnd, number>> = {
  stored: 1,
  duplicate: 2,
  rejected: 3,
  quarantined: 4,
};
