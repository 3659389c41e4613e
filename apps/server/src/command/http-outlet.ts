import type { HttpAnswer, HttpAsk } from './courier.ts';

const TIMEOUT_MS = 10_000;
/** Answers of network servers are a line or two. */
const MOST_BYTES = 65_536;
/** Nothing left: the other side was not reached. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  // ports that browsers, and fetch, never call
  'bad port',
]);

interface Patience {
  readonly timeoutMs?: number;
  /** Ends waiting when the program stops: what was on its way is uncertain then. */
  readonly signal?: AbortSignal;
}

/** One call to a network server. Never rejects: what cannot be known is said. */
export async function httpOutlet(ask: HttpAsk, { timeoutMs = TIMEOUT_MS, signal }: Patience = {}): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(ask.url, {
      method: ask.method,
      headers: ask.headers,
      body: ask.body,
      // a redirected order could reach somebody else with our key
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
    return {
      kind: 'answer',
      status: response.status,
      text: await bounded(response),
      retryAfterMs: retryAfter(response.headers.get('retry-after')),
    };
  } catch (error) {
    const code = codeOf(error);
    return NOT_CONNECTED.has(code) ? { kind: 'not-connected', detail: code } : { kind: 'no-answer', detail: code };
  }
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

function retryAfter(header: string | null): number | undefined {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** `fetch` hides the reason in the cause of the cause; the deepest says most. */
function codeOf(error: unknown): string {
  let said = String(error);
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at.name === 'TimeoutError') return 'timeout';
    said = at.message;
  }
  return said;
}
