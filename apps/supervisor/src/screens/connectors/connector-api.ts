import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf, Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Connector = ItemOf<Got<'/api/v1/connectors'>>;
export type ConnectorKinds = Got<'/api/v1/connector-kinds'>;
export type Kind = ItemOf<ConnectorKinds>;
export type Setting = Kind['settings'][number];
export type Doors = ConnectorKinds['doors'];
export type Tried = Posted<'/api/v1/connectors/{id}/try'>;
export type Settings = Readonly<Record<string, unknown>>;

const encode = encodeURIComponent;
const address = (id: string) => `/api/v1/connectors/${encode(id)}`;

/** All of them: a territory has some dozens. */
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async () => {
    const items: Connector[] = [];
    let cursor = '';
    do {
      const page: Got<'/api/v1/connectors'> = await request(`/api/v1/connectors?limit=1000${cursor}`);
      items.push(...page.items);
      cursor = page.next === undefined ? '' : `&cursor=${encode(page.next)}`;
    } while (cursor !== '');
    return items;
  },
  refetchInterval: 15_000,
});

export const kindsQuery = queryOptions({
  queryKey: ['connector-kinds'],
  queryFn: () => request<ConnectorKinds>('/api/v1/connector-kinds'),
  staleTime: Number.POSITIVE_INFINITY,
});

export interface NewConnector {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: Settings;
}

export const createConnector = (body: NewConnector) =>
  request<{ id: string; token: string }>('/api/v1/connectors', { method: 'POST', body });

export const changeConnector = (id: string, body: { name?: string; settings?: Settings; disabled?: boolean }) =>
  request<Connector>(address(id), { method: 'PATCH', body });

export const renewToken = (id: string) => request<{ token: string }>(`${address(id)}/token`, { method: 'POST' });

export const tryMessage = (id: string, body: { message: string; path?: string; settings?: Settings }) =>
  request<Tried>(`${address(id)}/try`, { method: 'POST', body });
