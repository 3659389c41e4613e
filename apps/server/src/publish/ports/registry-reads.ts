import type { Instant, JsonObject, LawName } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';
import type { ConnectorActivity } from './connectors.ts';

export interface ConnectorRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: JsonObject;
  readonly created: Instant;
  readonly disabled?: Instant;
}

export interface DatastreamRow {
  readonly id: number;
  readonly device: string;
  readonly thing: string;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
  readonly sensorRange?: readonly [number, number];
  readonly role: 'measure' | 'health';
  readonly law: LawName;
  /** Seconds a value stands for; 0 for a sample. */
  readonly period: number;
  readonly derivedFrom?: number;
}

export interface DeviceRow {
  readonly id: string;
  readonly connector: string;
  readonly codec?: { readonly id: string; readonly version: string };
  readonly name: string;
  readonly model?: string;
  readonly thing: string;
  readonly expectedPeriod: number;
  readonly installed?: Instant;
  readonly place: { readonly longitude: number; readonly latitude: number };
}

export interface DatastreamQuery extends PageRequest {
  readonly device?: string;
  readonly thing?: string;
  readonly quantity?: string;
}

export interface DeviceQuery extends PageRequest {
  readonly id?: string;
  readonly connector?: string;
}

export interface JournalEntry {
  readonly id: string;
  readonly time: Instant;
  readonly who: string;
  readonly action: string;
  readonly object: string;
  readonly detail: JsonObject;
}

export interface JournalQuery extends PageRequest {
  readonly who?: string;
  readonly action?: string;
  readonly object?: string;
}

export interface AlarmEventRow {
  readonly time: Instant;
  readonly kind: string;
  readonly level?: number;
  readonly value?: number;
  readonly person?: string;
  readonly reason?: string;
}

/** The registry and the journal as managers read them. Implemented by the store. */
export interface RegistryReads {
  connectors(scope: Scope, query: PageRequest): Promise<Page<ConnectorRow>>;
  connector(scope: Scope, id: string): Promise<ConnectorRow | undefined>;
  /** What came through each connector since a time, by its name. */
  connectorActivity(
    scope: Scope,
    query: { readonly since: Instant; readonly connector?: string },
  ): Promise<ReadonlyMap<string, ConnectorActivity>>;
  devices(scope: Scope, query: DeviceQuery): Promise<Page<DeviceRow>>;
  datastreams(scope: Scope, query: DatastreamQuery): Promise<Page<DatastreamRow>>;
  datastream(scope: Scope, id: number): Promise<DatastreamRow | undefined>;
  alarmEvents(scope: Scope, alarm: string): Promise<readonly AlarmEventRow[] | undefined>;
  journal(scope: Scope, query: JournalQuery): Promise<Page<JournalEntry>>;
}
