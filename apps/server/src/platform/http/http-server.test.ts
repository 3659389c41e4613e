import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Authenticator } from '../auth/authenticator.ts';
import { ROLES } from '../auth/principal.ts';
import { createHttpServer } from './http-server.ts';
import type { HttpKernel } from './http-server.ts';

const log = pino({ level: 'silent' });

/** `Bearer reader` is a reader, and so on; a cookie holds the role as well. */
const authenticate: Authenticator = async ({ authorization, session }) => {
  const shown = authorization?.slice('Bearer '.length) ?? session;
  const role = ROLES.find((known) => known === shown);
  if (role === undefined) return undefined;
  return {
    by: authorization === undefined ? 'cookie' : 'bearer',
    principal: { kind: 'token', who: `token:${role}`, name: role, role, organisation: 1 },
  };
};

const kernels: HttpKernel[] = [];
async function kernel(): Promise<HttpKernel> {
  const made = await createHttpServer({ log, authenticate, checkAnswers: true });
  kernels.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(kernels.splice(0).map(({ app }) => app.close()));
});

async function withEcho(): Promise<HttpKernel> {
  const made = await kernel();
  const schema = { body: z.strictObject({ items: z.array(z.strictObject({ factor: z.number() })) }) };
  made.app.post('/api/v1/echo', { config: { access: 'operator' }, schema }, (request) => request.body);
  made.app.get('/api/v1/fault', { config: { access: 'public' } }, () => {
    throw new Error('password=hunter2');
  });
  return made;
}

describe('HTTP kernel', () => {
  it('refuses to start with a route that does not say who may call it', async () => {
    const { app } = await kernel();
    expect(() => app.get('/open', () => 'oops')).toThrow('/open declares no access');
  });

  it('answers 401 without, 403 below and 200 with the role', async () => {
    const { app } = await withEcho();
    const post = (authorization = '') =>
      app.inject({
        method: 'POST',
        url: '/api/v1/echo',
        headers: authorization ? { authorization } : {},
        payload: { items: [] },
      });
    const nobody = await post();
    expect(nobody.statusCode).toBe(401);
    expect(nobody.headers['www-authenticate']).toContain('Bearer');
    expect(nobody.headers['content-type']).toContain('application/problem+json');
    expect((await post('Bearer nonsense')).statusCode).toBe(401);
    expect((await post('Bearer reader')).json()).toMatchObject({ status: 403, type: 'urn:vigie:problem:forbidden' });
    expect((await post('Bearer administrator')).statusCode).toBe(200);
  });

  it('says where a request is wrong', async () => {
    const { app } = await withEcho();
    const headers = { authorization: 'Bearer operator' };
    const payload = { items: [{ factor: 1 }, { factor: 'two' }], extra: 1 };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/echo', headers, payload });
    expect(answer.statusCode).toBe(400);
    const places = answer.json<{ errors: { where: string }[] }>().errors.map(({ where }) => where);
    expect(places).toEqual(['body.items[1].factor', 'body']);
  });

  it.each([
    ['not JSON', '{"items": ', 'application/json', 400, 'not-json'],
    ['an empty body', '', 'application/json', 400, 'not-json'],
    ['another media type', '<a/>', 'application/xml', 415, 'unsupported-media-type'],
    [
      'too large a body',
      `{"items":[${'{"factor":1},'.repeat(100_000)}{"factor":1}]}`,
      'application/json',
      413,
      'body-too-large',
    ],
    ['a polluting key', '{"items":[],"__proto__":{"a":1}}', 'application/json', 400, 'not-json'],
  ])('refuses %s with a problem', async (...[, payload, type, status, code]) => {
    const { app } = await withEcho();
    const headers = { authorization: 'Bearer operator', 'content-type': type };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/echo', headers, payload });
    expect(answer.json()).toMatchObject({ status, type: `urn:vigie:problem:${code}` });
    expect(answer.statusCode).toBe(status);
  });

  it('takes a change by cookie from its own pages only', async () => {
    const { app } = await withEcho();
    const post = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/echo',
        headers: { host: 'vigie.example', cookie: 'vigie_session=operator', ...headers },
        payload: { items: [] },
      });
    expect((await post({})).statusCode).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site', origin: 'http://vigie.example' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await post({ origin: 'http://vigie.example' })).statusCode).toBe(200);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });

  it('tells nothing of an unexpected fault', async () => {
    const { app } = await withEcho();
    const answer = await app.inject({ url: '/api/v1/fault' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('hunter2');
    expect(answer.json<{ instance: string }>().instance).toBe(answer.headers['x-request-id']);
  });

  it('sends the security headers and a problem for an unknown address', async () => {
    const { app } = await kernel();
    const answer = await app.inject({ url: '/api/v1/nowhere?token=secret' });
    expect(answer.json()).toMatchObject({ status: 404, type: 'urn:vigie:problem:no-such-route' });
    expect(answer.body).not.toContain('secret');
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
  });

  it('publishes OpenAPI 3.1', async () => {
    const { app } = await withEcho();
    const document = (await app.inject({ url: '/api/openapi.json' })).json<{ openapi: string; paths: object }>();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/echo');
  });
});
