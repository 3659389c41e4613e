import type { CommandEnd, CommandState, Instant } from '@vigie/kit';
import type { Verdict } from './proof.ts';

/** A command on its way, as far as its end depends on it. */
export interface Pending {
  readonly state: CommandState;
  readonly confirmed: boolean;
  readonly expires: Instant;
  /** Absent where no measure can prove it. */
  readonly proofUntil: Instant | undefined;
  /** Handed over without an answer: nobody knows whether it left. */
  readonly uncertain: boolean;
  /** The network says what becomes of it. */
  readonly receipts: boolean;
}

export interface End {
  readonly state: CommandEnd;
  readonly reason: string;
}

/** Steps in order; an end comes after all of them. */
const RANK: Readonly<Record<CommandState, number>> = {
  asked: 0,
  queued: 1,
  sent: 2,
  acknowledged: 3,
  verified: 4,
  unproven: 4,
  expired: 4,
  failed: 4,
  cancelled: 4,
};

/** True when a state comes after another: receipts come late, twice, and in any order. */
export function isForward(from: CommandState, to: CommandState): boolean {
  return RANK[to] > RANK[from];
}

/** Nothing more can be learnt of what is not to be proven: its end by its own steps. */
function endWithoutProof(pending: Pending, now: Instant): End | undefined {
  const { state, confirmed, receipts } = pending;
  if (state === 'acknowledged') return { state: 'unproven', reason: 'acknowledged' };
  if (state === 'sent' && !confirmed) return { state: 'unproven', reason: 'sent' };
  if (now < pending.expires) return undefined;
  if (pending.uncertain) return { state: 'expired', reason: 'uncertain-handover' };
  if (state === 'sent') return { state: 'failed', reason: 'no-acknowledgement' };
  return receipts ? { state: 'expired', reason: 'not-sent-in-time' } : { state: 'unproven', reason: 'no-receipt' };
}

/** The end of a command that was handed over, if its time is over; the measures are asked for only then. */
export function settle(pending: Pending, now: Instant, measured: Verdict | undefined): End | undefined {
  const { proofUntil } = pending;
  if (proofUntil === undefined) return endWithoutProof(pending, now);
  if (measured?.verdict === 'proven') return { state: 'verified', reason: 'measured' };
  if (now < proofUntil) return undefined;
  if (measured?.verdict === 'contradicted') return { state: 'failed', reason: 'measure-disagrees' };
  if (pending.uncertain) return { state: 'expired', reason: 'uncertain-handover' };
  return { state: 'expired', reason: 'no-measure' };
}
