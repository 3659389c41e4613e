import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf, Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type SeriesQuality = ItemOf<Got<'/api/v1/quality'>>;
export type QualityDay = SeriesQuality['days'][number];
export type Correction = ItemOf<Got<'/api/v1/corrections'>>;
export type Kind = Correction['kind'];
export type Applied = Posted<'/api/v1/corrections'>;
export type WorstPage = Got<'/api/v1/quality/series'>;
export type Worst = ItemOf<WorstPage>;
export type Groups = Got<'/api/v1/quality/groups'>;

export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** What is asked of a period of one series. */
export interface Asked extends Interval {
  readonly datastreams: readonly number[];
  readonly kind: Kind;
  readonly cause?: string;
  readonly factor?: number;
  readonly offset?: number;
  readonly reason: string;
}

const search = (asked: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();

export const seriesQualityQuery = (thing: string, quantity: string, { from, to }: Interval) =>
  queryOptions({
    queryKey: ['quality', thing, quantity, from, to],
    queryFn: () => request<Got<'/api/v1/quality'>>(`/api/v1/quality?${search({ thing, quantity, from, to })}`),
  });

export const correctionsQuery = (datastream: number) =>
  queryOptions({
    queryKey: ['corrections', datastream],
    queryFn: () => request<Got<'/api/v1/corrections'>>(`/api/v1/corrections?datastream=${datastream}&limit=100`),
  });

export const judge = (asked: Asked, dryRun: boolean) =>
  request<Applied>('/api/v1/corrections', { method: 'POST', body: { ...asked, dryRun } });

export const revoke = (id: number, reason: string) =>
  request<undefined>(`/api/v1/corrections/${id}/revoke`, { method: 'POST', body: { reason } });

export interface WorstChoice extends Interval {
  readonly domain?: string | undefined;
  readonly model?: string | undefined;
  readonly search?: string | undefined;
  readonly sort: string;
}

export const worstPage = (choice: WorstChoice, cursor: string | undefined) =>
  request<WorstPage>(`/api/v1/quality/series?${search({ ...choice, limit: '50', cursor })}`);

export const groupsQuery = ({ from, to }: Interval) =>
  queryOptions({
    queryKey: ['quality', 'groups', from, to],
    queryFn: () => request<Groups>(`/api/v1/quality/groups?${search({ from, to })}`),
  });
