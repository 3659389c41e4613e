import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '#platform/auth/principal.ts';
import type { Access } from '#platform/http/access.ts';
import { registerHealth } from '../health.ts';
import { registerLive } from '../live.ts';
import { createMetrics } from '../metrics.ts';
import { createTestApi, NOW } from '../testing/api-app.ts';
import type { TestApi } from '../testing/api-app.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({}, ({ app }) => {
    registerLive(app, { clock: { now: () => NOW }, maxClients: 0 });
    registerHealth(app, { conditions: {}, metrics: createMetrics() });
  });
});
afterAll(() => api.stop());

const example = (url: string): string =>
  url.replace('/things/:key', '/things/pav-1').replace(':version', '1.0.0').replace(/:\w+/g, '999999');

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What a role gets of a route, before its body is looked at. */
async function outcome(given: string, url: string, headers: Record<string, string>): Promise<string> {
  // Nothing in the body: who may call is decided before what is asked is read.
  const method = METHODS.find((known) => known === given);
  const options = { method, url: example(url), headers: { ...headers, 'sec-fetch-site': 'none' } };
  const { statusCode } = await api.kernel.app.inject(options);
  return statusCode === 401 || statusCode === 403 ? String(statusCode) : 'open';
}

function expected(access: Access, role: (typeof ROLES)[number] | undefined): string {
  if (access === 'public' || access === 'connector') return 'open';
  if (role === undefined) return '401';
  return ROLES.indexOf(role) >= ROLES.indexOf(access) ? 'open' : '403';
}

describe('authorization', () => {
  it('gives each role what the routes declare, and writes the matrix', async () => {
    const lines: string[] = [];
    for (const { method, url, access } of api.kernel.routes) {
      if (method === 'HEAD') continue;
      const row: string[] = [];
      for (const role of [undefined, ...ROLES]) {
        const got = await outcome(method, url, role ? api.bearer(role) : {});
        expect(`${method} ${url} ${role}: ${got}`).toBe(`${method} ${url} ${role}: ${expected(access, role)}`);
        row.push(got);
      }
      lines.push(`${method.padEnd(6)} ${url.padEnd(40)} ${row.map((cell) => cell.padEnd(4)).join('  ')}`);
    }
    const heading = `${'method'.padEnd(6)} ${'route'.padEnd(40)} none  ${ROLES.join('  ')}`;
    const matrix = [heading, ...lines.toSorted()].map((line) => line.trimEnd()).join('\n');
    await expect(`${matrix}\n`).toMatchFileSnapshot('authorization.golden.txt');
  });
});

describe('openapi.json', () => {
  it('is the committed one', async () => {
    const { text } = await api.get('/api/openapi.json');
    const document: unknown = JSON.parse(text);
    await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot('../../../../../openapi.json');
  });
});
