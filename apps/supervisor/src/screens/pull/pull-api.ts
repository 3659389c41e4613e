import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Sources = Got<'/api/v1/pull-sources'>;
export type Source = ItemOf<Sources>;
export type SourcePage = Source['recent'][number];

export const sourcesQuery = queryOptions({
  queryKey: ['pull-sources'],
  queryFn: () => request<Sources>('/api/v1/pull-sources'),
  refetchInterval: 5_000,
});

const address = (id: string) => `/api/v1/connectors/${encodeURIComponent(id)}/pull`;

export const runSource = (id: string) => request<undefined>(`${address(id)}/run`, { method: 'POST' });

export const rewindSource = ({ id, from }: { id: string; from: string }) =>
  request<undefined>(`${address(id)}/rewind`, { method: 'POST', body: { from } });
