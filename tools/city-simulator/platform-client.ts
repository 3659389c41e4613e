import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '@vigie/kit';

export interface PlatformAnswer {
  readonly status: number;
  readonly body: Json | undefined;
}

export interface PlatformRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: string;
  readonly type?: 'application/json' | 'application/x-ndjson';
}

export interface PlatformClientOptions {
  readonly url: string;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  /** Milliseconds between two tries; grows to thirty times this. */
  readonly retryPause?: number;
}

/** The platform said no, and saying it again would not help. */
export class PlatformRefusal extends Error {
  readonly status: number;

  constructor(request: PlatformRequest, answer: PlatformAnswer) {
    super(`${request.method} ${request.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.name = 'PlatformRefusal';
    this.status = answer.status;
  }
}

/** Speaks to the platform through its public doors, and waits for it when it is not there or asks for time. */
export class PlatformClient {
  private readonly options: PlatformClientOptions;

  constructor(options: PlatformClientOptions) {
    this.options = options;
  }

  /** Waits until the platform answers: it may wait for us to be ready. */
  async ready(): Promise<void> {
    await this.insist({ method: 'GET', path: '/healthz' });
  }

  /** The answer, whatever it says; tries again while there is none, or while it says 429 or 5xx. Rejects when aborted. */
  async insist(request: PlatformRequest): Promise<PlatformAnswer> {
    const { signal, retryPause = 500 } = this.options;
    for (let attempt = 0; ; attempt += 1) {
      signal.throwIfAborted();
      const answer = await this.once(request);
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) return answer;
      await pause(retryPause * Math.min(30, 1.5 ** attempt), undefined, { signal });
    }
  }

  /** Like `insist`, and rejects with a refusal for a status that is neither 2xx nor allowed. */
  async expect(request: PlatformRequest, allowed: readonly number[] = []): Promise<PlatformAnswer> {
    const answer = await this.insist(request);
    if (answer.status < 300 || allowed.includes(answer.status)) return answer;
    throw new PlatformRefusal(request, answer);
  }

  private async once({
    method,
    path,
    token,
    body,
    type = 'application/json',
  }: PlatformRequest): Promise<PlatformAnswer | undefined> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = type;
    try {
      // a request that began is finished: stopping in the middle would leave open whether it was taken
      const response = await fetch(new URL(path, this.options.url), {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      return { status: response.status, body: parse(await response.text()) };
    } catch {
      // not started yet, or restarting
      return undefined;
    }
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // what JSON.parse gives is Json by definition
  } catch {
    return undefined;
  }
}
