import type {
  AlarmState,
  Completeness,
  Flag,
  FlagReason,
  FrameEnd,
  Instant,
  Milliseconds,
  NowcastFit,
  Priority,
  Uplink,
} from '@vigie/kit';

/** A page of a list; `next` is an opaque cursor, absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** Which organisation's data a caller may see. */
export interface Scope {
  readonly organisation: number;
}

export interface LatestValue {
  readonly datastream: number;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly role: 'measure' | 'health';
  readonly derived: boolean;
  /** Seconds between two values in normal running. */
  readonly period: number;
  /** When it could be known: the end of the period it tells of. */
  readonly time?: Instant;
  /** Length of that period; absent for a value of the moment. */
  readonly covered?: Milliseconds;
  readonly raw?: number;
  readonly adjusted?: number;
  readonly flag: Flag;
  readonly reasons: readonly FlagReason[];
}

export interface ThingSummary {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly assetType: string;
  readonly commune?: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Newest time of measure of any of its datastreams. */
  readonly lastTime?: Instant;
  readonly openAlarms: number;
  readonly worstPriority?: Priority;
  /** Latest value of every datastream, measures first. */
  readonly latest: readonly LatestValue[];
}

export interface DeviceSummary {
  readonly key: string;
  readonly name: string;
  readonly connector: string;
  readonly model?: string;
  readonly codec?: { readonly id: string; readonly version: string };
  readonly expectedPeriod: number;
}

export interface ThingSheet extends ThingSummary {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly devices: readonly DeviceSummary[];
}

export interface ObservationRow {
  readonly phenomenonTime: Instant;
  /** End of the period it tells of; absent for a value of the moment. */
  readonly phenomenonEnd: Instant | undefined;
  readonly datastream: number;
  readonly device: string;
  readonly quantity: string;
  readonly raw: number;
  readonly flag: Flag;
  readonly reasons: readonly FlagReason[];
  readonly adjusted?: number;
  readonly unit: string;
  /** Absent for values the sender gave decoded. */
  readonly codec?: { readonly id: string; readonly version: string };
  readonly frame: string;
}

export interface ObservationQuery extends PageRequest {
  readonly device?: string;
  readonly thing?: string;
  readonly datastream?: number;
  readonly quantity?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  /** Newest first (`desc`) where absent. */
  readonly order?: 'asc' | 'desc';
}

/** One point of a chart: a raw value or the law's result over an hour or a UTC-hour-built local day. */
export interface SeriesPoint {
  readonly time: Instant;
  /** Absent where there is nothing that may be used: a gap, never zero. */
  readonly value?: number;
  readonly flag: Flag;
  /** 0–1; 1 for raw values. */
  readonly coverage: number;
  /** Of single values that are not simply good: what came, and why it is doubted. */
  readonly raw?: number;
  readonly reasons?: readonly FlagReason[];
}

export interface SeriesQuery {
  readonly datastream: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly grain: 'raw' | 'hour' | 'day';
}

export interface IndicatorRow {
  readonly indicator: string;
  readonly thing: string;
  readonly datastream: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly value?: number;
  readonly coverage: number;
  readonly completeness: Completeness;
  /** Share of the window left out on purpose; absent: none. */
  readonly excluded?: number;
}

export interface IndicatorQuery extends PageRequest {
  readonly indicator?: string;
  readonly thing?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface MatrixQuery extends PageRequest {
  /** Quantity of the datastreams; of an indicator, that of its source. */
  readonly quantity: string;
  /** Figures by window; roll-ups of the quantity where absent. */
  readonly indicator?: string;
  readonly domain?: string;
  readonly assetType?: string;
  readonly thing?: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly grain: 'hour' | 'day';
}

/** One object's series among those of many. */
export interface MatrixLine {
  readonly datastream: number;
  readonly thing: string;
  readonly name: string;
  readonly commune?: string;
  readonly field: string;
  readonly points: readonly { readonly time: Instant; readonly value?: number; readonly completeness: Completeness }[];
}

/** What an alarm is about. */
export interface AlarmPlace {
  readonly key: string;
  readonly name: string;
  readonly commune?: string;
}

export interface AlarmRow {
  readonly id: string;
  readonly rule: string;
  /** Absent for the alarm of a gateway or of a connector. */
  readonly thing?: AlarmPlace;
  readonly subject: AlarmPlace & { readonly kind: 'thing' | 'gateway' | 'connector' };
  /** Alarm it is a child of: kept and not raised while that one is open. */
  readonly parent?: string;
  /** Open children. */
  readonly children: number;
  readonly domain: string;
  readonly priority: Priority;
  readonly level: number;
  readonly state: AlarmState;
  readonly opened: Instant;
  readonly raised: Instant;
  readonly closed?: Instant;
  readonly value?: number;
  readonly threshold?: number;
  readonly unit?: string;
  readonly owner?: string;
  readonly acknowledged?: Instant;
  readonly dataLost: boolean;
}

export interface AlarmQuery extends PageRequest {
  readonly open?: boolean;
  readonly domain?: string;
  readonly thing?: string;
  readonly priority?: Priority;
  /** Children of this alarm; without it only alarms that are no children, unless an object is asked for. */
  readonly parent?: string;
}

export interface FrameRow {
  readonly id: string;
  readonly receivedTime: Instant;
  readonly connector: string;
  readonly end: FrameEnd | 'pending';
  readonly reason?: string;
  readonly body: Uint8Array;
  readonly uplink?: Uplink;
}

export interface FrameQuery extends PageRequest {
  readonly connector?: string;
  readonly device?: string;
  readonly end?: FrameEnd | 'pending';
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface LedgerLine {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly pending: number;
}

export interface LedgerBalance extends LedgerLine {
  readonly byConnector: readonly (LedgerLine & { readonly connector: string })[];
  readonly byHour: readonly (LedgerLine & { readonly hour: Instant })[];
}

export interface ThingQuery extends PageRequest {
  readonly domain?: string;
  readonly search?: string;
  /** Quantity that speaks first, by domain: then each object has that value only, or its first measure. */
  readonly headlines?: Readonly<Record<string, string>>;
}

/** What the history of a level station taught its forecast. */
export interface KeptTrial {
  readonly key: string;
  readonly name: string;
  readonly fit: NowcastFit;
}

/** The station's own, and another's where its own taught no method. */
export interface NowcastTrials {
  readonly own?: KeptTrial;
  readonly lent?: KeptTrial;
}

/** Everything a screen, a page or an API reads. Implemented by the store. */
export interface Reads {
  things(scope: Scope, query: ThingQuery): Promise<Page<ThingSummary>>;
  thing(scope: Scope, key: string): Promise<ThingSheet | undefined>;
  observations(scope: Scope, query: ObservationQuery): Promise<Page<ObservationRow>>;
  series(scope: Scope, query: SeriesQuery): Promise<readonly SeriesPoint[]>;
  indicatorValues(scope: Scope, query: IndicatorQuery): Promise<Page<IndicatorRow>>;
  matrix(scope: Scope, query: MatrixQuery): Promise<Page<MatrixLine>>;
  alarms(scope: Scope, query: AlarmQuery): Promise<Page<AlarmRow>>;
  frames(scope: Scope, query: FrameQuery): Promise<Page<FrameRow>>;
  balance(scope: Scope, interval: { from: Instant; to: Instant }): Promise<LedgerBalance>;
  nowcastTrials(scope: Scope, thing: string): Promise<NowcastTrials>;
}
