import type { Instant, Label } from '@vigie/kit';
import type { Scope } from '../reads.ts';

/** The vote a policy stands on. */
export interface Deliberation {
  readonly title: string;
  readonly url: string;
  /** YYYY-MM-DD. */
  readonly day?: string;
}

/** What a territory says of its own policy on a theme; what is absent keeps the words of the pack. */
export interface ThemePolicy {
  readonly objective?: Label;
  readonly target?: Label;
  readonly action?: Label;
  /** The budget line that pays for it, with its amount and year. */
  readonly budget?: Label;
  readonly deliberation?: Deliberation;
}

export interface StatedPolicy extends ThemePolicy {
  readonly domain: string;
  readonly who: string;
  readonly changed: Instant;
}

/** Policies a territory states. Implemented by the store. */
export interface Policies {
  list(scope: Scope): Promise<readonly StatedPolicy[]>;
  write(author: Scope & { readonly who: string }, domain: string, policy: ThemePolicy): Promise<void>;
  /** False: none was stated. */
  remove(scope: Scope, domain: string): Promise<boolean>;
}
