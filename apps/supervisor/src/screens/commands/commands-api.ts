import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';
import type { CommandSearch } from '../../routing/paths.ts';

export type Command = ItemOf<Got<'/api/v1/commands'>>;
export type CommandSheet = Got<'/api/v1/commands/{id}'>;
export type CommandBalance = Got<'/api/v1/commands/balance'>;
export type Known = Got<'/api/v1/devices/{id}/commands-known'>;
export type KnownCommand = Known['commands'][number];
export type Parameter = KnownCommand['parameters'][number];
export type Device = ItemOf<Got<'/api/v1/devices'>>;

/** What `POST /api/v1/commands` and its plan are asked. */
export interface AskedOrder {
  readonly device?: string;
  readonly model?: string;
  readonly kind: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly reason?: string;
  readonly acceptLive?: boolean;
  readonly key?: string;
}

export interface OrderPlan {
  readonly commands: number;
  readonly start: string;
  readonly finish: string;
  readonly airSeconds: number;
  readonly gateways: readonly {
    readonly gateway?: string;
    readonly commands: number;
    readonly airSeconds: number;
    readonly share: number;
    readonly finish: string;
  }[];
  readonly warnings: readonly ('live-order' | 'unproven' | 'unknown-gateway')[];
}

const EVERY_MS = 5_000;
const PAGE = 100;
const encode = encodeURIComponent;

function addressOf(search: CommandSearch): string {
  const chosen = new URLSearchParams({ limit: String(PAGE) });
  if (search.etat === 'open') chosen.set('open', 'true');
  else if (search.etat) chosen.set('state', search.etat);
  if (search.objet) chosen.set('thing', search.objet);
  if (search.groupe) chosen.set('order', search.groupe);
  if (search.suite) chosen.set('cursor', search.suite);
  return `/api/v1/commands?${chosen.toString()}`;
}

export const commandsQuery = (search: CommandSearch) =>
  queryOptions({
    queryKey: ['commands', 'list', search],
    queryFn: () => request<Got<'/api/v1/commands'>>(addressOf(search)),
    refetchInterval: EVERY_MS,
    placeholderData: (before) => before,
  });

export const balanceOfQuery = (order: string | undefined) =>
  queryOptions({
    queryKey: ['commands', 'balance', order],
    queryFn: () => request<CommandBalance>(`/api/v1/commands/balance${order ? `?order=${encode(order)}` : ''}`),
    refetchInterval: EVERY_MS,
  });

export const commandQuery = (id: string) =>
  queryOptions({
    queryKey: ['commands', 'one', id],
    queryFn: () => request<CommandSheet>(`/api/v1/commands/${encode(id)}`),
    refetchInterval: EVERY_MS,
  });

export const knownQuery = (device: string) =>
  queryOptions({
    queryKey: ['commands', 'known', device],
    queryFn: () => request<Known>(`/api/v1/devices/${encode(device)}/commands-known`),
    enabled: device !== '',
    retry: false,
  });

export const deviceQuery = (device: string) =>
  queryOptions({
    queryKey: ['commands', 'device', device],
    queryFn: () => request<Got<'/api/v1/devices/{id}'>>(`/api/v1/devices/${encode(device)}`),
    retry: false,
  });

export const deviceSearchQuery = (typed: string) =>
  queryOptions({
    queryKey: ['commands', 'devices', typed],
    queryFn: () => request<Got<'/api/v1/devices'>>(`/api/v1/devices?limit=20&q=${encode(typed)}`),
    enabled: typed.length > 1,
    placeholderData: (before) => before,
  });

export const planOrder = (order: AskedOrder) =>
  request<OrderPlan>('/api/v1/commands/plan', { method: 'POST', body: order });

export const sendOrder = (order: AskedOrder) =>
  request<{ order: string; commands: readonly string[] }>('/api/v1/commands', { method: 'POST', body: order });

export const cancelCommand = (id: string) =>
  request<undefined>(`/api/v1/commands/${encode(id)}/cancel`, { method: 'POST', body: {} });
