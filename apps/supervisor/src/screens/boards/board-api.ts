import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type BoardSummary = ItemOf<Got<'/api/v1/boards'>>;
export type Board = Got<'/api/v1/boards/{id}'>;
export type Panel = Board['panels'][number];
export type PanelOf<Form extends Panel['form']> = Extract<Panel, { form: Form }>;
export type SeriesInfo = Board['series'][number];
type MatrixAnswer = Got<'/api/v1/matrix'>;
/** An answer with its times as instants. */
export type Matrix = Omit<MatrixAnswer, 'times'> & { readonly times: readonly number[] };

export interface Interval {
  readonly from: string;
  readonly to: string;
}

export interface MatrixAsked extends Interval {
  readonly domain: string;
  readonly series: string;
  readonly grain: 'hour' | 'day';
  readonly thing?: string;
  readonly assetType?: string;
}

export const boardsQuery = queryOptions({
  queryKey: ['boards'],
  queryFn: () => request<Got<'/api/v1/boards'>>('/api/v1/boards'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ['boards', id],
    queryFn: () => request<Board>(`/api/v1/boards/${encodeURIComponent(id)}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

const searchOf = (asked: MatrixAsked): URLSearchParams => new URLSearchParams({ ...asked });

/** Address of the file of what a panel shows. */
export const matrixFile = (asked: MatrixAsked): string => `/api/v1/matrix.csv?${searchOf(asked).toString()}`;

/** Objects in one answer: a year of days of 500 objects, or a month of hours of 100. */
const PAGE = { day: 500, hour: 100 } as const;
/** More would not be read on a board. */
const MOST_PAGES = 4;

async function readPage(search: URLSearchParams): Promise<Matrix> {
  const answer = await request<MatrixAnswer>(`/api/v1/matrix?${search.toString()}`);
  return { ...answer, times: answer.times.map((time) => Date.parse(time)) };
}

/** One series of every object; the pages joined on one axis of time. */
async function readMatrix(asked: MatrixAsked): Promise<Matrix> {
  const search = searchOf(asked);
  const days = (Date.parse(asked.to) - Date.parse(asked.from)) / 86_400_000;
  search.set('limit', String(asked.grain === 'hour' && days > 31 ? 20 : PAGE[asked.grain]));
  let matrix = await readPage(search);
  for (let page = 1; matrix.next !== undefined && page < MOST_PAGES; page += 1) {
    search.set('cursor', matrix.next);
    matrix = joined(matrix, await readPage(search));
  }
  return matrix;
}

/** Two pages on the times of both. */
export function joined(first: Matrix, second: Matrix): Matrix {
  const times = [...new Set([...first.times, ...second.times])].toSorted((a, b) => a - b);
  const place = ({ items, times: own }: Matrix): Matrix['items'] => {
    const at = new Map(own.map((time, index) => [time, index]));
    return items.map((line) => ({
      ...line,
      values: times.map((time) => line.values[at.get(time) ?? -1] ?? null),
      quality: times.map((time) => line.quality[at.get(time) ?? -1] ?? '-').join(''),
    }));
  };
  return { ...second, times, items: [...place(first), ...place(second)] };
}

export const matrixQuery = (asked: MatrixAsked) =>
  queryOptions({
    queryKey: ['matrix', asked],
    queryFn: () => readMatrix(asked),
    staleTime: 60_000,
  });
