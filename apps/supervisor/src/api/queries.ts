import { queryOptions } from '@tanstack/react-query';
import type { Topology } from '@vigie/ui/topology';
import type {
  Alarm,
  AlarmEvent,
  Balance,
  Frame,
  Grain,
  Page,
  Series,
  Session,
  Territory,
  Thing,
  ThingEvent,
  ThingSheet,
} from './contract.ts';
import { ApiError, request } from './request.ts';

const MINUTE = 60_000;
const encode = encodeURIComponent;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    try {
      return await request<Session>('/api/v1/session');
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * MINUTE,
  retry: false,
});

export const territoryQuery = queryOptions({
  queryKey: ['territory'],
  queryFn: () => request<Territory>('/api/v1/territory'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Outlines of the communes; a territory without them has a plain ground. */
export const outlinesQuery = queryOptions({
  queryKey: ['outlines'],
  queryFn: () => request<Topology>('/api/v1/territory/outlines'),
  staleTime: Number.POSITIVE_INFINITY,
});

async function everything<T>(path: string): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const cursor: string = next === undefined ? '' : `&cursor=${encode(next)}`;
    const page: Page<T> = await request<Page<T>>(path + cursor);
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return items;
}

/** Every object with the one value a map shows: all values of ten thousand objects are 14 MB. */
export const thingsQuery = queryOptions({
  queryKey: ['things'],
  queryFn: () => everything<Thing>('/api/v1/things?limit=10000&values=headline'),
  refetchInterval: MINUTE,
});

export const thingQuery = (key: string) =>
  queryOptions({
    queryKey: ['thing', key],
    queryFn: () => request<ThingSheet>(`/api/v1/things/${encode(key)}`),
    refetchInterval: MINUTE,
  });

export const openAlarmsQuery = queryOptions({
  queryKey: ['alarms', 'open'],
  queryFn: () => everything<Alarm>('/api/v1/alarms?open=true&limit=500'),
  refetchInterval: MINUTE / 2,
});

/** Objects that fell silent with a gateway or a network server. */
export const alarmChildrenQuery = (parent: string) =>
  queryOptions({
    queryKey: ['alarms', 'children', parent],
    queryFn: () => everything<Alarm>(`/api/v1/alarms?open=true&parent=${encode(parent)}&limit=500`),
    refetchInterval: MINUTE,
  });

export const thingAlarmsQuery = (key: string) =>
  queryOptions({
    queryKey: ['alarms', 'thing', key],
    queryFn: () => request<Page<Alarm>>(`/api/v1/alarms?thing=${encode(key)}&limit=20`),
  });

export interface SeriesAsked {
  readonly datastream: number;
  readonly from: string;
  readonly to: string;
  readonly grain: Grain;
}

export const seriesQuery = ({ datastream, from, to, grain }: SeriesAsked) =>
  queryOptions({
    queryKey: ['series', datastream, from, to, grain],
    queryFn: () =>
      request<Series>(`/api/v1/datastreams/${datastream}/series?from=${encode(from)}&to=${encode(to)}&grain=${grain}`),
    staleTime: MINUTE,
  });

/** What happened to an object and its devices in an interval. */
export const thingEventsQuery = (key: string, { from, to }: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['thing-events', key, from, to],
    queryFn: () =>
      request<{ items: readonly ThingEvent[] }>(
        `/api/v1/things/${encode(key)}/events?from=${encode(from)}&to=${encode(to)}`,
      ),
    staleTime: MINUTE,
  });

export const balanceQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['balance', from, to],
    queryFn: () => request<Balance>(`/api/v1/ledger/balance?from=${encode(from)}&to=${encode(to)}`),
    refetchInterval: 10_000,
  });

export const alarmEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['alarms', 'events', id],
    queryFn: () => request<{ items: readonly AlarmEvent[] }>(`/api/v1/alarms/${encode(id)}/events`),
  });

/** Newest frame of a device since a time: how well the radio heard it. An imported past may be stored after it. */
export const lastFrameQuery = (device: string, since: string) =>
  queryOptions({
    queryKey: ['frames', 'device', device, since],
    queryFn: async () => {
      const search = new URLSearchParams({ device, end: 'stored', from: since, limit: '20' });
      const { items } = await request<Page<Frame>>(`/api/v1/frames?${search.toString()}`);
      return items.toSorted((a, b) => b.receivedTime.localeCompare(a.receivedTime))[0] ?? null;
    },
    staleTime: MINUTE,
  });

export const troubleQuery = (end: 'quarantined' | 'rejected') =>
  queryOptions({
    queryKey: ['frames', end],
    queryFn: () => request<Page<Frame>>(`/api/v1/frames?end=${end}&limit=20`),
    refetchInterval: MINUTE / 2,
  });
