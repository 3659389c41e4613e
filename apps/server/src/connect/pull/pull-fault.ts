/** Why a page could not be taken in. Stable codes: shown on the screen of sources, described in docs/how-to/add-a-pull-source.md. */
export const PULL_FAULTS = [
  'unreachable',
  'timeout',
  'cut-body',
  'too-large',
  'not-https',
  'private-address',
  'too-many-redirects',
  'access-refused',
  'throttled',
  'bad-request',
  'source-error',
  'wrong-type',
  'not-json',
  'not-csv',
  'unknown-shape',
  'repeated-page',
  'too-many-pages',
  'bad-settings',
  'store-away',
] as const;
export type PullFault = (typeof PULL_FAULTS)[number];

/** A page that was not taken in; nothing of it counts. */
export interface PullFailure {
  readonly fault: PullFault;
  readonly detail: string;
  readonly status?: number;
  /** Milliseconds the source asks to wait. */
  readonly retryAfter?: number;
}
