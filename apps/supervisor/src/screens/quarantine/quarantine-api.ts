import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf, Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Group = ItemOf<Got<'/api/v1/quarantine'>>;
export type HeldFrame = ItemOf<Got<'/api/v1/quarantine/frames'>>;
export type Job = Got<'/api/v1/quarantine/reinjections/{id}'>;
export type Decoded = Posted<'/api/v1/quarantine/decode'>;

export interface QuarantineChoice {
  readonly reason?: string | undefined;
  readonly connector?: string | undefined;
  readonly device?: string | undefined;
}

function queryOf(choice: object): string {
  const chosen = Object.entries(choice).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return new URLSearchParams(chosen).toString();
}

export const groupsQuery = (choice: QuarantineChoice) =>
  queryOptions({
    queryKey: ['quarantine', 'groups', choice],
    queryFn: () => request<Got<'/api/v1/quarantine'>>(`/api/v1/quarantine?limit=200&${queryOf(choice)}`),
    refetchInterval: 30_000,
  });

export const framesOfQuery = (choice: QuarantineChoice) =>
  queryOptions({
    queryKey: ['quarantine', 'frames', choice],
    queryFn: () => request<Got<'/api/v1/quarantine/frames'>>(`/api/v1/quarantine/frames?limit=50&${queryOf(choice)}`),
  });

/** Looked at each second while it runs. */
export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ['quarantine', 'job', id],
    queryFn: () => request<Job>(`/api/v1/quarantine/reinjections/${id}`),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1_000 : false),
  });

export const reinject = (
  filter: QuarantineChoice | { frames: readonly string[] } | { replay: number } | { all: true },
) => request<Job>('/api/v1/quarantine/reinject', { method: 'POST', body: filter });

export const cancelJob = (id: number) =>
  request<undefined>(`/api/v1/quarantine/reinjections/${id}/cancel`, { method: 'POST' });

export const decodeFrame = (frame: string, codec: { id: string; version: string }) =>
  request<Decoded>('/api/v1/quarantine/decode', { method: 'POST', body: { frame, codec } });
