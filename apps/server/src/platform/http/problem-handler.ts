import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, sendProblem } from './problem.ts';
import type { ProblemDetails } from './problem.ts';
import { InvalidRequest, placesOf } from './validation.ts';

// Faults the HTTP kernel itself finds in a request, by its stable codes.
const KERNEL_FAULTS: Readonly<Record<string, Omit<ProblemDetails, 'status'>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'body-too-large',
    title: 'Corps trop grand',
    detail: 'Envoyez moins d’éléments par requête.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    title: 'Type de contenu non pris en charge',
    detail: 'Envoyez « Content-Type: application/json ».',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'not-json',
    title: 'JSON illisible',
    detail: 'Le corps de la requête n’est pas du JSON valide.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'not-json',
    title: 'JSON illisible',
    detail: 'Le corps de la requête est vide alors que du JSON est annoncé.',
  },
};

function invalidRequest(error: InvalidRequest, part: string): ProblemDetails {
  return {
    status: 400,
    code: 'invalid-request',
    title: 'Requête invalide',
    detail: 'La requête ne correspond pas à ce que décrit /api/openapi.json ; « errors » dit où.',
    errors: placesOf(error.issues, part),
  };
}

function detailsOf(error: FastifyError | InvalidRequest | Problem): ProblemDetails | undefined {
  if (error instanceof Problem) return error.details;
  if (error instanceof InvalidRequest) {
    // Fastify names the part (`body`, `querystring`…) on the error it was given.
    return invalidRequest(error, 'validationContext' in error ? String(error.validationContext) : 'body');
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) return undefined;
  return {
    status,
    ...(KERNEL_FAULTS[error.code] ?? { code: 'bad-request', title: 'Requête refusée', detail: error.message }),
  };
}

/** Answers every fault as a problem; what nobody expected is logged here, once, and tells the caller nothing. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const details = detailsOf(error);
  if (details) return sendProblem(reply, details);
  request.log.error({ err: error }, 'request failed');
  return sendProblem(reply, {
    status: 500,
    code: 'internal',
    title: 'Erreur interne',
    detail: 'La demande n’a pas abouti. Le journal du serveur en garde la trace sous l’identifiant « instance ».',
  });
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    status: 404,
    code: 'no-such-route',
    title: 'Adresse inconnue',
    detail: `${request.method} ${request.url.split('?')[0]} n’existe pas. /api/openapi.json les décrit toutes.`,
  });
}
