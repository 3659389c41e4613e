import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { container } from '../../../../../../packs/waste/asset-types/container.ts';
import { createTestApi, itemsOf, nextOf, NOW } from '../../testing/api-app.ts';
import type { TestApi } from '../../testing/api-app.ts';
import { readTerritoryMap } from '../../pages/territory.ts';
import { communeLocator } from '../../places/commune-locator.ts';

const root = path.join(import.meta.dirname, '../../../../../..');
const map = readTerritoryMap(path.join(root, 'apps/public/territory/amp-communes.json'));

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({
    vocabulary: {
      quantity: () => undefined,
      domainOf: () => ({ domain: 'waste', assetType: 'container' }),
      model: () => undefined,
      properties: () => [],
      assetType: (id) => (id === 'container' ? container : undefined),
      locate: communeLocator(map),
    },
    communes: map.communes,
  });
});
afterAll(() => api.stop());

const place = { longitude: 5.3698, latitude: 43.2965 };
const series = [
  { field: 'level', quantity: 'distance', unit: 'mm', factor: 10 },
  { field: 'battery', quantity: 'batteryLevel', unit: '%', role: 'health' },
];
const device = (id: string, more: object = {}) => ({
  id,
  connector: 'porte-ici',
  place,
  datastreams: series,
  ...more,
});
const post = (what: string, payload: unknown) => api.send('POST', `/api/v1/${what}`, payload);
const patch = (what: string, payload: unknown) => api.send('PATCH', `/api/v1/${what}`, payload);
const get = (what: string) => api.get(`/api/v1/${what}`);
const put = (what: string, payload: unknown) => api.send('PUT', `/api/v1/${what}`, payload);

interface Feed {
  device: string;
  field: string;
  from_time: number | null;
  to_time: number | null;
}

async function feedsOf(datastream: number): Promise<Feed[]> {
  const { rows } = await api.database.pool.query<Feed>(
    `select v.key as device, f.field, f.from_time, f.to_time from datastream_feed f join device v on v.id = f.device_id
     where f.datastream_id = $1 order by f.id`,
    [datastream],
  );
  return rows;
}

interface SeriesView {
  id: number;
  device: string;
  thing: string;
  field: string;
  quantity: string;
  factor: number;
}

const seriesOf = async (query: string) => itemsOf<SeriesView>(await get(`datastreams?${query}`));

describe('positions', () => {
  it('attributes a commune, whatever somebody wrote', async () => {
    const asset = { key: 'pav-vieux-port', commune: 'Aix-en-Provence' };
    expect((await post('devices', device('place-1', { asset }))).status).toBe(201);
    expect((await get('devices/place-1')).body).toMatchObject({ commune: 'Marseille', communeCode: '13055' });
  });

  it.each([
    ['swapped', { longitude: 43.2965, latitude: 5.3698 }, /inversées.*look swapped/],
    ['elsewhere', { longitude: 2.35, latitude: 48.85 }, /hors du territoire/],
  ])('refuses %s', async (...[, wrong, words]) => {
    const answer = await post('devices', [device('place-2'), device('place-3', { place: wrong })]);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ where: 'body[1].place' }] } });
    expect(answer.text).toMatch(words);
    expect((await get('devices/place-2')).status).toBe(404);
  });

  it('refuses 0,0 and a standing device without a place', async () => {
    expect((await post('devices', device('place-4', { place: { longitude: 0, latitude: 0 } }))).status).toBe(400);
    const { place: _place, ...nowhere } = device('place-4');
    expect(await post('devices', nowhere)).toMatchObject({ status: 422, body: { type: 'urn:vigie:problem:no-place' } });
  });
});

describe('properties', () => {
  const asset = (properties: object) => ({ key: 'pav-p', type: 'container', properties });

  it.each([
    [{ dEmpty: 5 }, /sous le minimum, 100 mm/],
    [{ dFull: 90_000 }, /dépasse le maximum, 9000 mm/],
    [{ dEmpty: 'deep' }, /attend un nombre/],
    [{ stream: 4 }, /attend un texte/],
  ])('refuses %j', async (properties, words) => {
    const answer = await post('devices', device('prop', { asset: asset(properties) }));
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(words);
  });

  it('keeps a dated change as an event of the object', async () => {
    const made = await post('devices', device('prop', { asset: asset({ stream: 'verre', dEmpty: 1800, own: 'x' }) }));
    expect(made.text).toMatch(/dFull.* manque/);
    const time = '2026-11-01T08:00:00.000Z';
    const change = { properties: { dEmpty: 1700, own: null }, time, note: 'fond remplacé' };
    expect((await patch('things/pav-p', change)).status).toBe(204);
    expect((await get('things/pav-p')).body).toMatchObject({ properties: { stream: 'verre', dEmpty: 1700 } });
    expect(itemsOf(await get('things/pav-p/events'))).toMatchObject([
      { kind: 'installed', device: 'prop' },
      { kind: 'property', time, note: 'fond remplacé', detail: { property: 'dEmpty', before: 1800, after: 1700 } },
    ]);
    expect((await patch('things/pav-p', { properties: { stream: null } })).status).toBe(422);
    expect((await patch('things/none', {})).status).toBe(404);
  });
});

describe('a device in full', () => {
  it('belongs to a supplier, a contract and groups, which stay while they are used', async () => {
    expect((await put('contracts/m1', { name: 'Marché 1', supplier: 'acme' })).status).toBe(422);
    expect((await put('suppliers/acme', { name: 'Acme', email: 'sav@acme.example' })).status).toBe(201);
    expect((await put('suppliers/acme', { name: 'Acme SA' })).status).toBe(200);
    const contract = {
      name: 'Marché 1',
      supplier: 'acme',
      start: '2026-01-01',
      owedAvailability: 0.95,
      monthlyCost: 120.5,
    };
    expect(await put('contracts/m1', contract)).toMatchObject({
      status: 201,
      body: { ...contract, key: 'm1', devices: 0 },
    });
    expect((await put('contracts/m2', { name: 'x', start: '2026-02-01', end: '2026-01-01' })).status).toBe(400);
    expect((await put('groups/centre', { name: 'Centre-ville' })).status).toBe(201);
    const more = {
      supplier: 'acme',
      contract: 'm1',
      purchaseCost: 199.999,
      purchaseDate: '2026-02-03',
      monthlyCost: 1.5,
      serial: 'SN-É42',
      firmware: '1.2',
      tags: ['pilote', 'pilote', 'lot 2'],
      groups: ['centre'],
      notes: 'sous le banc',
    };
    expect((await post('devices', device('full', more))).status).toBe(201);
    expect((await get('devices/full')).body).toMatchObject({
      ...more,
      purchaseCost: 200,
      tags: ['pilote', 'lot 2'],
      lifeCycle: 'in-service',
    });
    expect((await api.send('DELETE', '/api/v1/suppliers/acme')).status).toBe(409);
    expect((await get('suppliers/acme')).body).toMatchObject({ name: 'Acme SA', devices: 1 });
    expect((await post('devices', device('nope', { supplier: 'nobody' }))).body).toMatchObject({
      errors: [{ where: 'body.supplier' }],
    });
  });

  it('changes what is asked, clears with null, and remembers before and after', async () => {
    const changed = await patch('devices/full', { firmware: '1.3', notes: null, groups: [], monthlyCost: null });
    expect(changed).toMatchObject({
      status: 200,
      body: { firmware: '1.3', serial: 'SN-É42', supplier: 'acme', contract: 'm1', groups: [] },
    });
    expect(changed.body).not.toHaveProperty('notes');
    expect(itemsOf(await get('devices/full/history'))).toMatchObject([
      {
        action: 'device.update',
        who: 'token:administrator-here',
        detail: { changes: { firmware: { before: '1.2', after: '1.3' }, notes: { after: null } } },
      },
      { action: 'device.create' },
    ]);
    expect(itemsOf(await get('devices/full/events'))).toMatchObject([{ kind: 'firmware' }, { kind: 'installed' }]);
    expect((await patch('devices/full', { codec: { id: 'em500', version: '9' } })).status).toBe(422);
    expect((await patch('devices/full', { colour: 'red' })).status).toBe(400);
    expect((await patch('devices/none', { name: 'x' })).status).toBe(404);
  });

  it('goes through its life by allowed steps only; retired it is listened to no more but keeps its past', async () => {
    expect((await patch('devices/full', { lifeCycle: 'ordered' })).status).toBe(409);
    expect((await patch('devices/full', { lifeCycle: 'under-repair' })).status).toBe(200);
    expect((await patch('devices/full', { lifeCycle: 'in-service', time: '2100-01-01T00:00:00Z' })).status).toBe(422);
    expect((await api.send('DELETE', '/api/v1/devices/full')).body).toMatchObject({ lifeCycle: 'retired' });
    const gone = await get('devices/full');
    expect(gone.body).not.toHaveProperty('asset');
    expect(await seriesOf('device=full')).toHaveLength(2);
    expect((await patch('devices/full', { lifeCycle: 'in-service' })).status).toBe(409);
    expect((await patch('devices/full', { lifeCycle: 'in-stock' })).status).toBe(200);
  });

  it('notes what a person did', async () => {
    expect((await post('devices/prop/events', { kind: 'cleaned', note: 'cuve lavée' })).status).toBe(204);
    expect(itemsOf(await get('devices/prop/events'))[0]).toMatchObject({ kind: 'cleaned', thing: 'pav-p' });
    expect((await post('devices/prop/events', { kind: 'exploded' })).status).toBe(400);
  });
});

describe('replacement', () => {
  it('goes on with the series: same number, fed by the new device from its time on', async () => {
    const asset = { key: 'pav-r' };
    await post('devices', device('old-1', { asset }));
    const before = await seriesOf('device=old-1');
    // registered with an object of its own, as the public contract does it; its field has another name and factor
    const other = [{ field: 'distance', quantity: 'distance', unit: 'mm' }, series[1]];
    await post('devices', device('new-1', { datastreams: other }));
    const time = '2026-11-20T10:00:00.000Z';
    const answer = await post('devices/old-1/replace', { by: 'new-1', time, note: 'vandalisé' });
    expect(answer).toMatchObject({
      status: 200,
      body: { old: { lifeCycle: 'retired' }, new: { asset: 'pav-r', lifeCycle: 'in-service', installed: time } },
    });
    const after = await seriesOf('thing=pav-r');
    expect(after.map(({ id, device: of }) => [id, of])).toEqual(before.map(({ id }) => [id, 'new-1']));
    expect(after[0]).toMatchObject({ field: 'distance', factor: 1 });
    const at = Date.parse(time);
    expect(await feedsOf(before[0]?.id ?? 0)).toEqual([
      { device: 'old-1', field: 'level', from_time: null, to_time: at },
      { device: 'new-1', field: 'distance', from_time: at, to_time: null },
    ]);
    expect(itemsOf(await get('things/pav-r/events'))).toMatchObject([
      { kind: 'installed' },
      { kind: 'replaced', time, note: 'vandalisé', detail: { old: 'old-1', new: 'new-1' } },
    ]);
    expect((await get('things/new-1')).status).toBe(404);
    expect(itemsOf(await get('devices/new-1/history'))).toMatchObject([{ action: 'device.replace' }, {}]);
  });

  it('takes one from stock, whose series are those of the old one', async () => {
    const asset = { key: 'pav-s' };
    await post('devices', device('old-2', { asset }));
    expect(await post('devices', { id: 'spare', connector: 'porte-ici', lifeCycle: 'in-stock' })).toMatchObject({
      status: 201,
      body: { datastreams: [] },
    });
    expect((await get('devices/spare')).body).not.toHaveProperty('asset');
    const answer = await post('devices/old-2/replace', { by: 'spare', oldBecomes: 'in-stock' });
    expect(answer.body).toMatchObject({ old: { lifeCycle: 'in-stock' }, new: { asset: 'pav-s' } });
    expect((await seriesOf('thing=pav-s')).map(({ device: of, field }) => [of, field])).toEqual([
      ['spare', 'level'],
      ['spare', 'battery'],
    ]);
    // and the old one, mended, goes elsewhere with what it fed
    const moved = await post('devices/old-2/move', { asset: 'pav-t', place });
    expect(moved).toMatchObject({ status: 200, body: { asset: 'pav-t', lifeCycle: 'in-service' } });
    expect(await seriesOf('thing=pav-t')).toMatchObject([{ field: 'level', factor: 10 }, { field: 'battery' }]);
  });

  it.each([
    ['itself', 'old-2', { by: 'old-2' }, 422],
    ['nobody', 'old-2', { by: 'ghost' }, 404],
    ['a retired one', 'old-2', { by: 'old-1' }, 409],
    ['one that stands nowhere', 'old-1', { by: 'spare' }, 409],
    ['in the future', 'old-2', { by: 'spare', time: '2099-01-01T00:00:00Z' }, 422],
  ])('refuses %s', async (...[, old, body, status]) => {
    expect((await post(`devices/${old}/replace`, body)).status).toBe(status);
  });

  it('moves an object with its device: the series go on', async () => {
    const before = await seriesOf('thing=pav-t');
    const aix = { longitude: 5.4474, latitude: 43.5263 };
    expect((await post('devices/old-2/move', { place: aix })).body).toMatchObject({
      asset: 'pav-t',
      commune: 'Aix-en-Provence',
      place: aix,
    });
    expect(await seriesOf('thing=pav-t')).toEqual(before);
    expect((await post('devices/old-2/move', {})).status).toBe(422);
    expect((await post('devices/old-2/move', { asset: 'pav-new' })).status).toBe(422);
    expect((await post('devices/old-2/move', { place: { longitude: 2, latitude: 48 } })).status).toBe(422);
  });
});

describe('lists', () => {
  const ids = async (query: string) => itemsOf<{ id: string }>(await get(`devices?${query}`)).map(({ id }) => id);

  it.each([
    ['q=vieux+PORT', ['place-1']],
    ['q=sn-e42', ['full']],
    ['lifeCycle=in-stock&sort=id', ['full']],
    ['commune=13001', ['old-2']],
    ['commune=Aix-en-Provence', ['old-2']],
    ['commune=13055&id=70b3d57ed0000001', ['70b3d57ed0000001']],
    ['supplier=acme', ['full']],
    ['tag=lot 2', ['full']],
    ['group=centre', []],
    ['asset=pav-s', ['spare']],
    ['q=%25', []],
    ['connector=ailleurs', []],
  ])('finds ?%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it.each(['id', '-id', 'name', '-commune', 'created', '-created'])(
    'pages by %s: everything once, with its count',
    async (sort) => {
      const seen: string[] = [];
      let cursor = '';
      let total = 0;
      do {
        const answer = await get(`devices?sort=${sort}&limit=2&cursor=${cursor}`);
        seen.push(...itemsOf<{ id: string }>(answer).map(({ id }) => id));
        total = (answer.body as { total: number }).total;
        cursor = nextOf(answer) ?? '';
      } while (cursor !== '');
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(total);
      if (sort === 'id') expect(seen).toEqual(seen.toSorted());
    },
  );

  it('searches communes, objects and devices of one organisation as one types', async () => {
    const found = itemsOf<{ kind: string; key: string }>(await get('search?q=aix'));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'commune', key: '13001' }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'thing', key: 'pav-t' }));
    expect(itemsOf(await get('search?q=70-B3-D5-7E-D0-00-00-01'))).toMatchObject([{ kind: 'device' }]);
    expect(itemsOf(await api.get('/api/v1/search?q=spare', 'reader', 'elsewhere'))).toEqual([]);
    expect((await get('search?q=')).status).toBe(400);
  });

  it('asks which of two when a DevEUI is known to two connectors', async () => {
    await post('connectors', { id: 'second', kind: 'http-json', name: 'Second' });
    await post('devices', { ...device('spare'), connector: 'second' });
    expect((await get('devices/spare')).status).toBe(409);
    expect((await get('devices/spare?connector=second')).body).toMatchObject({ connector: 'second' });
    expect((await patch('devices/spare?connector=second', { connector: 'porte-ici' })).status).toBe(409);
    expect((await patch('devices/prop', { connector: 'second' })).body).toMatchObject({ connector: 'second' });
  });
});

describe('photos', () => {
  const send = (payload: Buffer, type = 'image/jpeg', url = '/api/v1/devices/prop/photo') =>
    api.kernel.app.inject({
      method: 'PUT',
      url,
      payload,
      headers: { ...api.bearer('operator'), 'content-type': type },
    });
  const segment = (marker: number, text: string) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(text.length + 2, 2);
    return Buffer.concat([head, Buffer.from(text, 'latin1')]);
  };
  const turned = 'Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0GPS 43.29';
  const jpeg = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, turned),
    segment(0xfe, 'secret comment'),
    Buffer.from([0xff, 0xda, 0, 4, 1, 2, 9, 9, 0xff, 0xd9]),
    Buffer.from('a film behind the picture'),
  ]);

  it('keeps the picture and how it was held, and nothing else', async () => {
    expect((await send(jpeg, 'text/html')).statusCode).toBe(204);
    const url = '/api/v1/devices/prop/photo';
    const shown = await api.kernel.app.inject({ url, headers: api.bearer('reader') });
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(shown.rawPayload.toString('latin1')).not.toMatch(/GPS|secret|film/);
    expect(shown.rawPayload.toString('latin1')).toContain('Exif\0\0');
    expect((await api.kernel.app.inject({ url })).statusCode).toBe(401);
    expect((await get('devices/prop')).body).toMatchObject({ photo: true });
    expect((await api.send('DELETE', url)).status).toBe(204);
    expect((await get('devices/prop/photo')).status).toBe(404);
  });

  it.each([
    ['HTML', Buffer.from('<script>alert(1)</script>'), 415],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['a JPEG cut short', jpeg.subarray(0, 12), 415],
    ['too much', Buffer.alloc(2_097_153, 0xff), 413],
    ['nothing', Buffer.alloc(0), 415],
  ])('refuses %s', async (...[, body, status]) => {
    expect((await send(body)).statusCode).toBe(status);
  });
});

it('gives nothing of another organisation', async () => {
  expect(NOW).toBeGreaterThan(0);
  for (const url of [
    'devices/prop',
    'devices/prop/events',
    'things/pav-p/events',
    'suppliers/acme',
    'devices/prop/photo',
  ])
    expect((await api.get(`/api/v1/${url}`, 'administrator', 'elsewhere')).status).toBe(404);
});
