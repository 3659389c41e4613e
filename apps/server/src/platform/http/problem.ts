import type { FastifyReply } from 'fastify';

/** Where a request is wrong and how to mend it. */
export interface ProblemPlace {
  /** `body`, `query`, `path` or `header`, then the path to the member: `body.datastreams[0].factor`. */
  readonly where: string;
  readonly message: string;
}

export interface ProblemDetails {
  readonly status: number;
  /** Stable code; the `type` of the answer is `urn:vigie:problem:{code}`. */
  readonly code: string;
  /** Short, the same for every occurrence. */
  readonly title: string;
  /** What happened here and how to mend it. */
  readonly detail?: string;
  readonly errors?: readonly ProblemPlace[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An expected fault of a request: thrown by a handler, answered as RFC 9457. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails, cause?: unknown) {
    super(details.detail ?? details.title, { cause });
    this.name = 'Problem';
    this.details = details;
  }
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Sends a problem (RFC 9457, §3): the request's id is its `instance`. */
export function sendProblem(reply: FastifyReply, details: ProblemDetails): FastifyReply {
  const { status, code, title, detail, errors, headers } = details;
  const body = { type: `urn:vigie:problem:${code}`, title, status, detail, errors, instance: reply.request.id };
  return reply
    .code(status)
    .headers(headers ?? {})
    .header('cache-control', 'no-store')
    .type(PROBLEM_TYPE)
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** 404 for one thing of the territory. */
export function notFound(what: string, key: string): Problem {
  return new Problem({
    status: 404,
    code: 'not-found',
    title: 'Introuvable',
    detail: `${what} « ${key} » n’existe pas.`,
  });
}

/** 409: it clashes with what is already there. */
export function conflict(code: string, detail: string, errors?: readonly ProblemPlace[]): Problem {
  return new Problem({ status: 409, code, title: 'Conflit avec l’existant', detail, errors });
}

/** 422: well formed, but says something that cannot be. */
export function unprocessable(code: string, detail: string, errors?: readonly ProblemPlace[]): Problem {
  return new Problem({ status: 422, code, title: 'Demande inapplicable', detail, errors });
}
