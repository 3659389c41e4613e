import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '#platform/auth/accounts.ts';
import { ROLES } from '#platform/auth/principal.ts';
import type { Principal } from '#platform/auth/principal.ts';
import { secretHash } from '#platform/auth/secret.ts';
import { createSignIn, SESSION_COOKIE, SESSION_SECONDS } from '#platform/auth/sign-in.ts';
import { principalOf, refuseForged } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { Problem } from '#platform/http/problem.ts';
import { createThrottle } from '#platform/http/throttle.ts';
import { text } from './shapes.ts';

export interface SessionDeps {
  readonly accounts: Accounts;
  readonly clock: { now(): number };
}

const sessionView = z.object({
  kind: z.enum(['person', 'token', 'bootstrap']),
  name: z.string(),
  role: z.enum(ROLES),
});
const credentials = z.object({ login: text(200), password: z.string().min(1).max(1000) });
const tags = ['session'];

const view = ({ kind, name, role }: Principal) => ({ kind, name, role });

function setCookie(reply: FastifyReply, value: string, maxAge: number): void {
  const secure = reply.request.protocol === 'https';
  reply.setCookie(SESSION_COOKIE, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}

function tooMany(seconds: number): Problem {
  return new Problem({
    status: 429,
    code: 'too-many-attempts',
    title: 'Trop de tentatives',
    detail: `Réessayez dans ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}

/** Sign-in, who am I, sign-out. */
export function registerSessionRoutes(app: HttpServer, { accounts, clock }: SessionDeps): void {
  const signIn = createSignIn(accounts, clock);
  // 5 min: a person waits, a dictionary gives up. By address it is larger: an office shares one.
  const byLogin = createThrottle({ clock, attempts: 10, windowSeconds: 300 });
  const byAddress = createThrottle({ clock, attempts: 50, windowSeconds: 300 });

  app.post(
    '/api/v1/session',
    { config: { access: 'public' }, schema: { tags, body: credentials, response: { 201: sessionView } } },
    async (request, reply) => {
      const { login, password } = request.body;
      if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined)
        refuseForged(request);
      const wait = Math.max(byAddress.attempt(request.ip), byLogin.attempt(`${request.ip} ${login}`));
      if (wait > 0) throw tooMany(wait);
      const opened = await signIn(login, password);
      if (!opened) {
        const detail = 'Identifiant ou mot de passe inconnu.';
        throw new Problem({ status: 401, code: 'wrong-credentials', title: 'Connexion refusée', detail });
      }
      byLogin.forget(`${request.ip} ${login}`);
      setCookie(reply, opened.secret, SESSION_SECONDS);
      return reply.code(201).send(view(opened.principal));
    },
  );

  app.get(
    '/api/v1/session',
    { config: { access: 'reader' }, schema: { tags, response: { 200: sessionView } } },
    async (request) => view(principalOf(request)),
  );

  app.delete(
    '/api/v1/session',
    { config: { access: 'reader' }, schema: { tags, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const session = request.cookies[SESSION_COOKIE];
      if (session !== undefined) await accounts.closeSession(secretHash(session));
      setCookie(reply, '', 0);
      return reply.code(204).send();
    },
  );
}
