import type { Flag, FlagReason, Instant, JsonObject } from '@vigie/kit';
import type { Scope } from '../reads.ts';
import type { CodecReport } from './codecs.ts';

/** A frame to be decoded for somebody to look at. */
export interface TrialFrame {
  readonly bytes: Uint8Array;
  readonly port: number;
  readonly time: Instant;
}

/** A value a frame would give; nothing of it is stored. */
export interface TrialObservation {
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly time: Instant;
  /** Absent where what came is no number. */
  readonly value?: number;
  readonly flag: Flag;
  readonly reasons: readonly FlagReason[];
}

export interface TrialOutcome {
  readonly data?: JsonObject;
  readonly warnings: readonly string[];
  /** Stable code where nothing could be decoded, with its detail. */
  readonly fault?: string;
  readonly detail?: string;
  readonly console: readonly string[];
  /** Processor time in the cage. */
  readonly milliseconds: number;
  readonly observations: readonly TrialObservation[];
}

/** Whose series read the decoded data. */
export type TrialReader = { readonly device: string; readonly connector?: string } | { readonly model: string };

/** Share of frames a version failed on in this process, over the last day at most. */
export interface CodecTally {
  readonly decoded: number;
  readonly failed: number;
  readonly lastFault?: string;
}

/** Runs codecs in the cage for people. Implemented by decode and flow. */
export interface CodecTrials {
  /** Vectors and plausibility; nothing is stored. */
  test(
    scope: Scope,
    codec: { readonly id: string; readonly source: string; readonly vectors: readonly JsonObject[] },
  ): Promise<CodecReport>;
  /** What a source gives for some frames, in their order. */
  decode(
    scope: Scope,
    asked: { readonly source: string; readonly frames: readonly TrialFrame[]; readonly reader?: TrialReader },
  ): Promise<readonly TrialOutcome[]>;
  /** The examples of a YAML in the form of The Things Network's repository, as vectors; undefined where it is none. */
  examples(yaml: string): readonly JsonObject[] | undefined;
  /** Undefined: it has decoded nothing since the start. */
  tally(codec: { readonly id: string; readonly version: string }): CodecTally | undefined;
}
