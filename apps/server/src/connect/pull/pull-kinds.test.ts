import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@vigie/kit';
import type { Json, JsonObject } from '@vigie/kit';
import { findPullKind, PULL_KINDS, pullFaults } from './pull-kinds.ts';
import type { PullKind } from './pull-kind.ts';
import { parseRecord } from './record-frame.ts';
import { quotaOf, rhythmOf } from './rhythm.ts';
import { maskSecrets } from './source-settings.ts';

const NOW = Date.UTC(2026, 7, 27, 12);
const WINDOW = { from: NOW - DAY, to: NOW };

function kindOf(name: string): PullKind {
  const kind = findPullKind(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

/** Settings that pass the checks of each kind. */
const SETTINGS: Readonly<Record<string, JsonObject>> = {
  'hubeau-hydrometrie-v2': { stations: ['Y421401001', 'Y422561001'] },
  'hubeau-temperature': { stations: '06195000' },
  'hubeau-qualite': { stations: ['06195000'], parameters: ['1340', '1335'] },
  vigicrues: { sections: ['MC6'] },
  'eco-counter-v2': { sites: ['100003041'], apiKey: 'k1' },
  'eco-counter-v1': { sites: ['100003041', '100003042'], accessToken: 't1', step: '15m' },
  'http-json-pull': { url: 'https://exemple.fr/m?de={from}&a={to}', device: 'station', time: 'heure' },
  'http-csv-pull': { url: 'https://exemple.fr/m.csv', deviceId: 'unique', time: 'date' },
};

const addressOf = (name: string, more: JsonObject = {}, page?: string): string => {
  const kind = kindOf(name);
  const settings = { ...SETTINGS[name], ...more };
  const [part = ''] = kind.parts(settings);
  return kind.request({ ...WINDOW, part, ...(page === undefined ? {} : { page }) }, settings).url;
};

function pageOf(
  name: string,
  body: string | Uint8Array,
  { more = {}, headers = {} }: { more?: JsonObject; headers?: Record<string, string> } = {},
) {
  const kind = kindOf(name);
  const settings = { ...SETTINGS[name], ...more };
  const [part = ''] = kind.parts(settings);
  return kind.page({ body: Buffer.from(body), headers }, { ...WINDOW, part }, settings);
}

function uplinkOf(name: string, record: JsonObject, more: JsonObject = {}) {
  return parseRecord(kindOf(name), record, { receivedTime: NOW, settings: { ...SETTINGS[name], ...more } });
}

describe.each(PULL_KINDS.map((kind) => [kind.kind, kind] as const))('%s', (name, kind) => {
  const settings = SETTINGS[name] ?? {};

  it('has settings that pass, labels in both languages, and an address over https', () => {
    expect(pullFaults(kind, settings)).toEqual([]);
    expect(pullFaults(kind, {})).not.toEqual([]);
    for (const { label, help } of kind.settings)
      for (const each of [label, help]) expect(each.fr.length * each.en.length).toBeGreaterThan(0);
    expect(URL.parse(addressOf(name))?.protocol).toBe('https:');
    expect(kind.parts(settings).length).toBeGreaterThan(0);
  });

  it('never throws for what a source writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const [part = ''] = kind.parts(settings);
        const body = Buffer.from(JSON.stringify(json));
        const page = kind.page({ body, headers: {} }, { ...WINDOW, part }, settings);
        if ('records' in page) for (const record of page.records) kind.parse(record, { receivedTime: NOW, settings });
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        // jsonValue gives JSON
        kind.parse(record as JsonObject, { receivedTime: NOW, settings });
      }),
      { numRuns: 60 },
    );
  });
});

describe('Hub’Eau', () => {
  it('asks a group of stations for a window, and takes only the cursor of the next address', () => {
    const url = URL.parse(addressOf('hubeau-hydrometrie-v2', {}, 'AoJw'));
    expect(url?.searchParams.get('code_entite')).toBe('Y421401001,Y422561001');
    expect(url?.searchParams.get('date_debut_obs')).toBe('2026-08-26T12:00:00Z');
    expect(url?.searchParams.get('cursor')).toBe('AoJw');
    const next = 'https://elsewhere.example/steal?cursor=Zz%3D';
    expect(pageOf('hubeau-hydrometrie-v2', JSON.stringify({ data: [], next }))).toEqual({ records: [], next: 'Zz=' });
  });

  const level = (more: JsonObject) =>
    uplinkOf('hubeau-hydrometrie-v2', {
      code_station: 'K447001001',
      grandeur_hydro: 'H',
      date_obs: '2026-08-27T08:00:00Z',
      resultat_obs: -1232.0,
      code_qualification_obs: 20,
      ...more,
    });

  it('gives metres and cubic metres a second (VEC-R-3)', () => {
    expect(level({ resultat_obs: 491 })).toMatchObject({ uplink: { data: { stage: 0.491 } } });
    expect(level({ grandeur_hydro: 'Q', resultat_obs: 348_000 })).toMatchObject({
      uplink: { data: { discharge: 348 } },
    });
  });

  it.each([
    [20, 'Bonne', 1],
    [16, 'Non qualifiée', 2],
    [12, 'Douteuse', 3],
    [99, 'Nouvelle mention', 2],
    [98, 'Incorrecte', 4],
  ])('reads qualification %i (%s) as flag %i', (code, label, flag) => {
    const said = level({ code_qualification_obs: code, libelle_qualification_obs: label });
    expect(said).toMatchObject({ uplink: { verdict: { flag } } });
  });

  it('marks an interpolated value estimated, and a site without station is no device', () => {
    expect(level({ code_methode_obs: 12 })).toMatchObject({ uplink: { verdict: { reasons: ['estimated'] } } });
    expect(level({ code_station: null })).toMatchObject({ unreadable: 'device' });
  });

  it('refuses site codes, which would double every value', () => {
    const faults = pullFaults(kindOf('hubeau-hydrometrie-v2'), { stations: ['Y4214010'] });
    expect(faults[0]).toMatchObject({ name: 'stations' });
  });

  it.each([
    { remark: '1', factor: 1, reasons: [] },
    { remark: '10', factor: 0.5, reasons: ['estimated'] },
    { remark: '2', factor: 0.5, reasons: ['estimated'] },
    { remark: '0', factor: undefined, reasons: [] },
  ])('remark code $remark of an analysis', ({ remark, factor, reasons }) => {
    const said = uplinkOf('hubeau-qualite', {
      code_station: '06011000',
      code_parametre: '1340',
      code_support: '3',
      date_prelevement: '2000-07-11',
      heure_prelevement: '12:00:00',
      resultat: 13,
      code_remarque: remark,
      code_qualification: '4',
    });
    expect(said).toMatchObject({ uplink: { time: Date.UTC(2000, 6, 11, 10), verdict: { flag: 2, reasons } } });
    const data = 'uplink' in said ? said.uplink.data : undefined;
    expect(data?.['nitrates']).toBe(factor === undefined ? null : 13 * factor);
  });

  it('reads a temperature at the local hour it was measured', () => {
    const record = {
      code_station: '04051125',
      date_mesure_temp: '2013-05-17',
      heure_mesure_temp: '05:00:00',
      resultat: 13.209,
    };
    expect(uplinkOf('hubeau-temperature', record)).toMatchObject({
      uplink: { time: Date.UTC(2013, 4, 17, 3), data: { waterTemperature: 13.209 } },
    });
  });
});

describe('Vigicrues', () => {
  const feature = (properties: JsonObject): Json => ({ type: 'Feature', properties, geometry: null });
  it('keeps the sections asked for, at the time of asking; 0 is no level', () => {
    const body = JSON.stringify({
      features: [
        feature({ CdEntCru: 'MC6', lbentcru: 'Arc', NivInfViCr: 3 }),
        feature({ CdEntCru: 'XX', NivInfViCr: 4 }),
      ],
    });
    const page = pageOf('vigicrues', body);
    expect(page).toEqual({ records: [{ section: 'MC6', name: 'Arc', level: 3, time: '2026-08-27T12:00:00Z' }] });
    const said = uplinkOf('vigicrues', { section: 'MC6', level: 0, time: '2026-08-27T12:00:00Z' });
    expect(said).toMatchObject({ uplink: { data: { stateVigilance: null } } });
  });
});

describe('Eco-Counter', () => {
  it('v2: whole local days, the key in its header, one record a count; null is not zero', () => {
    const url = URL.parse(addressOf('eco-counter-v2', { travelModes: ['bike', 'pedestrian'] }));
    expect(url?.searchParams.get('startDate')).toBe('2026-08-26');
    expect(url?.searchParams.get('endDate')).toBe('2026-08-28');
    expect(url?.searchParams.getAll('travelModes')).toEqual(['bike', 'pedestrian']);
    const data = [
      { timestamp: '2026-08-26T08:00:00+0200', granularity: 'PT15M', counts: 0 },
      { timestamp: '2026-08-26T08:15:00+0200', granularity: 'PT15M', counts: null },
    ];
    const page = pageOf('eco-counter-v2', JSON.stringify([{ travelMode: 'bike', direction: 'in', flowID: 353, data }]));
    const records = 'records' in page ? page.records : [];
    expect(records.map((record) => uplinkOf('eco-counter-v2', record))).toMatchObject([
      { uplink: { device: '353', time: Date.UTC(2026, 7, 26, 6), data: { count: 0 } } },
      { uplink: { device: '353', time: Date.UTC(2026, 7, 26, 6, 15), data: { count: null } } },
    ]);
  });

  it('v2 never asks for more than 31 days, whatever overlap is set', () => {
    const { window } = rhythmOf(kindOf('eco-counter-v2'), { overlapHours: 2_000 });
    expect(window).toBeLessThanOrEqual(30 * DAY);
  });

  it('v1: local begin and end, a site each', () => {
    expect(addressOf('eco-counter-v1')).toContain('/data/site/100003041?begin=2026-08-26T14%3A00%3A00');
    expect(uplinkOf('eco-counter-v1', { site: '100003041', date: '2026-08-26T08:00:00', counts: 12 })).toMatchObject({
      uplink: { device: '100003041', time: Date.UTC(2026, 7, 26, 6), data: { count: 12 } },
    });
  });
});

describe('generic sources', () => {
  it('fill the holes of the address, and keep its secret out of what is shown', () => {
    const more = { url: 'https://exemple.fr/m?de={from}&cle={secret}&p={page}', secret: 'tr/ès', askFormat: 'date' };
    const url = addressOf('http-json-pull', more);
    expect(url).toBe('https://exemple.fr/m?de=2026-08-26&cle=tr%2F%C3%A8s&p=1');
    expect(maskSecrets(url, more)).not.toContain('tr%2F');
  });

  const first = { link: '<https://exemple.fr/m?p=2>; rel="next"' };
  const elsewhere = { link: '<https://ailleurs.fr/m?p=2>; rel="next"' };
  interface Paged {
    readonly paging: string;
    readonly more: JsonObject;
    readonly body: string;
    readonly headers?: Record<string, string>;
    readonly next: string | undefined;
  }
  it.each<Paged>([
    {
      paging: 'cursor',
      more: { cursorPath: 'meta.next' },
      body: '{"meta":{"next":"c2"},"items":[{"a":1}]}',
      next: 'c2',
    },
    { paging: 'page', more: { pageSize: 1 }, body: '{"items":[{"a":1}]}', next: '2' },
    { paging: 'page', more: { pageSize: 2 }, body: '{"items":[{"a":1}]}', next: undefined },
    { paging: 'link', more: {}, body: '{"items":[]}', headers: first, next: 'https://exemple.fr/m?p=2' },
    { paging: 'link', more: {}, body: '{"items":[]}', headers: elsewhere, next: undefined },
    { paging: 'none', more: {}, body: '{"items":[]}', next: undefined },
  ])('page by $paging: $next', ({ paging, more, body, headers, next }) => {
    const settings = { paging, items: 'items', ...more };
    const page = pageOf('http-json-pull', body, { more: settings, ...(headers === undefined ? {} : { headers }) });
    expect('records' in page ? page.next : page).toBe(next);
  });

  it('read CSV of French offices: Latin-1, semicolons, decimal commas, formulas as text', () => {
    const csv = Buffer.from(
      'station;heure;débit;note\n007;26/08/2026 08:00;1 234,5;=cmd()\n007;26/08/2026 09:00;;\n',
      'latin1',
    );
    const more = { device: 'station', time: 'heure', timeFormat: 'dmy' };
    const page = pageOf('http-csv-pull', csv, { more });
    const records = 'records' in page ? page.records : [];
    expect(records.map((record) => uplinkOf('http-csv-pull', record, more))).toMatchObject([
      { uplink: { device: '007', time: Date.UTC(2026, 7, 26, 6), data: { débit: 1234.5, note: '=cmd()' } } },
      { uplink: { device: '007', time: Date.UTC(2026, 7, 26, 7), data: { débit: null } } },
    ]);
  });

  it.each([
    ['mdy', '10/03/2012 12:00:00 AM', Date.UTC(2012, 9, 2, 22)],
    ['dmy', '31/02/2012', undefined],
    ['iso', '2020-06-19T00:00:00/2020-06-20T00:00:00', Date.UTC(2020, 5, 18, 22)],
    ['seconds', 1_700_000_000, 1_700_000_000_000],
    ['milliseconds', '1509490800000', 1_509_490_800_000],
  ])('read a time written as %s', (timeFormat, date, time) => {
    const said = uplinkOf('http-csv-pull', { date, n: 1 }, { timeFormat });
    expect('uplink' in said ? said.uplink.time : undefined).toBe(time);
  });

  it('refuse settings that cannot be asked', () => {
    const kind = kindOf('http-json-pull');
    const names = (settings: JsonObject) => pullFaults(kind, settings).map(({ name }) => name);
    expect(names({ url: 'pas une adresse', device: 'a' })).toContain('url');
    expect(names({ url: 'https://x.fr/{part}', device: 'a' })).toContain('parts');
    expect(names({ url: 'https://x.fr/' })).toContain('device');
    expect(names({ url: 'https://x.fr/', device: 'a', everyMinutes: 0 })).toContain('everyMinutes');
    expect(names({ url: 'https://x.fr/', device: 'a', timeZone: 'Mars/Olympus' })).toContain('timeZone');
  });
});

it('rhythm and quota are the kind’s unless the settings say otherwise', () => {
  const kind = kindOf('hubeau-hydrometrie-v2');
  expect(kind.rhythm).toMatchObject(rhythmOf(kind, {}));
  expect(rhythmOf(kind, { overlapHours: 48 })).toMatchObject({ overlap: 48 * HOUR, window: 96 * HOUR });
  expect(quotaOf(kind, { requestsPerDay: 10 }).perDay).toBe(10);
});
