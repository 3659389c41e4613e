import type { Scope } from '../reads.ts';

/** What a person does to an alarm. Implemented by watch. */
export interface AlarmActions {
  /** Takes it; false where it cannot be taken: no such alarm here, closed, or taken already. */
  acknowledge(
    scope: Scope,
    alarm: string,
    by: { readonly person?: number; readonly who: string; readonly reason?: string },
  ): Promise<boolean>;
}
