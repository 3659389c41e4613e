import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type Check = ItemOf<Got<'/api/v1/checks'>>;
export type Setting = Check['settings'][number];
export type Parameter = Check['parameters'][string];
export type JournalEntry = ItemOf<Got<'/api/v1/journal'>>;

const encode = encodeURIComponent;

export const checksQuery = queryOptions({
  queryKey: ['checks'],
  queryFn: () => request<Got<'/api/v1/checks'>>('/api/v1/checks'),
});

/** Who set what, newest first; `object` is the check, or nothing for a whole family of actions. */
export const journalQuery = (asked: { readonly action?: string; readonly object?: string }) =>
  queryOptions({
    queryKey: ['journal', asked.action, asked.object],
    queryFn: () => {
      const search = new URLSearchParams({ ...asked, limit: '50' });
      return request<Got<'/api/v1/journal'>>(`/api/v1/journal?${search.toString()}`);
    },
  });

/** Whom a setting is for: an object, a model, or with neither everybody. */
export interface Whom {
  readonly thing?: string | undefined;
  readonly model?: string | undefined;
}

export interface NewSetting extends Whom {
  readonly enabled: boolean;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly source: string;
  readonly since?: string;
}

export const saveSetting = (check: string, setting: NewSetting) =>
  request<undefined>(`/api/v1/checks/${encode(check)}/setting`, { method: 'PUT', body: setting });

export function removeSetting(check: string, { thing, model }: Whom) {
  const search = new URLSearchParams(
    Object.entries({ thing, model }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return request<undefined>(`/api/v1/checks/${encode(check)}/setting?${search.toString()}`, { method: 'DELETE' });
}
