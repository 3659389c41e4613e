import type { Instant, JsonObject } from '@vigie/kit';
import type { ParsedFrame } from '#connect/connector-kind.ts';
import { fetchPage, requestOf } from '#connect/pull/fetch-page.ts';
import type { PullFetch } from '#connect/pull/pull-fetch.ts';
import type { PullFailure } from '#connect/pull/pull-fault.ts';
import type { PullKind } from '#connect/pull/pull-kind.ts';
import { parseRecord } from '#connect/pull/record-frame.ts';
import { rhythmOf } from '#connect/pull/rhythm.ts';
import { maskSecrets } from '#connect/pull/source-settings.ts';

/** What a source answers to settings that are only tried. */
export interface Trial {
  /** The address that was asked, without its secrets. */
  readonly url: string;
  readonly status?: number;
  readonly bytes?: number;
  readonly records: number;
  readonly more: boolean;
  readonly failure?: PullFailure;
  /** The first records and what was understood of them. */
  readonly read: readonly { readonly record: JsonObject; readonly parsed: ParsedFrame }[];
}

const SHOWN = 20;

/** Fetches the first page of the newest window; nothing is stored. */
export async function tryPage(
  source: { readonly kind: PullKind; readonly settings: JsonObject },
  { fetch, now, signal }: { readonly fetch: PullFetch; readonly now: Instant; readonly signal: AbortSignal },
): Promise<Trial> {
  const { kind, settings } = source;
  const [part = ''] = kind.parts(settings);
  const ask = { from: now - rhythmOf(kind, settings).window, to: now, part };
  const request = requestOf(source, ask);
  const url = 'fault' in request ? '' : maskSecrets(request.url, settings);
  const page = await fetchPage(source, ask, { fetch, signal });
  if ('fault' in page) return { url, records: 0, more: false, failure: page, read: [] };
  const { records, next, status, bytes } = page;
  const read = records
    .slice(0, SHOWN)
    .map((record) => ({ record, parsed: parseRecord(kind, record, { receivedTime: now, settings }) }));
  return { url, status, bytes, records: records.length, more: next !== undefined, read };
}
