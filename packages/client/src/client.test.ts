import { describe, expect, it } from 'vitest';
import { ApiFault, createClient, everything, unwrap } from './index.ts';

const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

function client(answer: (request: Request) => Response) {
  const asked: Request[] = [];
  const fetch = async (request: Request) => {
    asked.push(request);
    return answer(request);
  };
  return { asked, api: createClient({ baseUrl: 'https://vigie.example', token: 'secret', fetch }) };
}

describe('client', () => {
  it('asks with its token and gives the typed answer', async () => {
    const { api, asked } = client(() => json({ items: [{ key: 'pav-1' }] }));
    const page = unwrap(
      await api.GET('/api/v1/things', { params: { query: { domain: 'waste', search: 'été & co' } } }),
    );
    expect(page.items[0]?.key).toBe('pav-1');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer secret');
    expect(new URL(asked[0]?.url ?? '').searchParams.get('search')).toBe('été & co');
  });

  it('throws what the server says, fit for a screen', async () => {
    const problem = {
      type: 'urn:vigie:problem:not-found',
      title: 'Introuvable',
      status: 404,
      detail: 'Pas là.',
      instance: 'x',
    };
    const { api } = client(() => json(problem, 404, 'application/problem+json'));
    const path = { key: 'a/b' };
    const asked = api.GET('/api/v1/things/{key}', { params: { path } });
    await expect(asked.then(unwrap)).rejects.toMatchObject({ status: 404, message: 'Pas là.', problem });
  });

  it('is not upset by a proxy that answers anything', async () => {
    const { api } = client(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const fault = await api
      .GET('/api/v1/things')
      .then(unwrap)
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ApiFault);
    expect(fault).toMatchObject({ status: 502, problem: undefined, message: 'Erreur 502' });
  });

  it('reads every page of a list', async () => {
    const { api, asked } = client((request) =>
      new URL(request.url).searchParams.has('cursor')
        ? json({ items: [{ id: '2' }] })
        : json({ items: [{ id: '1' }], next: 'c' }),
    );
    const alarms = await everything(async (cursor) =>
      unwrap(await api.GET('/api/v1/alarms', { params: { query: { cursor } } })),
    );
    expect(alarms.map(({ id }) => id)).toEqual(['1', '2']);
    expect(asked).toHaveLength(2);
  });
});
