// Shapes of the public contract that these tests read.

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

/** The stable name of a problem, in its `type`. */
export const problem = (code: string): string => `urn:vigie:problem:${code}`;

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Answer of intake: a receipt, or a problem (RFC 9457). */
export interface Receipt {
  readonly accepted: number;
  readonly quarantined: number;
  readonly rejected: number;
  readonly frames: readonly string[];
  readonly problems?: readonly { readonly index: number; readonly reason: string; readonly detail: string }[];
  readonly status?: number;
  readonly title?: string;
  readonly detail?: string;
  readonly type?: string;
}

export interface Balance {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly pending: number;
}

export interface FrameView {
  readonly id: string;
  readonly connector: string;
  readonly receivedTime: string;
  readonly end: string;
  readonly reason?: string;
  readonly body: unknown;
  readonly uplink?: { readonly device: string; readonly time: string; readonly port?: number; readonly bytes?: string };
}

export interface ObservationView {
  readonly phenomenonTime: string;
  readonly phenomenonEnd: string | null;
  readonly raw: number | null;
  readonly flag: number;
  readonly reasons: readonly string[];
  readonly adjusted: number | null;
  readonly unit: string;
  readonly codec: { readonly id: string; readonly version: string } | null;
  readonly frame: string;
  readonly device: string;
  readonly datastream: number;
  readonly quantity: string;
}

export interface AlarmView {
  readonly id: string;
  readonly rule: string;
  readonly thing: { readonly key: string };
  readonly domain: string;
  readonly priority: string;
  readonly level: number;
  readonly state: string;
  readonly opened: string;
  readonly closed?: string;
  readonly acknowledged?: string;
  readonly value?: number;
  readonly threshold?: number;
  /** Its series fell silent while it stood. */
  readonly dataLost: boolean;
}

export interface AlarmEventView {
  readonly time: string;
  readonly kind: string;
  readonly level?: number;
  readonly value?: number;
  readonly reason?: string;
}

export interface IndicatorView {
  readonly indicator: string;
  readonly thing: string;
  readonly datastream: number;
  readonly start: string;
  readonly end: string;
  readonly value: number | null;
  readonly coverage: number;
  readonly completeness: string;
}

export interface PointView {
  readonly time: string;
  readonly value: number | null;
  readonly flag: number;
  readonly coverage: number;
}
