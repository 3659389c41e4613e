import type { Problem } from './client.ts';

/** The server refused, or did not answer: `status` 0. The message is fit for a screen. */
export class ApiFault extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem?: Problem) {
    super(problem?.detail ?? problem?.title ?? (status === 0 ? 'Le serveur ne répond pas.' : `Erreur ${status}`));
    this.name = 'ApiFault';
    this.status = status;
    this.problem = problem;
  }
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'status' in error && 'title' in error;
}

/** What the server answered, or an `ApiFault`. */
export function unwrap<T>({ data, error, response }: Answer<T>): T {
  if (response.ok) return data as T; // an answer that is ok carries what its status declares
  throw new ApiFault(response.status, isProblem(error) ? error : undefined);
}
