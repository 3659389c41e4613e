import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../../flow/vocabulary.ts';
import { PACKS } from '../../../packs.ts';
import { createTestApi, itemsOf } from '../../testing/api-app.ts';
import type { TestApi } from '../../testing/api-app.ts';

const root = path.join(import.meta.dirname, '../../../../../..');
const outlines = pathToFileURL(path.join(root, 'apps/public/territory/amp-communes.json'));

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ vocabulary: vocabularyOf(PACKS, outlines), packs: PACKS });
  const { pool } = api.database;
  await pool.query(`insert into codec (organisation_id, key, version, source, sha256, state)
    values (1, 'milesight-em310-udl', '1.0.0', 'x', sha256('x'), 'active')`);
});
afterAll(() => api.stop());

interface Job {
  id: number;
  state: string;
  lines: number;
  written: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  detail?: string;
  warnings: string[];
}

interface Fault {
  line: number;
  column?: string;
  what: string;
  mend: string;
}

async function start(payload: string | Buffer, query = '') {
  const headers = { ...api.bearer('manager'), 'content-type': 'text/csv' };
  return api.kernel.app.inject({ method: 'POST', url: `/api/v1/imports?${query}`, payload, headers });
}

async function run(payload: string | Buffer, query = ''): Promise<Job & { faults: readonly Fault[] }> {
  const begun = await start(payload, query);
  expect([begun.statusCode, begun.body]).toEqual([202, expect.any(String)]);
  let job: Job = begun.json();
  while (job.state === 'checking' || job.state === 'importing') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = (await api.get(`/api/v1/imports/${job.id}`)).body as Job;
  }
  return { ...job, faults: itemsOf<Fault>(await api.get(`/api/v1/imports/${job.id}/faults?limit=1000`)) };
}

const file = (rows: readonly (readonly unknown[])[], delimiter = ',') =>
  stringify(
    rows.map((row) => [...row]),
    { delimiter },
  );
const HEAD = ['connector', 'id', 'name', 'asset', 'longitude', 'latitude'];
const line = (id: string, ...rest: unknown[]) => [
  'porte-ici',
  id,
  `Sonde ${id}`,
  `objet-${id}`,
  5.3698,
  43.2965,
  ...rest,
];
const device = async (id: string) => (await api.get(`/api/v1/devices/${encodeURIComponent(id)}`)).body;

async function exported(query = ''): Promise<string> {
  const headers = api.bearer('reader');
  return (await api.kernel.app.inject({ url: `/api/v1/devices.csv?${query}`, headers })).body;
}

describe('a file', () => {
  it('tells what it would do, does it, and does nothing the second time', async () => {
    const csv = file([HEAD, line('i1'), line('i2')]);
    expect(await run(csv, 'dryRun=true')).toMatchObject({ state: 'done', lines: 2, created: 2, written: 0 });
    expect((await api.get('/api/v1/devices/i1')).status).toBe(404);
    expect(await run(csv)).toMatchObject({ state: 'done', created: 2, written: 2, refused: 0 });
    expect(await device('i1')).toMatchObject({ asset: 'objet-i1', commune: 'Marseille', lifeCycle: 'in-service' });
    expect(await run(csv)).toMatchObject({ state: 'done', created: 0, unchanged: 2, written: 0 });
    const renamed = file([
      ['connector', 'id', 'name', 'notes'],
      ['porte-ici', 'i1', 'Autre nom', ''],
    ]);
    expect(await run(renamed)).toMatchObject({ updated: 1, written: 1 });
    expect(await device('i1')).toMatchObject({ name: 'Autre nom', asset: 'objet-i1' });
    expect(itemsOf(await api.get('/api/v1/devices/i1/history'))).toMatchObject([
      { action: 'device.update', detail: { changes: { name: { after: 'Autre nom' } }, import: expect.any(Number) } },
      { action: 'device.create' },
    ]);
  });

  it.each([
    ['semicolons and French numbers', (rows: string[][]) => file(rows, ';').replaceAll('5.3698', '"5,3698"')],
    ['tabs', (rows: string[][]) => file(rows, '\t')],
    ['a byte-order mark and CRLF', (rows: string[][]) => `\uFEFF${file(rows).replaceAll('\n', '\r\n')}`],
    ['Latin-1', (rows: string[][]) => Buffer.from(file(rows), 'latin1')],
    ['UTF-16', (rows: string[][]) => Buffer.from(`\uFEFF${file(rows)}`, 'utf16le')],
    ['line breaks within quotes, no last line break', (rows: string[][]) => file(rows).trimEnd()],
  ])('comes with %s', async (name, write) => {
    const id = `form-${name.length}`;
    const rows = [
      [...HEAD.slice(0, 2), 'Libellé', ...HEAD.slice(3), 'notes'],
      ['porte-ici', id, 'Étoile à côté', `o-${id}`, '5.3698', '43.2965', 'deux\nlignes ; et "plus"'],
    ];
    expect(await run(write(rows))).toMatchObject({ created: 1, faults: [] });
    expect(await device(id)).toMatchObject({ name: 'Étoile à côté', notes: 'deux\nlignes ; et "plus"' });
  });

  it('keeps a formula as the text it is, and disarms it on the way out', async () => {
    const formula = "=cmd|'/c calc'!A1";
    expect(await run(file([HEAD, ['porte-ici', 'f1', formula, 'of1', 5.37, 43.3]]))).toMatchObject({ created: 1 });
    expect(await device('f1')).toMatchObject({ name: formula });
    const out = await exported('id=f1');
    expect(out).toContain(`'=cmd`);
    expect(await run(out)).toMatchObject({ unchanged: 1, refused: 0 });
  });
});

describe('what is wrong', () => {
  it('a gauge moved without a date is refused: a list cannot say when', async () => {
    const head = [...HEAD, 'asset_type', 'domain', 'property.sensorElevation', 'property.zeroElevation'];
    expect(await run(file([head, line('g1', 'gauge', 'water', 40, 40)]))).toMatchObject({ created: 1 });
    const moved = await run(
      file([
        ['connector', 'id', 'property.zeroElevation'],
        ['porte-ici', 'g1', 39.2],
      ]),
    );
    expect(moved).toMatchObject({ updated: 0, refused: 1, written: 0 });
    expect(JSON.stringify(moved)).toContain('change sans date');
  });

  it('is said line by line with its column and how to mend it; nothing is written unless asked', async () => {
    const head = [
      ...HEAD,
      'supplier',
      'codec',
      'life_cycle',
      'purchase_cost_eur',
      'installed',
      'asset_type',
      'property.dEmpty',
    ];
    const bad = (id: string, change: Record<string, unknown>) => {
      const full = [...line(id), '', '', '', '', '', '', ''];
      return head.map((column, index) => (column in change ? change[column] : full[index]));
    };
    const rows = [
      head,
      bad('good', {}),
      bad('w1', { longitude: 43.2965, latitude: 5.3698 }),
      bad('w2', { longitude: 0, latitude: 0 }),
      bad('w3', { longitude: 2.35, latitude: 48.85 }),
      bad('w4', { longitude: 'east' }),
      bad('w5', { supplier: 'nobody' }),
      bad('w6', { codec: 'em500' }),
      bad('w7', { life_cycle: 'sleeping' }),
      bad('w8', { purchase_cost_eur: '-3' }),
      bad('w9', { installed: '31/02/2025' }),
      bad('', {}),
      bad('w11', { connector: 'nowhere' }),
      bad('good', {}),
      bad('w13', { longitude: '', latitude: '' }),
      bad('w14', { asset_type: 'container', 'property.dEmpty': '5' }),
      bad('w15', { latitude: '' }),
    ];
    const { faults, ...job } = await run(file(rows));
    expect(job).toMatchObject({ state: 'refused', lines: 16, created: 1, refused: 15, written: 0 });
    expect(faults.toSorted((a, b) => a.line - b.line).map((fault) => [fault.line, fault.column])).toEqual([
      [3, 'longitude'],
      [4, 'longitude'],
      [5, 'longitude'],
      [6, 'longitude'],
      [7, 'supplier'],
      [8, 'codec'],
      [9, 'life_cycle'],
      [10, 'purchase_cost_eur'],
      [11, 'installed'],
      [12, 'id'],
      [13, 'connector'],
      [14, 'id'],
      [15, 'longitude'],
      [16, 'property.dEmpty'],
      [17, 'latitude'],
    ]);
    for (const { what, mend } of faults) expect([what.length > 5, mend.length > 5]).toEqual([true, true]);
    expect(faults.find((fault) => fault.line === 3)?.what).toMatch(/look swapped/);
    expect((await api.get('/api/v1/devices/good')).status).toBe(404);
    expect(await run(file(rows), 'partial=true')).toMatchObject({ state: 'done', created: 1, written: 1, refused: 15 });
    expect((await api.get('/api/v1/devices/good')).status).toBe(200);
  });

  it.each([
    ['nothing', '', /vide/],
    ['no column of identifiers', 'name,latitude\na,b\n', /Aucune colonne « id »/],
    ['no connector', 'id,name\na,b\n', /Aucune colonne « connector »/],
    ['one column twice', 'id,deveui,connector\na,b,c\n', /Deux colonnes/],
    ['an open quote', 'id,connector\n"a,porte-ici\nb,porte-ici\n', /guillemet/],
    ['noise', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)), /.+/],
  ])('in a file of %s', async (...[, payload, words]) => {
    const job = await run(payload);
    expect(job.state).toBe('failed');
    expect(job.detail).toMatch(words);
  });

  it('is a device on another object: that is a move', async () => {
    await run(file([HEAD, line('mv')]));
    const { faults } = await run(file([HEAD, ['porte-ici', 'mv', 'x', 'elsewhere', 5.37, 43.3]]));
    expect(faults).toMatchObject([{ line: 2, column: 'asset', what: expect.stringContaining('objet-mv') }]);
    // without an object's name its own position is corrected
    const moved = [
      ['connector', 'id', 'longitude', 'latitude'],
      ['porte-ici', 'mv', '5.4474', '43.5263'],
    ];
    expect(await run(file(moved))).toMatchObject({ updated: 1 });
    expect(await device('mv')).toMatchObject({ asset: 'objet-mv', commune: 'Aix-en-Provence' });
  });

  it('is too much of it', async () => {
    const row = 'porte-ici,x,some name,an object,5.37,43.30\n';
    const long = await run(`${HEAD.join(',')}\n${row.repeat(200_010)}`, 'dryRun=true');
    expect(long).toMatchObject({ state: 'failed', detail: expect.stringContaining('200000 lignes') });
    expect((await start(Buffer.alloc(50 * 1_048_576 + 1, 0x61))).statusCode).toBe(413);
    expect((await api.get('/api/v1/imports/99999')).status).toBe(404);
    expect((await start('id\n', 'mapping=none')).statusCode).toBe(404);
  });
});

describe('mappings and models', () => {
  it('names the columns of another system, with what holds for all lines', async () => {
    const mapping = {
      columns: { Matricule: 'id', Intitulé: 'name' },
      defaults: { connector: 'porte-ici', life_cycle: 'en stock' },
    };
    expect((await api.send('PUT', '/api/v1/import-mappings/gmao', mapping)).status).toBe(204);
    expect((await api.send('PUT', '/api/v1/import-mappings/x', { columns: { A: 'colour' } })).status).toBe(422);
    expect(itemsOf(await api.get('/api/v1/import-mappings'))).toEqual([{ name: 'gmao', ...mapping }]);
    const job = await run('Matricule;Intitulé;Couleur\nm1;Un;rouge\n', 'mapping=gmao');
    expect(job).toMatchObject({ created: 1, warnings: [expect.stringContaining('Couleur')] });
    expect(await device('m1')).toMatchObject({ name: 'Un', lifeCycle: 'in-stock' });
    expect((await api.send('DELETE', '/api/v1/import-mappings/gmao')).status).toBe(204);
  });

  it('gives a device the codec, period and series of its model', async () => {
    const template = await api.kernel.app.inject({
      url: '/api/v1/imports/template.csv?model=milesight-em310-udl&format=spreadsheet',
      headers: api.bearer('reader'),
    });
    expect(template.body.startsWith('\uFEFFconnector;id;')).toBe(true);
    const csv = template.body
      .replace('chirpstack-nord', 'porte-ici')
      .replace('70B3D57ED0000001', '70-B3-D5-7E-D0-00-0E-01');
    expect(await run(csv)).toMatchObject({ created: 1, faults: [] });
    const codec = { id: 'milesight-em310-udl', version: '1.0.0' };
    const made = { id: '70b3d57ed0000e01', codec, expectedPeriod: 3600, domain: 'waste', asset: 'pav-0001' };
    expect(await device('70B3D57ED0000E01')).toMatchObject(made);
    const series = itemsOf<{ field: string }>(await api.get('/api/v1/datastreams?device=70b3d57ed0000e01'));
    expect(series.map(({ field }) => field)).toEqual(['distance', 'position', 'battery']);
  });
});

describe('export', () => {
  it('comes in again as it went out', async () => {
    const out = await exported();
    const rows: string[][] = parse(out);
    expect(rows.length).toBeGreaterThan(8);
    const again = await run(out);
    expect(again).toMatchObject({ state: 'done', unchanged: rows.length - 1, refused: 0, faults: [] });
  });

  it('whatever people write in it', async () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) => text.trim().replaceAll(/[\0\r]/g, ''));
    const text = word.filter((value) => value !== '' && value.isWellFormed());
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.record({ name: text, serial: text, notes: text, firmware: text }), async (fields) => {
        count += 1;
        const id = `any-${count}`;
        const made = await api.send('POST', '/api/v1/devices', {
          ...fields,
          id,
          connector: 'porte-ici',
          place: { longitude: 5.37, latitude: 43.3 },
          datastreams: [{ field: 'a,b;"c"', quantity: 'distance', unit: 'mm', factor: -0.5, sensorRange: [0, 9] }],
        });
        expect(made.status).toBe(201);
        const job = await run(await exported(`id=${id}&format=spreadsheet`));
        expect([job.unchanged, job.faults]).toEqual([1, []]);
        expect(await device(id)).toMatchObject(fields);
      }),
      { numRuns: 25 },
    );
  });

  it('belongs to one organisation', async () => {
    const headers = api.bearer('reader', 'elsewhere');
    const out = (await api.kernel.app.inject({ url: '/api/v1/devices.csv', headers })).body;
    expect(parse(out)).toHaveLength(2);
    expect(itemsOf(await api.get('/api/v1/imports', 'reader', 'elsewhere'))).toEqual([]);
    expect((await api.get('/api/v1/imports/1', 'reader', 'elsewhere')).status).toBe(404);
  });
});
