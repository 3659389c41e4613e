/** What the management API answers, as far as the screens read it. Times are ISO 8601. */

export type Flag = 1 | 2 | 3 | 4 | 9;
export type Priority = 'critical' | 'high' | 'medium' | 'low';
export const PRIORITIES: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export interface Session {
  readonly kind: 'person' | 'token' | 'bootstrap';
  readonly name: string;
  readonly role: 'reader' | 'operator' | 'manager' | 'administrator';
}

export interface LatestValue {
  readonly datastream: number;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly role: 'measure' | 'health';
  readonly derived: boolean;
  readonly period: number;
  readonly time?: string;
  readonly raw?: number | null;
  readonly adjusted?: number | null;
  readonly flag: Flag;
  readonly reasons: readonly string[];
}

export interface Thing {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly assetType: string;
  readonly commune?: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly lastTime?: string;
  readonly openAlarms: number;
  readonly worstPriority?: Priority;
  readonly latest: readonly LatestValue[];
}

export interface Device {
  readonly key: string;
  readonly name: string;
  readonly connector: string;
  readonly model?: string;
  readonly codec?: { readonly id: string; readonly version: string };
  readonly expectedPeriod: number;
}

export interface ThingSheet extends Thing {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly devices: readonly Device[];
}

export type AlarmState =
  | 'active-unacknowledged'
  | 'active-acknowledged'
  | 'returned-unacknowledged'
  | 'shelved'
  | 'suppressed'
  | 'out-of-service'
  | 'closed';

export interface Alarm {
  readonly id: string;
  readonly rule: string;
  readonly subject: {
    readonly kind: 'thing' | 'gateway' | 'connector';
    readonly key: string;
    readonly name: string;
    readonly commune?: string;
  };
  /** Alarm it is a child of: kept, and not raised. */
  readonly parent?: string;
  /** Open children of the alarm of a gateway or of a network server. */
  readonly children: number;
  readonly domain: string;
  readonly priority: Priority;
  readonly level: number;
  readonly state: AlarmState;
  readonly opened: string;
  readonly raised: string;
  readonly closed?: string;
  readonly value?: number | null;
  readonly threshold?: number | null;
  readonly unit?: string;
  readonly owner?: string;
  readonly acknowledged?: string;
  readonly dataLost: boolean;
}

export interface SeriesPoint {
  readonly time: string;
  readonly value?: number | null;
  readonly flag: Flag;
  readonly coverage: number;
}

export type Grain = 'raw' | 'hour' | 'day';

export interface Series {
  readonly datastream: number;
  readonly quantity: string;
  readonly unit: string;
  readonly law: string;
  readonly grain: Grain;
  readonly items: readonly SeriesPoint[];
}

/** One thing that happened to an alarm. */
export interface AlarmEvent {
  readonly time: string;
  readonly kind: string;
  readonly level?: number;
  readonly value?: number;
  readonly person?: string;
  readonly reason?: string;
}

export interface LedgerLine {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly pending: number;
}

export interface Balance extends LedgerLine {
  readonly byConnector: readonly (LedgerLine & { readonly connector: string })[];
  readonly byHour: readonly (LedgerLine & { readonly hour: string })[];
}

export interface Frame {
  readonly id: string;
  readonly receivedTime: string;
  readonly connector: string;
  readonly end: 'stored' | 'duplicate' | 'rejected' | 'quarantined' | 'pending';
  readonly reason?: string;
  readonly body: unknown;
  readonly uplink?: {
    readonly device: string;
    readonly time: string;
    readonly port?: number;
    readonly bytes?: string;
    readonly gateway?: string;
    readonly rssi?: number;
    readonly snr?: number;
  };
}

export interface Label {
  readonly fr: string;
  readonly en: string;
}

/** What the screens need of a pack: names, marks, quantities, and the written response of each rule. */
export interface PackSummary {
  readonly id: string;
  readonly label: Label;
  readonly hue: string;
  readonly icon: string;
  readonly headline: string;
  readonly assetTypes: readonly {
    readonly id: string;
    readonly label: Label;
    readonly properties: readonly { readonly key: string; readonly label: Label; readonly unit?: string }[];
  }[];
  readonly rules: readonly {
    readonly id: string;
    readonly label: Label;
    readonly quantity: string;
    readonly assetTypes: readonly string[];
    /** A number, or the name of a property of the object that holds it. */
    readonly thresholds: readonly (number | string)[];
    readonly response: { readonly title: Label; readonly steps: readonly Label[] };
  }[];
}

export interface QuantitySummary {
  readonly key: string;
  readonly label: Label;
  readonly unit: string;
  readonly symbol: string;
  readonly qudt: string;
  readonly decimals: number;
  readonly law: string;
}

export interface Territory {
  readonly name: string;
  readonly demonstration: boolean;
  readonly packs: readonly PackSummary[];
  readonly quantities: readonly QuantitySummary[];
  /** Rules of the platform itself. */
  readonly rules: PackSummary['rules'];
}
