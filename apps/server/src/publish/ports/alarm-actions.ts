import type { Scope } from '../reads.ts';

/** What a person does to an alarm. Implemented by watch. */
export interface AlarmActions {
  /** Takes it: `unknown` no such alarm here, `closed` its life is over, `already` somebody else has it. */
  acknowledge(
    scope: Scope,
    alarm: string,
    by: { readonly person?: number; readonly who: string; readonly reason?: string },
  ): Promise<'done' | 'already' | 'closed' | 'unknown'>;
}
