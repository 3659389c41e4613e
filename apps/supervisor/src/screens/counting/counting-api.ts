import { queryOptions } from '@tanstack/react-query';
import type { Got } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Counting = Got<'/api/v1/things/{key}/counting'>;
export type CountingDay = Counting['days'][number];
export type CountingDoubt = Counting['doubts'][number];

const TEN_MINUTES = 600_000;
const encode = encodeURIComponent;

/** The study of a counter; made once in ten minutes, so asked no oftener. */
export const countingQuery = (key: string) =>
  queryOptions({
    queryKey: ['counting', key],
    queryFn: () => request<Counting>(`/api/v1/things/${encode(key)}/counting`),
    staleTime: TEN_MINUTES,
    refetchInterval: TEN_MINUTES,
  });

export const countingCsv = (key: string): string => `/api/v1/things/${encode(key)}/counting.csv`;
