import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf, Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type SchoolCalendar = Got<'/api/v1/school-years'>;
export type SchoolYear = ItemOf<SchoolCalendar>;
export type LoadedYears = Posted<'/api/v1/school-years'>;

const ADDRESS = '/api/v1/school-years';

export const schoolYearsQuery = queryOptions({
  queryKey: ['school-years'],
  queryFn: () => request<SchoolCalendar>(ADDRESS),
});

/** A calendar file as text. `dryRun`: read and shown, not kept. */
export const loadYears = (body: { text: string; source: string; dryRun: boolean }) =>
  request<LoadedYears>(ADDRESS, { method: 'POST', body });

export const forgetYear = (label: string) => request<undefined>(`${ADDRESS}/${label}`, { method: 'DELETE' });
