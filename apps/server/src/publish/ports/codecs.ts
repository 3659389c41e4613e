import type { Instant, JsonObject, Label } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export type CodecState = 'draft' | 'tested' | 'active' | 'retired';

export interface CodecName {
  readonly id: string;
  readonly version: string;
}

/** Where a codec comes from, and what its keeper wants known. */
export interface CodecOrigin {
  readonly maker?: string;
  readonly licence?: string;
  readonly sourceUrl?: string;
  readonly sourceCommit?: string;
  readonly author?: string;
  readonly notes?: string;
}

export interface CodecVersion extends CodecName, CodecOrigin {
  /** SHA-256 of the source, in hexadecimal. */
  readonly sha256: string;
  readonly state: CodecState;
  readonly created: Instant;
  readonly tested?: Instant;
  readonly activated?: Instant;
  readonly retired?: Instant;
  readonly vectorCount: number;
  /** Devices that decode with it now. */
  readonly devices: number;
}

export interface CodecSheet extends CodecVersion {
  readonly source: string;
  readonly vectors: readonly JsonObject[];
  /** Of the last run of its tests: a `CodecReport`. */
  readonly report?: JsonObject;
}

export interface NewCodecVersion extends CodecName, CodecOrigin {
  readonly source: string;
  readonly vectors: readonly JsonObject[];
  readonly state: CodecState;
  readonly report?: JsonObject;
}

/** One doubt about a codec: `refuse` keeps it from becoming active without a written reason. */
export interface CodecFinding {
  readonly finding: string;
  readonly severity: 'refuse' | 'warn';
  readonly where: string;
  readonly detail: Label;
}

export interface VectorOutcome {
  readonly index: number;
  readonly kind: 'uplink' | 'encode' | 'decode';
  readonly description: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** What running the vectors in the cage and the plausibility tests gave. */
export interface CodecReport {
  readonly vectors: readonly VectorOutcome[];
  readonly findings: readonly CodecFinding[];
}

export type AssignmentTarget =
  | { readonly model: string }
  | { readonly group: string }
  | { readonly device: string; readonly connector?: string };

export type Assigned =
  | { readonly ok: true; readonly changed: number }
  | { readonly ok: false; readonly fault: 'unknown-codec' | 'codec-not-active' | 'unknown-target' };

export interface CodecAssignment {
  readonly model?: string;
  readonly group?: string;
  readonly device?: string;
  readonly connector?: string;
  readonly codec: CodecName;
  readonly who: string;
  readonly assigned: Instant;
  /** Devices of the target that decode with it, and those that something more specific takes elsewhere. */
  readonly devices: number;
  readonly others: number;
}

/** The registry of codecs. Implemented by the store; a change is known to the way of frames when it resolves. */
export interface Codecs {
  list(scope: Scope, query: PageRequest & { id?: string; state?: CodecState }): Promise<Page<CodecVersion>>;
  sheet(scope: Scope, codec: CodecName): Promise<CodecSheet | undefined>;
  /** False where the version is there already. */
  create(scope: Scope, codec: NewCodecVersion): Promise<boolean>;
  tested(scope: Scope, codec: CodecName, result: { report: JsonObject; passed: boolean }): Promise<void>;
  /** Gives how many devices changed. */
  activate(scope: Scope & { who: string }, codec: CodecName, takeOver: boolean): Promise<number>;
  /** False where a device or an assignment still names it. */
  retire(scope: Scope, codec: CodecName): Promise<boolean>;
  assignments(scope: Scope, query: PageRequest & { codec?: string }): Promise<Page<CodecAssignment>>;
  assign(scope: Scope & { who: string }, target: AssignmentTarget, codec: CodecName): Promise<Assigned>;
  /** What `assign` would do; nothing is written. */
  plan(scope: Scope & { who: string }, target: AssignmentTarget, codec: CodecName): Promise<Assigned>;
  unassign(scope: Scope, target: AssignmentTarget): Promise<Assigned>;
}
