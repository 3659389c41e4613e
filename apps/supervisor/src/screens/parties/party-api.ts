import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

/** The three lists of the register that have keys of their own. */
export const PARTY_LISTS = ['suppliers', 'contracts', 'groups'] as const;
export type PartyList = (typeof PARTY_LISTS)[number];

/** What the three have in common, and what some have besides. */
export interface Party {
  readonly key: string;
  readonly name: string;
  readonly devices: number;
  readonly notes?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly supplier?: string;
  readonly start?: string;
  readonly end?: string;
  readonly owedAvailability?: number;
  readonly monthlyCost?: number;
}

export interface PartyPage {
  readonly items: readonly Party[];
  readonly next?: string;
  readonly total: number;
}

export interface PartyQuery {
  readonly list: PartyList;
  readonly q?: string;
  readonly sort?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

const MINUTE = 60_000;
const encode = encodeURIComponent;

/** A page of a list, by words of its names or keys. */
export const partiesQuery = ({ list, limit = 50, ...asked }: PartyQuery) =>
  queryOptions({
    queryKey: [list, 'page', limit, asked],
    queryFn: () => {
      const chosen = Object.entries({ ...asked, limit: String(limit) }).flatMap(([name, value]) =>
        value ? [[name, value]] : [],
      );
      return request<PartyPage>(`/api/v1/${list}?${new URLSearchParams(chosen).toString()}`);
    },
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });

/** One by its key; null where nobody knows it. */
export const partyQuery = (list: PartyList, key: string) =>
  queryOptions({
    queryKey: [list, 'one', key],
    queryFn: () => request<Party>(`/api/v1/${list}/${encode(key)}`),
    enabled: key !== '',
    staleTime: MINUTE,
    retry: false,
  });

export const saveParty = (list: PartyList, key: string, body: object) =>
  request<Party>(`/api/v1/${list}/${encode(key)}`, { method: 'PUT', body });

export const deleteParty = (list: PartyList, key: string) =>
  request<undefined>(`/api/v1/${list}/${encode(key)}`, { method: 'DELETE' });
