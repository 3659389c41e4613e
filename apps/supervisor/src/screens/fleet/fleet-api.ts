import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Fleet = Got<'/api/v1/fleet'>;
export type FleetConnector = Fleet['connectors'][number];
export type FleetGateway = ItemOf<Got<'/api/v1/fleet/gateways'>>;
export type FleetDevicePage = Got<'/api/v1/fleet/devices'>;
export type FleetDevice = ItemOf<FleetDevicePage>;
export type Coverage = Got<'/api/v1/fleet/coverage'>;
export type Covered = Coverage['features'][number];
export type LinkClass = Covered['properties']['class'];
export type Scorecard = Got<'/api/v1/fleet/scorecard'>;
export type Score = ItemOf<Scorecard>;
export type Availability = Got<'/api/v1/fleet/availability'>;

const MINUTE = 60_000;

const queryOf = (asked: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();

export const fleetQuery = queryOptions({
  queryKey: ['fleet'],
  queryFn: () => request<Fleet>('/api/v1/fleet'),
  refetchInterval: MINUTE,
});

export const gatewaysQuery = queryOptions({
  queryKey: ['fleet', 'gateways'],
  queryFn: () => request<Got<'/api/v1/fleet/gateways'>>('/api/v1/fleet/gateways'),
  refetchInterval: MINUTE,
});

/** What a list of devices is asked for, as the address says it. */
export interface DeviceChoice {
  readonly state: string | undefined;
  readonly gateway: string | undefined;
  readonly connector: string | undefined;
  readonly search: string | undefined;
  readonly sort: string;
  readonly descending: string;
  readonly cursor: string | undefined;
}

/** Rows of a page. */
export const PAGE = 100;

const devicesOf = (choice: DeviceChoice): string => queryOf({ ...choice, limit: String(PAGE) });

export const devicesQuery = (choice: DeviceChoice) =>
  queryOptions({
    queryKey: ['fleet', 'devices', choice],
    queryFn: () => request<FleetDevicePage>(`/api/v1/fleet/devices?${devicesOf(choice)}`),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });

/** The same list as a file. */
export const devicesFile = (choice: DeviceChoice): string =>
  `/api/v1/fleet/devices.csv?${queryOf({ ...choice, cursor: undefined })}`;

export const coverageQuery = queryOptions({
  queryKey: ['fleet', 'coverage'],
  queryFn: () => request<Coverage>('/api/v1/fleet/coverage'),
  refetchInterval: 5 * MINUTE,
});

export const scorecardQuery = (by: string, month: string | undefined) =>
  queryOptions({
    queryKey: ['fleet', 'scorecard', by, month],
    queryFn: () => request<Scorecard>(`/api/v1/fleet/scorecard?${queryOf({ by, month })}`),
    placeholderData: keepPreviousData,
  });

export const availabilityQuery = queryOptions({
  queryKey: ['fleet', 'availability'],
  queryFn: () => request<Availability>('/api/v1/fleet/availability'),
  staleTime: 5 * MINUTE,
});
