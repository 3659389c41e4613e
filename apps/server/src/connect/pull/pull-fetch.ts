import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import type { PullRequest } from '#connect/pull/pull-kind.ts';
import type { PullFailure } from '#connect/pull/pull-fault.ts';
import { isPublicAddress, PrivateAddress, publicLookup } from '#connect/pull/public-address.ts';
import { failureOfStatus, sourceTimeOf } from '#connect/pull/answer-status.ts';

export interface FetchLimits {
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  /** Bytes of the answer, unpacked. */
  readonly bytes: number;
  /** Plain HTTP and private addresses are allowed: an own gateway, a test. */
  readonly allowPrivate: boolean;
}

export interface Fetched {
  readonly status: number;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly sourceTime: number | undefined;
}

export type FetchOutcome = Fetched | PullFailure;

/** Asks a source for one page. Never rejects: what goes wrong is a value. */
export type PullFetch = (
  request: PullRequest & { readonly accept: string; readonly signal: AbortSignal },
) => Promise<FetchOutcome>;

export const DEFAULT_LIMITS: FetchLimits = { timeout: 60_000, bytes: 16 * 1_048_576, allowPrivate: false };

const MAX_REDIRECTS = 3;
const AGENT = 'Vigie (open-source platform of local authorities)';

/** Fetches over HTTPS from public addresses, in bounded time and size. */
export function createPullFetch(limits: FetchLimits = DEFAULT_LIMITS): PullFetch {
  return async ({ url, headers = {}, accept, signal }) => {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(limits.timeout)]);
    const sent = { 'user-agent': AGENT, accept, 'accept-encoding': 'gzip, deflate, br', ...headers };
    try {
      return await follow({ url, headers: sent, signal: bounded }, limits, 0);
    } catch (error) {
      return failureOf(error, bounded);
    }
  };
}

interface Get {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

async function follow(get: Get, limits: FetchLimits, hops: number): Promise<FetchOutcome> {
  const url = URL.parse(get.url);
  if (url === null) return { fault: 'bad-settings', detail: 'the address cannot be read' };
  const barred = barrier(url, limits);
  if (barred !== undefined) return barred;
  const response = await send(url, get, limits);
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    response.destroy();
    if (hops === MAX_REDIRECTS) return { fault: 'too-many-redirects', detail: `more than ${MAX_REDIRECTS}`, status };
    const next = URL.parse(headers.location, url);
    if (next === null) return { fault: 'source-error', detail: 'a redirection that leads nowhere', status };
    return follow({ ...get, url: next.href, headers: headersFor(next, url, get.headers) }, limits, hops + 1);
  }
  const plain = plainHeaders(headers);
  const failure = failureOfStatus(status, plain);
  if (failure !== undefined) {
    response.destroy();
    return failure;
  }
  const body = await readBody(response, limits.bytes);
  return { status, body, headers: plain, sourceTime: sourceTimeOf(plain) };
}

function barrier(url: URL, { allowPrivate }: FetchLimits): PullFailure | undefined {
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return { fault: 'not-https', detail: 'only https addresses are asked' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // a literal address is never looked up
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return { fault: 'private-address', detail: `${host} is a private address` };
  return undefined;
}

/** What opens one host is not shown to another. */
function headersFor(next: URL, before: URL, headers: Get['headers']): Get['headers'] {
  if (next.origin === before.origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^(?:user-agent|accept)/i.test(name)));
}

function send(url: URL, { headers, signal }: Get, { allowPrivate }: FetchLimits): Promise<IncomingMessage> {
  const { request } = url.protocol === 'http:' ? http : https;
  const lookup = allowPrivate ? {} : { lookup: publicLookup };
  return new Promise((resolve, reject) => {
    // no shared agent: a connection that was kept open to an address would pass by the look at it
    const call = request(url, { headers, signal, agent: false, ...lookup }, resolve);
    call.on('error', reject);
    call.end();
  });
}

function plainHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

class TooLarge extends Error {}
class CutBody extends Error {}

async function readBody(response: IncomingMessage, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of unpacked(response)) {
      // streams of bytes give buffers; the type of an iterated stream does not say so
      const bytes = piece as Uint8Array;
      size += bytes.length;
      if (size > limit) throw new TooLarge(`the answer is larger than ${limit} bytes`);
      pieces.push(bytes);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof TooLarge || isAbort(error)) throw error;
    throw new CutBody('the answer ended before its end', { cause: error });
  }
  if (!response.complete) throw new CutBody('the answer ended before its end');
  return Buffer.concat(pieces);
}

function unpacked(response: IncomingMessage): Readable {
  const packed = response.headers['content-encoding'];
  const unpack = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }[packed ?? ''];
  if (unpack === undefined) return response;
  const stream = unpack();
  response.on('error', (error) => stream.destroy(error));
  return response.pipe(stream);
}

const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');

function failureOf(error: unknown, signal: AbortSignal): PullFailure {
  if (signal.aborted || isAbort(error)) return { fault: 'timeout', detail: 'no whole answer in time' };
  if (error instanceof TooLarge) return { fault: 'too-large', detail: error.message };
  if (error instanceof CutBody) return { fault: 'cut-body', detail: error.message };
  if (error instanceof PrivateAddress) return { fault: 'private-address', detail: error.message };
  const name = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return { fault: 'unreachable', detail: name.slice(0, 200) };
}
