import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf, Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Study = ItemOf<Got<'/api/v1/studies'>>;
export type StudyResult = NonNullable<Study['result']>;
export type Exclusion = ItemOf<Got<'/api/v1/exclusions'>>;
export type Setting = ItemOf<Got<'/api/v1/settings'>>;
export type Composition = Got<'/api/v1/noise/composition'>;
export type Emergence = Got<'/api/v1/noise/emergence'>;
type Figures = Got<'/api/v1/indicators'>;
export type Figure = ItemOf<Figures>;

const encode = encodeURIComponent;

export const studiesQuery = queryOptions({
  queryKey: ['studies'],
  queryFn: () => request<Got<'/api/v1/studies'>>('/api/v1/studies?limit=100'),
});

export const studyQuery = (id: string) =>
  queryOptions({ queryKey: ['studies', id], queryFn: () => request<Study>(`/api/v1/studies/${encode(id)}`) });

export type QuickStudy = Got<'/api/v1/studies/noise'>;

/** A question that is not kept. */
export const quickStudyQuery = (asked: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['studies', 'quick', asked],
    queryFn: () => request<QuickStudy>(`/api/v1/studies/noise?${new URLSearchParams(asked).toString()}`),
    staleTime: 60_000,
  });

export const createStudy = (body: unknown) =>
  request<Posted<'/api/v1/studies'>>('/api/v1/studies', { method: 'POST', body });

export const removeStudy = (id: number) => request<void>(`/api/v1/studies/${id}`, { method: 'DELETE' });

export const studyFile = (id: number): string => `/api/v1/studies/${id}/days.csv`;

export const exclusionsQuery = (cause: string, cursor: string) =>
  queryOptions({
    queryKey: ['exclusions', cause, cursor],
    queryFn: () =>
      request<Got<'/api/v1/exclusions'>>(
        `/api/v1/exclusions?domain=noise&limit=100&cause=${encode(cause)}&cursor=${encode(cursor)}`,
      ),
  });

export const addExclusion = (body: unknown) =>
  request<Posted<'/api/v1/exclusions'>>('/api/v1/exclusions', { method: 'POST', body });

export const endExclusion = ({ id, reason }: { id: number; reason: string }) =>
  request<void>(`/api/v1/exclusions/${id}/revoke`, { method: 'POST', body: { reason } });

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => request<Got<'/api/v1/settings'>>('/api/v1/settings'),
});

export const saveSetting = ({ key, ...body }: { key: string; value: number; source: string }) =>
  request<void>(`/api/v1/settings/${encode(key)}`, { method: 'PUT', body });

export const resetSetting = (key: string) => request<void>(`/api/v1/settings/${encode(key)}`, { method: 'DELETE' });

export const compositionSearch = (thing: string, { from, to }: { from: string; to: string }): string =>
  new URLSearchParams({ thing, from, to }).toString();

export const compositionQuery = (thing: string, span: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['composition', thing, span],
    queryFn: () => request<Composition>(`/api/v1/noise/composition?${compositionSearch(thing, span)}`),
    staleTime: 60_000,
  });

export const readEmergence = (search: string) => request<Emergence>(`/api/v1/noise/emergence?${search}`);

/** Newest figure of an indicator of an object. */
export const figureQuery = (thing: string, indicator: string) =>
  queryOptions({
    queryKey: ['figure', thing, indicator],
    queryFn: async () => {
      const search = new URLSearchParams({ thing, indicator, limit: '4' });
      const { items } = await request<Figures>(`/api/v1/indicators?${search.toString()}`);
      return items.find(({ value }) => value !== null) ?? null;
    },
    staleTime: 60_000,
  });
