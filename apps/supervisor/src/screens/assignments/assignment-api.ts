import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { request } from '../../api/request.ts';

export type AssignmentPage = Got<'/api/v1/codec-assignments'>;
export type Assignment = ItemOf<AssignmentPage>;

/** Whom a version is for. */
export type Target =
  | { readonly model: string }
  | { readonly group: string }
  | { readonly device: string; readonly connector?: string };

export interface CodecName {
  readonly id: string;
  readonly version: string;
}

export const assignmentsPage = (codec: string | undefined, cursor: string | undefined) =>
  request<AssignmentPage>(
    `/api/v1/codec-assignments?${new URLSearchParams({
      limit: '100',
      ...(codec === undefined ? {} : { codec }),
      ...(cursor === undefined ? {} : { cursor }),
    }).toString()}`,
  );

/** How many devices would change; nothing is written. */
export const planQuery = (target: Target | undefined, codec: CodecName | undefined) =>
  queryOptions({
    queryKey: ['assignments', 'plan', target, codec],
    queryFn: () => assign(target as Target, codec as CodecName, true), // asked only where both are there
    enabled: target !== undefined && codec !== undefined,
    retry: false,
    gcTime: 0,
  });

export const assign = (target: Target, codec: CodecName, dryRun: boolean) =>
  request<{ changed: number }>('/api/v1/codec-assignments', { method: 'PUT', body: { target, codec, dryRun } });

export const unassign = (target: Target) =>
  request<{ changed: number }>('/api/v1/codec-assignments/remove', { method: 'POST', body: { target } });

export function targetOf({ model, group, device, connector }: Assignment): Target {
  if (model !== undefined) return { model };
  if (group !== undefined) return { group };
  return { device: device ?? '', ...(connector === undefined ? {} : { connector }) };
}
