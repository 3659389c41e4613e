import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';
import type { FleetDevice } from '../fleet/fleet-api.ts';

export type DevicePage = Got<'/api/v1/devices'>;
export type DeviceRecord = ItemOf<DevicePage>;
export type LifeCycle = DeviceRecord['lifeCycle'];
export type DeviceEvent = ItemOf<Got<'/api/v1/devices/{id}/events'>>;
export type HistoryEntry = ItemOf<Got<'/api/v1/devices/{id}/history'>>;
export type Datastream = ItemOf<Got<'/api/v1/datastreams'>>;
export type Found = ItemOf<Got<'/api/v1/search'>>;
export type Connector = ItemOf<Got<'/api/v1/connectors'>>;

/** In the order of a device's life. */
export const LIFE_CYCLES: readonly LifeCycle[] = [
  'ordered',
  'in-stock',
  'installed',
  'in-service',
  'under-repair',
  'retired',
];

/** What a list is asked for, by the names of the API. */
export type DeviceFilter = Readonly<Record<string, string | undefined>>;

/** Rows of a page. */
const PAGE = 200;
const MINUTE = 60_000;
const encode = encodeURIComponent;

export const queryOf = (asked: DeviceFilter): string =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();

/** A device is named by its identifier and, where two connectors know it, its connector. */
export interface DeviceName {
  readonly id: string;
  readonly connector: string | undefined;
}

export const deviceAddress = ({ id, connector }: DeviceName, part = ''): string =>
  `/api/v1/devices/${encode(id)}${part}${connector === undefined ? '' : `?connector=${encode(connector)}`}`;

/** The list page by page, as the table is scrolled. */
export const devicePagesQuery = (filter: DeviceFilter) =>
  infiniteQueryOptions({
    queryKey: ['devices', 'list', filter],
    queryFn: ({ pageParam }) =>
      request<DevicePage>(`/api/v1/devices?${queryOf({ ...filter, limit: String(PAGE), cursor: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** The same list as a file. */
export const devicesFile = (filter: DeviceFilter): string =>
  `/api/v1/devices.csv?${queryOf({ ...filter, sort: undefined, format: 'spreadsheet' })}`;

export const deviceQuery = (name: DeviceName) =>
  queryOptions({
    queryKey: ['devices', 'one', name.id, name.connector],
    queryFn: () => request<DeviceRecord>(deviceAddress(name)),
    retry: false,
  });

export const eventsQuery = (name: DeviceName) =>
  queryOptions({
    queryKey: ['devices', 'events', name.id, name.connector],
    queryFn: () => request<Got<'/api/v1/devices/{id}/events'>>(deviceAddress(name, '/events')),
  });

export const historyQuery = (name: DeviceName) =>
  queryOptions({
    queryKey: ['devices', 'history', name.id, name.connector],
    queryFn: () => request<Got<'/api/v1/devices/{id}/history'>>(deviceAddress(name, '/history')),
  });

export const datastreamsQuery = (device: string) =>
  queryOptions({
    queryKey: ['devices', 'datastreams', device],
    queryFn: () => request<Got<'/api/v1/datastreams'>>(`/api/v1/datastreams?${queryOf({ device, limit: '200' })}`),
  });

/** How the radio hears it and what its battery says; undefined for a device not heard yet. */
export const radioQuery = ({ id, connector }: DeviceName) =>
  queryOptions({
    queryKey: ['fleet', 'device', id, connector],
    queryFn: async () => {
      const search = queryOf({ search: id, connector, limit: '10' });
      const { items } = await request<Got<'/api/v1/fleet/devices'>>(`/api/v1/fleet/devices?${search}`);
      const found: FleetDevice | undefined = items.find(({ key }) => key === id);
      return found ?? null;
    },
    refetchInterval: MINUTE,
  });

export const framesQuery = ({ id, connector }: DeviceName, since: string) =>
  queryOptions({
    queryKey: ['frames', 'of', id, connector, since],
    queryFn: async () => {
      const search = queryOf({ device: id, connector, from: since, limit: '50' });
      const { items } = await request<Got<'/api/v1/frames'>>(`/api/v1/frames?${search}`);
      return items.toSorted((a, b) => b.receivedTime.localeCompare(a.receivedTime));
    },
    refetchInterval: MINUTE / 2,
  });

export const connectorsQuery = queryOptions({
  queryKey: ['devices', 'connectors'],
  queryFn: () => request<Got<'/api/v1/connectors'>>('/api/v1/connectors?limit=1000'),
  staleTime: MINUTE,
});

export const searchQuery = (typed: string) =>
  queryOptions({
    queryKey: ['search', typed],
    queryFn: () => request<Got<'/api/v1/search'>>(`/api/v1/search?q=${encode(typed)}&limit=6`),
    enabled: typed.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });
