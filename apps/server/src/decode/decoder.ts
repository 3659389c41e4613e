import type { Instant, JsonObject } from '@vigie/kit';

/** One frame for one codec version. */
export interface DecodeJob {
  /** Row of the codec version. */
  readonly codec: number;
  readonly bytes: Uint8Array;
  readonly port: number;
  readonly time: Instant;
}

/** Why a codec gave nothing that can be used: stable codes, shown in the quarantine. */
export type DecodeFault =
  | 'codec-missing'
  | 'codec-syntax'
  | 'codec-no-function'
  | 'codec-threw'
  | 'codec-errors'
  | 'codec-timeout'
  | 'codec-memory'
  | 'codec-crashed'
  | 'codec-output';

export type DecodeOutcome =
  | { readonly ok: true; readonly data: JsonObject; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly fault: DecodeFault; readonly detail: string };

/** What the flow asks of decode. Never rejects for what a codec does; outcomes are in the order of the jobs. */
export interface Decoder {
  /** Makes a codec version known; its source runs in the cage only. Calling again replaces it. */
  load(codec: number, source: string): void;
  decode(jobs: readonly DecodeJob[]): Promise<readonly DecodeOutcome[]>;
  stop(): Promise<void>;
}
