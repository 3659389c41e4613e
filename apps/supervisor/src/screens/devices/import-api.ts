import { queryOptions } from '@tanstack/react-query';
import type { Got, ItemOf } from '../../api/answers.ts';
import { ApiError, request } from '../../api/request.ts';
import { queryOf } from './devices-api.ts';
import type { DeviceFilter } from './devices-api.ts';

export type ImportJob = Got<'/api/v1/imports/{id}'>;
export type ImportFault = ItemOf<Got<'/api/v1/imports/{id}/faults'>>;
export type ImportMapping = ItemOf<Got<'/api/v1/import-mappings'>>;

/** How often a running import is looked at, ms. */
const OFTEN = 1_000;

export const isRunning = ({ state }: Pick<ImportJob, 'state'>): boolean =>
  state === 'checking' || state === 'importing';

/** Sends a file; what is wrong with the request comes back as ApiError. */
export async function startImport(file: Blob, options: DeviceFilter): Promise<ImportJob> {
  const response = await fetch(`/api/v1/imports?${queryOf(options)}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'text/csv' },
  }).catch(() => undefined);
  if (response === undefined) throw new ApiError(0, 'Le serveur ne répond pas.');
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer as ImportJob; // shape of the contract, tested on the server
  const problem = answer as { detail?: string; title?: string }; // RFC 9457; a proxy may answer anything
  throw new ApiError(response.status, problem.detail ?? problem.title ?? `Erreur ${response.status}`);
}

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: () => request<ImportJob>(`/api/v1/imports/${id}`),
    refetchInterval: ({ state }) => (state.data === undefined || isRunning(state.data) ? OFTEN : false),
  });

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: () => request<Got<'/api/v1/imports'>>('/api/v1/imports?limit=20'),
});

export const mappingsQuery = queryOptions({
  queryKey: ['imports', 'mappings'],
  queryFn: () => request<Got<'/api/v1/import-mappings'>>('/api/v1/import-mappings'),
});

export const faultsOf = (id: number, limit: number, cursor?: string) =>
  request<Got<'/api/v1/imports/{id}/faults'>>(
    `/api/v1/imports/${id}/faults?${queryOf({ limit: String(limit), cursor })}`,
  );
