import createFetchClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';

export type Problem = components['schemas']['Problem'];

export interface ClientOptions {
  /** Address of the server; that of the page where absent. */
  readonly baseUrl?: string;
  /** API token; the page's session cookie where absent. */
  readonly token?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of the management API, typed by the committed `openapi.json`.
 *
 * ```ts
 * const api = createClient({ token });
 * const things = unwrap(await api.GET('/api/v1/things', { params: { query: { domain: 'water' } } }));
 * ```
 */
export function createClient({ baseUrl = '', token, fetch }: ClientOptions = {}): Client<paths> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createFetchClient<paths>({ baseUrl, headers, ...(fetch && { fetch }) });
}
