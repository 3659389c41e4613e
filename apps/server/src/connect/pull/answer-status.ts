import type { PullFailure } from '#connect/pull/pull-fault.ts';

const SECOND = 1_000;
/** Seconds since 1970 begin here (2001): less is a number of seconds to wait. */
const EPOCH_LIKE = 1e9;

/** The time the source says it is. */
export function sourceTimeOf(headers: Readonly<Record<string, string>>): number | undefined {
  const time = Date.parse(headers['date'] ?? '');
  return Number.isFinite(time) ? time : undefined;
}

/** What a status means for us; nothing for success. 206 is how Hub'Eau says that there are more pages. */
export function failureOfStatus(status: number, headers: Readonly<Record<string, string>>): PullFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const detail = `HTTP ${status}`;
  const retryAfter = retryAfterOf(headers);
  const wait = retryAfter === undefined ? {} : { retryAfter };
  if (status === 429) return { fault: 'throttled', detail, status, ...wait };
  if (status === 401 || status === 403) return { fault: 'access-refused', detail, status, ...wait };
  if (status >= 400 && status < 500 && status !== 408 && status !== 425)
    return { fault: 'bad-request', detail, status, ...wait };
  return { fault: 'source-error', detail, status, ...wait };
}

/**
 * Milliseconds to wait, of `Retry-After` (RFC 9110 §10.2.3) or `X-RateLimit-Reset`. A date is read against the source's
 * own clock: what counts is how long it wants us to wait.
 */
function retryAfterOf(headers: Readonly<Record<string, string>>): number | undefined {
  const said = headers['retry-after'] ?? headers['x-ratelimit-reset'];
  if (said === undefined) return undefined;
  const now = sourceTimeOf(headers);
  if (/^\d+(\.\d+)?$/.test(said.trim())) {
    const seconds = Number(said);
    if (seconds < EPOCH_LIKE) return seconds * SECOND;
    const at = seconds < 1e12 ? seconds * SECOND : seconds;
    return now === undefined ? undefined : Math.max(0, at - now);
  }
  const at = Date.parse(said);
  return Number.isFinite(at) && now !== undefined ? Math.max(0, at - now) : undefined;
}
