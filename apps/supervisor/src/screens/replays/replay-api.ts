import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Replay = ItemOf<Got<'/api/v1/replays'>>;
export type ReplaySheet = Got<'/api/v1/replays/{id}'>;
export type ReplaySeries = ItemOf<Got<'/api/v1/replays/{id}/datastreams'>>;
export type ReplayPoint = ItemOf<Got<'/api/v1/replays/{id}/curve'>>;
export type ReplayEffects = NonNullable<ReplaySheet['effects']>;
export type Revision = ItemOf<Got<'/api/v1/revisions'>>;

const MOVING: ReadonlySet<string> = new Set(['waiting', 'comparing', 'applying']);
export const isMoving = ({ state }: Pick<Replay, 'state'>): boolean => MOVING.has(state);

/** Looked at each second while one moves. */
export const replaysQuery = queryOptions({
  queryKey: ['replays'],
  queryFn: () => request<Got<'/api/v1/replays'>>('/api/v1/replays?limit=100'),
  refetchInterval: (query) => (query.state.data?.items.some(isMoving) === true ? 1_000 : 30_000),
});

export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ['replays', id],
    queryFn: () => request<ReplaySheet>(`/api/v1/replays/${encodeURIComponent(id)}`),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data) ? 1_000 : false),
  });

export const SORTS = ['changes', 'largest', 'object'] as const;
export type Sort = (typeof SORTS)[number];

export const replaySeriesQuery = (id: string, { sort, search }: { sort: Sort; search: string }) =>
  infiniteQueryOptions({
    queryKey: ['replays', id, 'series', sort, search],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '100', sort, search, cursor: pageParam });
      return request<Got<'/api/v1/replays/{id}/datastreams'>>(
        `/api/v1/replays/${encodeURIComponent(id)}/datastreams?${query.toString()}`,
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const replayDaysQuery = (id: string) =>
  queryOptions({
    queryKey: ['replays', id, 'days'],
    queryFn: () => request<Got<'/api/v1/replays/{id}/days'>>(`/api/v1/replays/${encodeURIComponent(id)}/days`),
  });

export const replayCurveQuery = (id: string, datastream: number) =>
  queryOptions({
    queryKey: ['replays', id, 'curve', datastream],
    queryFn: () =>
      request<Got<'/api/v1/replays/{id}/curve'>>(
        `/api/v1/replays/${encodeURIComponent(id)}/curve?datastream=${datastream}&points=1000`,
      ),
  });

export const revisionsOfQuery = (revision: string) =>
  queryOptions({
    queryKey: ['revisions', revision],
    queryFn: async () => {
      const { items } = await request<Got<'/api/v1/revisions'>>('/api/v1/revisions?kind=replay&limit=200');
      return items.find(({ id }) => id === revision);
    },
  });

export interface NewReplay {
  readonly from: string;
  readonly to?: string;
  readonly devices?: readonly string[];
  readonly model?: string;
  readonly assigned?: { readonly id: string };
  readonly connector?: string;
  readonly codec?: { readonly id: string; readonly version: string };
}

const post = <T>(path: string, body: unknown = {}) => request<T>(`/api/v1/replays${path}`, { method: 'POST', body });

export const askReplay = (asked: NewReplay) => post<{ id: number }>('', asked);
export const applyReplay = (id: number, reason: string) => post<{ id: number }>(`/${id}/apply`, { reason });
export const cancelReplay = (id: number) => post<{ id: number }>(`/${id}/cancel`);
