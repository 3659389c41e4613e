import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principal.ts';
import { holdsRole } from '../auth/principal.ts';
import { isSameOrigin } from '../auth/same-origin.ts';
import { SESSION_COOKIE } from '../auth/sign-in.ts';
import { Problem } from './problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function unauthenticated(shown: boolean): Problem {
  return new Problem({
    status: 401,
    code: 'unauthenticated',
    title: 'Authentification nécessaire',
    detail: shown
      ? 'Le jeton ou la session n’est pas reconnu, ou a expiré. Demandez-en un nouveau ou reconnectez-vous.'
      : 'Ouvrez une session (POST /api/v1/session) ou envoyez « Authorization: Bearer <jeton> ».',
    headers: { 'www-authenticate': 'Bearer realm="vigie"' },
  });
}

/** Throws unless a request that changes something comes from a page of ours. */
export function refuseForged(request: FastifyRequest): void {
  const { origin } = request.headers;
  const fetchSite = request.headers['sec-fetch-site'];
  const site = Array.isArray(fetchSite) ? fetchSite[0] : fetchSite;
  if (isSameOrigin({ fetchSite: site, origin, host: request.host })) return;
  throw new Problem({
    status: 403,
    code: 'cross-site-request',
    title: 'Requête venue d’un autre site',
    detail: 'Une session de navigateur ne vaut que depuis les pages de Vigie. Un programme utilise un jeton d’API.',
  });
}

async function proveRole(request: FastifyRequest, authenticate: Authenticator): Promise<void> {
  const access = request.routeOptions.config.access;
  if (access === undefined || access === 'public' || access === 'connector') return;
  const { authorization } = request.headers;
  const session = request.cookies[SESSION_COOKIE];
  const proof = await authenticate({ authorization, session });
  if (!proof) throw unauthenticated((authorization ?? session) !== undefined);
  if (proof.by === 'cookie' && !SAFE_METHODS.has(request.method)) refuseForged(request);
  if (!holdsRole(proof.principal, access)) {
    throw new Problem({
      status: 403,
      code: 'forbidden',
      title: 'Droit insuffisant',
      detail: `Il faut le rôle « ${access} » ; votre rôle est « ${proof.principal.role} ».`,
    });
  }
  request.principal = proof.principal;
}

/** Proves who calls before any body is read. */
export function guardRoutes(app: FastifyInstance, authenticate: Authenticator): void {
  app.decorateRequest('principal', undefined);
  app.addHook('onRequest', async (request) => proveRole(request, authenticate));
}

/** The caller of a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Error(`${request.routeOptions.url ?? request.url} has no caller: it is public`);
  return request.principal;
}
