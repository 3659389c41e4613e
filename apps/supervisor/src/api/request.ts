/** A problem the server described (RFC 9457), or the absence of an answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** Where the request is wrong, for forms. */
  readonly errors: readonly FaultPlace[];

  constructor(status: number, message: string, errors: readonly FaultPlace[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

interface FaultPlace {
  readonly where: string;
  readonly message: string;
}

interface Problem {
  readonly errors?: readonly FaultPlace[];
  readonly title?: string;
  readonly detail?: string;
}

/** One call to the management API. Throws ApiError with words fit for a screen; status 0 when nothing answered. */
export async function request<T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
  const body =
    init.body === undefined ? {} : { body: JSON.stringify(init.body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(path, { method: init.method ?? 'GET', ...body }).catch(() => undefined);
  if (response === undefined) throw new ApiError(0, 'Le serveur ne répond pas.');
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as Problem; // a proxy may answer anything
    throw new ApiError(response.status, problem.detail ?? problem.title ?? `Erreur ${response.status}`, problem.errors);
  }
  if (response.status === 204) return undefined as T; // callers of 204 routes ask for void
  return (await response.json()) as T; // shape of the contract, tested on the server
}
