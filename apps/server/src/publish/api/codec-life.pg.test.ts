import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, itemsOf } from '../testing/api-app.ts';
import type { TestApi } from '../testing/api-app.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.stop());

const VECTORS = [{ description: 'ordinary', bytes: '01', port: 1, data: { first: 1 } }];
const codec = (version: string, more: object = {}) => ({ id: 'em500', version, source: `// ${version}`, ...more });
const post = (url: string, payload: unknown = {}) => api.send('POST', `/api/v1/codecs${url}`, payload);
const codecOfDevice = async () => {
  const { body } = await api.get('/api/v1/devices/70b3d57ed0000001');
  return Reflect.get(Object(body), 'codec');
};

describe('the life of a version', () => {
  it('goes from draft to active by its tests, and each step is in the journal', async () => {
    const origin = { maker: 'Milesight', licence: 'MIT', sourceUrl: 'https://example.org/a.js', notes: 'essai' };
    expect(await post('', codec('2.0.0', { draft: true, vectors: VECTORS, ...origin }))).toMatchObject({
      status: 201,
      body: { state: 'draft' },
    });
    expect(await post('/em500/2.0.0/test')).toMatchObject({ status: 200, body: { passed: true, state: 'tested' } });
    expect(await post('/em500/2.0.0/activate')).toMatchObject({ status: 200, body: { state: 'active', changed: 0 } });
    const sheet = await api.get('/api/v1/codecs/em500/2.0.0');
    expect(sheet.body).toMatchObject({
      ...origin,
      state: 'active',
      devices: 0,
      vectorCount: 1,
      report: { findings: [] },
    });
    const journal = await api.get('/api/v1/journal?object=em500%402.0.0');
    expect(
      itemsOf<{ action: string }>(journal)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(['codec.activate', 'codec.create', 'codec.test']);
  });

  it('keeps a draft that fails from becoming active, and says why', async () => {
    await post('', codec('2.1.0', { draft: true, source: 'broken', vectors: VECTORS }));
    expect(await post('/em500/2.1.0/test')).toMatchObject({ body: { passed: false, state: 'draft' } });
    expect(await post('/em500/2.1.0/activate', { reason: 'pressé' })).toMatchObject({
      status: 422,
      body: { type: 'urn:vigie:problem:codec-fails' },
    });
  });

  it('asks for a written reason where vectors pass and values look wrong', async () => {
    expect(await post('', codec('2.2.0', { source: 'odd', vectors: VECTORS }))).toMatchObject({
      body: { state: 'tested', findings: [{ finding: 'coordinates-swapped' }] },
    });
    expect(await post('/em500/2.2.0/activate')).toMatchObject({
      status: 422,
      body: { type: 'urn:vigie:problem:codec-implausible', errors: [{ where: 'vector 1' }] },
    });
    expect((await post('/em500/2.2.0/activate', { reason: 'exemple du fabricant' })).status).toBe(200);
  });

  it('shows what changed between two versions', async () => {
    await post('', codec('3.0.0', { source: 'a\nb\nc\n', draft: true }));
    await post('', codec('3.1.0', { source: 'a\nB\nc\n', draft: true }));
    expect((await api.get('/api/v1/codecs/em500/3.1.0/diff?with=3.0.0')).body).toEqual({
      parts: [
        { kind: 'same', text: 'a\n' },
        { kind: 'removed', text: 'b\n' },
        { kind: 'added', text: 'B\n' },
        { kind: 'same', text: 'c\n' },
      ],
    });
  });

  it('is not retired while a device decodes with it', async () => {
    expect((await post('/em500/1.0.0/retire')).status).toBe(409);
    expect((await post('/em500/3.0.0/retire')).status).toBe(200);
  });
});

describe('assignment', () => {
  const assign = (target: object, version: string) =>
    api.send('PUT', '/api/v1/codec-assignments', { target, codec: { id: 'em500', version } });
  const remove = (target: object) => api.send('POST', '/api/v1/codec-assignments/remove', { target });
  const device = { device: '70b3d57ed0000001', connector: 'porte-ici' };

  it('takes the most specific, and falls back when it is taken away', async () => {
    const { pool } = api.database;
    await pool.query(`update device set registered_codec_id = codec_id, model = 'm1' where id = $1`, [api.here.device]);
    await pool.query(`insert into device_group (organisation_id, key, name) values (1, 'quai', 'Quai')`);
    await pool.query(
      `insert into device_group_member (group_id, device_id, organisation_id)
       select id, $1, 1 from device_group where key = 'quai'`,
      [api.here.device],
    );
    for (const version of ['4.0.0', '4.1.0', '4.2.0']) await post('', codec(version, { vectors: VECTORS }));
    const rehearsed = { target: { model: 'm1' }, codec: { id: 'em500', version: '4.0.0' }, dryRun: true };
    expect((await api.send('PUT', '/api/v1/codec-assignments', rehearsed)).body).toEqual({ changed: 1 });
    expect(itemsOf(await api.get('/api/v1/codec-assignments?codec=em500'))).toHaveLength(0);
    expect((await assign({ model: 'm1' }, '4.0.0')).body).toEqual({ changed: 1 });
    expect(await codecOfDevice()).toEqual({ id: 'em500', version: '4.0.0' });
    await assign({ group: 'quai' }, '4.1.0');
    expect(await codecOfDevice()).toMatchObject({ version: '4.1.0' });
    await assign(device, '4.2.0');
    expect(await codecOfDevice()).toMatchObject({ version: '4.2.0' });
    expect((await assign({ model: 'm1' }, '4.1.0')).body).toEqual({ changed: 0 });
    expect(itemsOf(await api.get('/api/v1/codec-assignments?codec=em500'))).toMatchObject([
      // what is more specific takes the device from the two others
      { model: 'm1', devices: 0, others: 1 },
      { group: 'quai', devices: 0, others: 1 },
      { device: '70b3d57ed0000001', devices: 1, others: 0 },
    ]);
    const family = itemsOf<{ action: string }>(await api.get('/api/v1/journal?action=codec.&limit=1000'));
    expect(new Set(family.map(({ action }) => action))).toContain('codec.assign');
    expect(family.every(({ action }) => action.startsWith('codec.'))).toBe(true);
    await remove(device);
    await remove({ group: 'quai' });
    expect(await codecOfDevice()).toMatchObject({ version: '4.1.0' });
    await remove({ model: 'm1' });
    expect(await codecOfDevice()).toMatchObject({ version: '1.0.0' });
  });

  it('refuses a draft, a version and a group that are not there', async () => {
    expect((await assign({ model: 'm1' }, '3.1.0')).status).toBe(409);
    expect((await assign({ model: 'm1' }, '99')).status).toBe(422);
    expect((await assign({ group: 'nulle-part' }, '4.0.0')).status).toBe(404);
    expect((await remove({ device: 'ailleurs' })).status).toBe(404);
  });

  it('hands all devices of the other versions over on activation', async () => {
    await post('', codec('5.0.0', { vectors: VECTORS }));
    expect((await post('/em500/5.0.0/activate', { takeOver: true })).body).toMatchObject({ changed: 1 });
    expect(await codecOfDevice()).toMatchObject({ version: '5.0.0' });
  });
});

describe('trying', () => {
  it('decodes hexadecimal and base64 with a source that is not kept', async () => {
    const frames = [{ bytes: '0A:0b', port: 7 }, { bytes: 'Cgs=' }];
    const answer = await post('/try', { source: 'function decodeUplink() {}', frames, reader: { model: 'm' } });
    expect(itemsOf(answer)).toMatchObject([
      {
        bytes: '0a0b',
        port: 7,
        outcome: { data: { first: 10, port: 7 }, console: ['seen'], observations: [{ value: 10 }] },
      },
      { bytes: '0a0b', port: 1 },
    ]);
  });

  it('shows another version beside, and refuses what names neither source nor version', async () => {
    const frames = [{ bytes: '01' }];
    const answer = await post('/try', {
      codec: { id: 'em500', version: '4.0.0' },
      against: { id: 'em500', version: '4.1.0' },
      frames,
    });
    expect(itemsOf(answer)).toMatchObject([{ against: { data: { first: 1 } } }]);
    expect((await post('/try', { frames })).status).toBe(400);
    expect((await post('/try', { source: 'x', frames: [{ bytes: '!' }] })).status).toBe(400);
    expect((await post('/try', { codec: { id: 'em500', version: '99' }, frames })).status).toBe(404);
  });
});
