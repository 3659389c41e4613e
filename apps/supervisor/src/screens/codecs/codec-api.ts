import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf, Posted } from '../../api/answers.ts';
import type { Frame, Page } from '../../api/contract.ts';
import { request } from '../../api/request.ts';

export type CodecVersion = ItemOf<Got<'/api/v1/codecs'>>;
export type CodecSheet = Got<'/api/v1/codecs/{id}/{version}'>;
export type CodecReport = NonNullable<CodecSheet['report']>;
export type Vector = CodecSheet['vectors'][number];
export type Tried = Posted<'/api/v1/codecs/try'>;
export type Outcome = ItemOf<Tried>['outcome'];
export type DeviceModel = ItemOf<Got<'/api/v1/device-models'>>;

const encode = encodeURIComponent;

/** All versions; a territory has some hundreds. */
export const codecsQuery = queryOptions({
  queryKey: ['codecs'],
  queryFn: async () => {
    const items: CodecVersion[] = [];
    let cursor = '';
    do {
      const page: Got<'/api/v1/codecs'> = await request(`/api/v1/codecs?limit=1000${cursor}`);
      items.push(...page.items);
      cursor = page.next === undefined ? '' : `&cursor=${encode(page.next)}`;
    } while (cursor !== '');
    return items;
  },
});

export const codecQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['codecs', id, version],
    queryFn: () => request<CodecSheet>(`/api/v1/codecs/${encode(id)}/${encode(version)}`),
  });

export const modelsQuery = queryOptions({
  queryKey: ['device-models'],
  queryFn: () => request<Got<'/api/v1/device-models'>>('/api/v1/device-models'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const framesQuery = (device: string) =>
  queryOptions({
    queryKey: ['frames', 'last', device],
    queryFn: () => request<Page<Frame>>(`/api/v1/frames?device=${encode(device)}&limit=10`),
    enabled: device !== '',
  });

export const diffQuery = (id: string, version: string, other: string) =>
  queryOptions({
    queryKey: ['codecs', id, version, 'diff', other],
    queryFn: () =>
      request<Got<'/api/v1/codecs/{id}/{version}/diff'>>(
        `/api/v1/codecs/${encode(id)}/${encode(version)}/diff?with=${encode(other)}`,
      ),
  });

/** What is tried: a source that is not kept, on one frame, with its vectors. */
export interface Attempt {
  readonly id: string;
  readonly source: string;
  readonly bytes: string;
  readonly port: number;
  readonly vectors: readonly Vector[];
  readonly reader: { readonly device: string } | { readonly model: string } | undefined;
  readonly against: { readonly id: string; readonly version: string } | undefined;
}

export const tryQuery = ({ id, source, bytes, port, vectors, reader, against }: Attempt) =>
  queryOptions({
    queryKey: ['codecs', 'try', { id, source, bytes, port, vectors, reader, against }],
    queryFn: () =>
      request<Tried>('/api/v1/codecs/try', {
        method: 'POST',
        body: { ...(id === '' ? {} : { id }), source, frames: [{ bytes, port }], vectors, reader, against },
      }),
    enabled: source.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });

const act = <T>({ id, version }: { id: string; version: string }, verb: string, body?: unknown) =>
  request<T>(`/api/v1/codecs/${encode(id)}/${encode(version)}/${verb}`, { method: 'POST', body });

export const testVersion = (id: string, version: string) =>
  act<Posted<'/api/v1/codecs/{id}/{version}/test'>>({ id, version }, 'test');
export const activateVersion = (id: string, version: string, body: { reason?: string; takeOver: boolean }) =>
  act<Posted<'/api/v1/codecs/{id}/{version}/activate'>>({ id, version }, 'activate', body);
export const retireVersion = (id: string, version: string) => act<unknown>({ id, version }, 'retire');

export interface NewVersion {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly vectors: readonly Vector[];
  readonly notes?: string;
}

export const saveVersion = (codec: NewVersion) =>
  request<Posted<'/api/v1/codecs'>>('/api/v1/codecs', { method: 'POST', body: { ...codec, draft: true } });
