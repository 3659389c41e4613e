import type { BatteryVerdict, Hearing, Instant } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

/** Lists of devices somebody should look at; one device may be in several. */
export const FLEET_STATES = [
  'never',
  'late',
  'offline',
  'battery',
  'weak',
  'lossy',
  'failing',
  'clock',
  'repair',
] as const;
export type FleetState = (typeof FLEET_STATES)[number];

export const FLEET_SORTS = [
  'name',
  'commune',
  'model',
  'lastSeen',
  'battery',
  'batteryEnd',
  'margin',
  'packetError',
  'failures',
  'drift',
] as const;
export type FleetSort = (typeof FLEET_SORTS)[number];

export type FleetCounts = Readonly<Record<FleetState | 'devices' | 'heard', number>>;

export interface FleetConnector {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly disabled: boolean;
  readonly devices: number;
  readonly offline: number;
  readonly lastSeen?: Instant;
  /** Open alarm about it. */
  readonly alarm?: string;
  readonly silentSince?: Instant;
}

export interface FleetGateway {
  readonly key: string;
  readonly name: string;
  readonly connector?: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** Receptions since it was first seen. */
  readonly frames: number;
  /** Devices it heard in the last five weeks, and those no other gateway hears. */
  readonly devices: number;
  readonly alone: number;
  readonly offline: number;
  /** Mean, dB. */
  readonly snr?: number;
  readonly alarm?: string;
  readonly silentSince?: Instant;
  /** Objects silent with it. */
  readonly children: number;
}

export interface FleetDevice {
  readonly key: string;
  readonly name: string;
  readonly model?: string;
  readonly connector: string;
  readonly gateway?: string;
  readonly thing: { readonly key: string; readonly name: string; readonly commune?: string };
  readonly domain: string;
  /** Seconds between two frames. */
  readonly period: number;
  readonly lifeCycle: string;
  readonly hearing: Hearing;
  readonly lastSeen?: Instant;
  /** Of the last seven days, as all shares below. */
  readonly frames: number;
  readonly packetError?: number;
  /** dB. */
  readonly margin?: number;
  /** dBm. */
  readonly rssi?: number;
  readonly duplicates?: number;
  readonly failures?: number;
  /** Milliseconds; negative: its clock is ahead. */
  readonly drift?: number;
  readonly battery: {
    readonly percent?: number;
    readonly volts?: number;
    /** Day it is empty, `2027-03-01`. */
    readonly end?: string;
    readonly verdict: BatteryVerdict;
  };
}

export interface FleetDeviceQuery extends PageRequest {
  readonly now: Instant;
  readonly state?: FleetState;
  readonly gateway?: string;
  readonly connector?: string;
  readonly model?: string;
  readonly domain?: string;
  readonly search?: string;
  readonly sort?: FleetSort;
  readonly descending?: boolean;
}

export interface CoveredObject {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly commune?: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly margin?: number;
  readonly rssi: number;
  readonly gateway?: string;
}

/** A month, and up to when it has passed. */
export interface MonthSpan {
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
}

export interface ObjectAvailability {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly commune?: string;
  readonly series: number;
  /** Hours. */
  readonly expected: number;
  readonly valid: number;
}

export interface DatasetAvailability {
  readonly dataset: string;
  readonly objects: number;
  readonly expected: number;
  readonly valid: number;
}

export const SCORECARD_BY = ['model', 'supplier', 'contract'] as const;
export type ScorecardBy = (typeof SCORECARD_BY)[number];

/** Sums of a month over the devices of one model, supplier or contract; of none without a key. */
export interface ScoreSums {
  readonly key?: string;
  readonly name?: string;
  readonly devices: number;
  readonly inService: number;
  readonly expectedHours: number;
  readonly validHours: number;
  readonly measures: number;
  readonly counted: number;
  readonly sent: number;
  readonly silences: number;
  readonly silentSeconds: number;
  readonly repairs: number;
  readonly repairSeconds: number;
  readonly batteriesOneYear: number;
  readonly firstBatteryEnd?: string;
  /** Devices whose cost is written down, and their sums. */
  readonly costed: number;
  readonly purchase?: number;
  readonly monthly?: number;
  readonly costedMeasures: number;
  /** Availability the contract owes, 0–1. */
  readonly owed?: number;
}

/** An answer that may have been made before it was asked for. */
export interface Computed<T> {
  readonly computed: Instant;
  readonly answer: T;
}

/** What publish asks of the store about the fleet, each within one organisation. */
export interface FleetReads {
  counts(scope: Scope, now: Instant): Promise<FleetCounts | undefined>;
  connectors(scope: Scope, now: Instant): Promise<readonly FleetConnector[]>;
  gateways(scope: Scope, now: Instant): Promise<readonly FleetGateway[]>;
  devices(scope: Scope, query: FleetDeviceQuery): Promise<Page<FleetDevice> & { readonly total: number }>;
  coverage(scope: Scope, query: { readonly domain?: string }): Promise<readonly CoveredObject[]>;
  availability(
    scope: Scope,
    query: MonthSpan & { readonly quantities: readonly string[] },
  ): Promise<readonly ObjectAvailability[]>;
  datasets(
    scope: Scope,
    query: MonthSpan & { readonly series: readonly { readonly dataset: string; readonly quantity: string }[] },
  ): Promise<Computed<readonly DatasetAvailability[]>>;
  scorecard(scope: Scope, query: MonthSpan & { readonly by: ScorecardBy }): Promise<Computed<readonly ScoreSums[]>>;
}
