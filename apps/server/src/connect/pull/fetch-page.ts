import type { Instant, JsonObject } from '@vigie/kit';
import type { PullAsk, PullKind, PullPage, PullRequest } from '#connect/pull/pull-kind.ts';
import type { Fetched, PullFetch } from '#connect/pull/pull-fetch.ts';
import type { PullFailure } from '#connect/pull/pull-fault.ts';

export interface FetchedPage {
  readonly records: readonly JsonObject[];
  readonly next: string | undefined;
  readonly status: number;
  readonly bytes: number;
  readonly sourceTime: Instant | undefined;
}

interface Source {
  readonly kind: PullKind;
  readonly settings: JsonObject;
}

/** The request a kind makes, or why it makes none. */
export function requestOf({ kind, settings }: Source, ask: PullAsk): PullRequest | PullFailure {
  try {
    return kind.request(ask, settings);
  } catch (error) {
    return { fault: 'bad-settings', detail: messageOf(error) };
  }
}

/** Asks for a page and reads it. Never rejects for what a source answers. */
export async function fetchPage(
  source: Source,
  ask: PullAsk,
  { fetch, signal }: { readonly fetch: PullFetch; readonly signal: AbortSignal },
): Promise<FetchedPage | PullFailure> {
  const request = requestOf(source, ask);
  if ('fault' in request) return request;
  const fetched = await fetch({ ...request, accept: source.kind.accept, signal });
  if ('fault' in fetched) return fetched;
  const { status, body, sourceTime } = fetched;
  const page = readPage(source, ask, fetched);
  if ('fault' in page) return { ...page, status };
  return { records: page.records, next: page.next, status, bytes: body.length, sourceTime };
}

function readPage(
  { kind, settings }: Source,
  ask: PullAsk,
  { status, body, headers }: Fetched,
): PullPage | PullFailure {
  // a maintenance page with status 200 is the commonest lie of a web service
  if (/^\s*text\/html/i.test(headers['content-type'] ?? ''))
    return { fault: 'wrong-type', detail: 'a page for people came where data were expected' };
  if (status === 204) return { records: [] };
  try {
    return kind.page({ body, headers }, ask, settings);
  } catch (error) {
    return { fault: 'unknown-shape', detail: messageOf(error) };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
