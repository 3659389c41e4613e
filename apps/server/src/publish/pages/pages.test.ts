import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '#platform/http/http-server.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { readAssets } from './assets.ts';
import type { PageContext } from './page-context.ts';
import { makeNotFound, registerPages } from './register-pages.ts';
import { readTerritoryMap } from './territory.ts';
import { EXAMPLE_PACKS } from './testing/example-packs.ts';
import { memoryReads } from './testing/memory-reads.ts';

const now = Date.UTC(2026, 10, 22, 21, 5);
const asset = new URL('../../../../public/territory/amp-communes.json', import.meta.url);
const dist = new URL('../../../../public/dist/', import.meta.url);
const map = readTerritoryMap(asset);
const made = memoryReads(map, EXAMPLE_PACKS, now);
const hostile = '<script>alert(1)</script>" onload="x';

/** The made-up territory, with one point that has a hostile name, one that was never heard, one whose value is set aside. */
const reads: PageContext['reads'] = {
  ...made,
  thing: async (scope, key) => {
    const sheet = await made.thing(scope, key === 'hostile' || key === 'mute' || key === 'refused' ? 'noise-1' : key);
    if (sheet === undefined) return undefined;
    const latest = sheet.latest.filter(({ role }) => role === 'measure');
    if (key === 'hostile') return { ...sheet, key, name: hostile };
    if (key === 'mute')
      return {
        ...sheet,
        key,
        latest: latest.map((value) => ({
          ...value,
          time: undefined,
          raw: undefined,
          adjusted: undefined,
          flag: 9 as const,
        })),
      };
    if (key === 'refused')
      return {
        ...sheet,
        key,
        latest: latest.map((value) => ({
          ...value,
          raw: 0,
          adjusted: undefined,
          flag: 4 as const,
          reasons: ['spike'] as const,
        })),
      };
    return sheet;
  },
};
let readings = 0;
const context: PageContext = {
  reads: { ...reads, things: async (...query) => ((readings += 1), reads.things(...query)) },
  studies: async () => undefined,
  policies: {
    list: async () => [
      {
        domain: 'waste',
        budget: { fr: 'Ligne 812, 340\u00A0000\u00A0€ en 2026', en: 'Line 812, €340,000 in 2026' },
        deliberation: { title: 'Délibération 2026-041', url: 'https://example.org/2026-041', day: '2026-03-19' },
        who: 'Essai',
        changed: now,
      },
    ],
  },
  packs: EXAMPLE_PACKS,
  clock: { now: () => now },
  demonstration: true,
  assets: readAssets(dist),
  territory: { name: 'Aix-Marseille-Provence', timeZone: 'Europe/Paris', organisation: 1, map },
};

let app: HttpServer;
beforeAll(async () => {
  const kernel = await createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async () => undefined,
    notFound: makeNotFound(context),
  });
  ({ app } = kernel);
  await registerPages(app, context);
});
afterAll(async () => app.close());

const get = async (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

const PAGES = [
  '/',
  '/carte',
  '/carte?theme=waste&silencieux=oui',
  '/bruit',
  '/dechets',
  '/cours-d-eau?jours=7',
  '/mobilites?jours=365&commune=Marseille',
  '/eclairage?points=tous',
  '/stations/noise-1',
  '/stations/waste-3?jours=365',
  '/stations/water-1?jours=1',
  '/stations/mute',
  '/communes',
  '/donnees',
  '/communes/aix-en-provence',
  '/accessibilite',
  '/mentions-legales',
  '/eco-conception',
];

describe('public pages', () => {
  for (const path of PAGES) {
    for (const language of ['fr', 'en']) {
      const url = language === 'fr' ? path : path === '/' ? '/en/' : `/en${path}`;
      it(`${url} is whole, in ${language}`, async () => {
        const { statusCode, body, headers } = await get(url);
        expect(statusCode).toBe(200);
        expect(headers['content-type']).toContain('text/html');
        expect(body).toContain(`<html lang="${language}">`);
        expect(body.match(/<h1[ >]/g)).toHaveLength(1);
        expect(body).toContain(language === 'fr' ? 'Démonstration' : 'Demonstration');
        expect(body).toContain('href="#contenu"');
        for (const landmark of ['<header', '<nav', '<main', '<footer']) expect(body).toContain(landmark);
        expect(body).not.toMatch(/undefined|NaN|\[object|Infinity/);
        // The content security policy forbids them: a page that needed one would come out bare.
        expect(body).not.toMatch(/ style="|<style|<script>/);
        const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(ids.length).toBe(new Set(ids).size);
      });
    }
  }

  it('escapes what it is given', async () => {
    const named = await get('/stations/hostile');
    expect(named.body).toContain('&lt;script>');
    expect(named.body).not.toContain('<script>alert');
    const searched = await get(`/communes?nom=${encodeURIComponent(hostile)}`);
    expect(searched.statusCode).toBe(200);
    expect(searched.body).not.toContain('<script>alert');
    expect((await get(`/stations/${encodeURIComponent(hostile)}`)).statusCode).toBe(404);
  });

  it('says since when a threshold is crossed by the time of measure, not of arrival', async () => {
    const { body } = await get('/dechets');
    const list = body.slice(body.indexOf('<ul class="level-list">'));
    expect(list).toContain(`<time datetime="${new Date(now - 86_400_000 / 3).toISOString()}">`);
  });

  it('never shows a missing or refused value as zero', async () => {
    expect((await get('/stations/mute')).body).toContain('Pas de valeur');
    const refused = await get('/stations/refused');
    expect(refused.body).toContain('Pas de valeur');
    expect(refused.body).toContain('pic isolé');
    const rows = (await get('/stations/noise-1.csv')).body.trim().split('\n').slice(1);
    const failed = rows.filter((row) => row.split(',')[6] === '4');
    expect(failed.length).toBeGreaterThan(0);
    for (const row of failed) expect(row.split(',')[4]).toBe('');
  });

  it('tells residents of places, not of batteries', async () => {
    const body = (await get('/dechets')).body;
    expect(body).toContain('Colonne pleine');
    expect(body).not.toContain('batteryLevel');
  });

  it('answers unknown addresses with a page in the reader’s language', async () => {
    const french = await get('/nulle-part');
    expect([french.statusCode, french.body.includes('Page introuvable')]).toEqual([404, true]);
    expect((await get('/en/nowhere')).body).toContain('Page not found');
  });

  it('finds a commune however it is written', async () => {
    expect((await get('/communes?nom=AIX%20en%20provence')).body).toContain('<h1>Aix-en-Provence</h1>');
    expect((await get('/communes?nom=13055')).body).toContain('<h1>Marseille</h1>');
    expect((await get('/communes?nom=Atlantide')).body).toContain('Atlantide');
  });

  it('keeps a page for a minute, and answers 304 to who has it', async () => {
    const first = await get('/');
    const before = readings;
    const again = await get('/', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    expect(readings).toBe(before);
  });

  it('serves the files that machines look for', async () => {
    expect((await get('/robots.txt')).body).toContain('Disallow: /supervision');
    expect((await get('/.well-known/security.txt')).body).toMatch(/^Contact: http.*\nExpires: 2027-/);
    expect((await get('/favicon.svg')).headers['content-type']).toContain('svg');
    expect((await get('/carte/objets.geojson')).json()).toMatchObject({ type: 'FeatureCollection' });
    expect((await get('/dechets.csv')).headers['content-type']).toContain('text/csv');
  });

  it('links a policy to its budget and its vote, and says where there is none', async () => {
    const stated = (await get('/dechets')).body;
    expect(stated).toContain('Ligne 812');
    expect(stated).toMatch(
      /href="https:\/\/example.org\/2026-041"[^>]*>Délibération 2026-041<\/a>, jeudi 19 mars 2026/,
    );
    expect((await get('/bruit')).body).toContain('pas encore publié sa délibération');
  });

  it('offers every dataset by month, and nothing it has not', async () => {
    expect((await get('/donnees')).body).toContain('/donnees/essai-waste.csv?mois=2025-11');
    const { body, headers } = await get('/donnees/essai-waste.csv?mois=2026-10');
    expect(headers['content-type']).toContain('text/csv');
    const [head, first] = body.split('\n');
    expect(head).toBe('station,name,commune,series,field,time,grain,value,unit,quality');
    expect(first).toMatch(/,fill-day,value,2026-(?:09-30|10-01)T.*,day,/);
    for (const address of ['/donnees/essai-waste.csv?mois=2019-01', '/donnees/nowhere.csv', '/donnees/essai-waste'])
      expect((await get(address)).statusCode).toBe(404);
  });

  it('draws every form of a panel without a script, with its table and its file', async () => {
    for (const [page, path] of [
      ['/bruit', '/bruit'],
      ['/en/stations/noise-1', '/en/stations/noise-1'],
    ] as const) {
      const { body } = await get(page);
      for (const form of ['figure', 'curve', 'bars', 'heatmap', 'comparison', 'worst', 'table', 'composition'])
        expect(body).toContain(`panel-${form}`);
      const files = [...body.matchAll(/href="([^"]+\.csv)" download/g)].map(([, href]) => href ?? '');
      expect(files.filter((href) => href.startsWith(`${path}/`)).length, files.join()).toBe(8);
      for (const file of files) expect((await get(file)).headers['content-type']).toContain('text/csv');
    }
    const months = (await get('/mobilites')).body;
    expect(months.slice(months.indexOf('panel-bars'))).toMatch(/<th scope="row">octobre 2026<\/th>/);
    const [head, first] = (await get('/bruit/courbe.csv')).body.split('\n');
    expect(head).toBe('station,name,commune,series,field,time,grain,value,unit,quality');
    expect(first).toMatch(/^noise-\d+,.*,lden-day,value,.*,day,[\d.]+,dB\(A\),(?:good|partial)$/);
    expect((await get('/bruit/nulle-part.csv')).statusCode).toBe(404);
    expect((await get('/stations/nobody/courbe.csv')).statusCode).toBe(404);
  });

  it('stays light', async () => {
    const weigh = (text: string | Buffer) =>
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
    expect(readFileSync(asset).length).toBeLessThanOrEqual(40_000);
    const pages = await Promise.all(['/', '/bruit', '/dechets', '/stations/noise-1'].map(async (path) => get(path)));
    for (const { body } of pages) expect(weigh(body)).toBeLessThanOrEqual(60_000);
    const { folder, prefix, styles, scripts, fonts } = context.assets;
    if (folder === undefined || !existsSync(folder)) return;
    const file = (address: string) => readFileSync(folder + address.slice(prefix.length));
    const fontWeight = fonts.reduce((sum, address) => sum + file(address).length, 0);
    expect(fonts).toHaveLength(2);
    expect(fontWeight).toBeLessThanOrEqual(50_000);
    const code = [...styles, ...scripts].reduce((sum, address) => sum + weigh(file(address)), 0);
    expect(weigh(pages[0]?.body ?? '') + fontWeight + code).toBeLessThanOrEqual(150_000);
  });
});
