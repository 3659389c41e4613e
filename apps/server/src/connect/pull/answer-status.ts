import type { PullFailure, PullFault } from '#connect/pull/pull-fault.ts';

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
  const retryAfter = retryAfterOf(headers);
  return {
    fault: faultOfStatus(status),
    detail: `HTTP ${status}`,
    status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

/** 408 and 425 ask for the same again later; other 4xx are ours to mend. */
function faultOfStatus(status: number): PullFault {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'access-refused';
  return status >= 400 && status < 500 && status !== 408 && status !== 425 ? 'bad-request' : 'source-error';
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
