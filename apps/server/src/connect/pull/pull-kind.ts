import type { Instant, JsonObject, Label, Milliseconds } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import type { SettingFault, SettingField } from '#connect/setting-field.ts';

/** What is asked of a source: a part of it, a window of measure time, and where in the answer to go on. */
export interface PullAsk {
  readonly from: Instant;
  readonly to: Instant;
  /** One of the kind's `parts`. */
  readonly part: string;
  /** What the page before gave as `next`; absent for the first page. */
  readonly page?: string;
}

export interface PullRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a successful answer, with the headers that page it. */
export interface PullAnswer {
  readonly body: Uint8Array;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Records of a page and where the next one is; or why the body is no page. */
export type PullPage =
  | { readonly records: readonly JsonObject[]; readonly next?: string }
  | { readonly fault: PageFault; readonly detail: string };

export type PageFault = 'not-json' | 'not-csv' | 'unknown-shape';

/** When a source is asked, and for which times. */
export interface Rhythm {
  readonly every: Milliseconds;
  /** Measured so lately that it is asked again: values come late, or are corrected. */
  readonly overlap: Milliseconds;
  /** Window of one question. */
  readonly window: Milliseconds;
  /** Longest window the source answers; no limit where absent. */
  readonly longest?: Milliseconds;
  /** How far back the first question goes. */
  readonly history: Milliseconds;
}

export interface Quota {
  /** Requests to the host. */
  readonly perMinute: number;
  readonly perDay: number;
}

/** A service that is asked. One entry, three pure functions; the engine does the rest. */
export interface PullKind {
  readonly kind: string;
  readonly label: Label;
  /** What comes of it: identifiers of devices, fields, units. */
  readonly about: Label;
  readonly settings: readonly SettingField[];
  readonly rhythm: Rhythm;
  readonly quota: Quota;
  /** Media types of an answer, as the header `Accept` says them. */
  readonly accept: string;
  /** Faults of settings that one field alone does not show. */
  check?(settings: JsonObject): readonly SettingFault[];
  /** Questions a window is cut into: a site each, a group of stations each. Never empty. */
  parts(settings: JsonObject): readonly string[];
  request(ask: PullAsk, settings: JsonObject): PullRequest;
  page(answer: PullAnswer, ask: PullAsk, settings: JsonObject): PullPage;
  /** One record to an uplink; it is also how a stored frame is read again. Never throws for what a source wrote. */
  parse(record: JsonObject, context: ParseContext): ParsedFrame;
}
