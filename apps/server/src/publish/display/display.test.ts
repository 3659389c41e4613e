import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, localDate, localDay } from '@vigie/kit';
import { createHttpServer } from '#platform/http/http-server.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { readTerritoryMap } from '../pages/territory.ts';
import type { SeriesPoint, SeriesQuery, ThingSheet } from '../reads.ts';
import type { DisplayMessage } from './display-message.ts';
import type { TotemCall } from './heartbeat.ts';
import { registerDisplay } from './register-display.ts';
import { faultsOf } from './testing/table-schema.ts';
import type { TableSchema } from './testing/table-schema.ts';

const QUARTER = 900_000;
/** A Tuesday, 14 h 35 in Paris. */
const NOW = Date.UTC(2026, 9, 20, 12, 35);
const SCHEMAS = new URL('../../../../../../shared/corpora/series/counters/', import.meta.url);
const map = readTerritoryMap(new URL('../../../../public/territory/amp-communes.json', import.meta.url));

let now = NOW;
/** Datastream 2 counts nothing from here on. */
let secondStops = Number.POSITIVE_INFINITY;
/** Nothing is counted between these. */
let lost: readonly [number, number] = [0, 0];
let calls: TotemCall[] = [];
/** Counts tell of the period that begins at their time: they are known a quarter of an hour later. */
let periods = false;

const BEGIN = Date.UTC(2026, 8, 30, 22);
/** Two a quarter one way, three the other; on 10 October, ten times as many. */
const countAt = (datastream: number, time: number): number =>
  (datastream === 1 ? 2 : 3) * (localDate(time).day === 10 ? 10 : 1);

const heard = (datastream: number): number =>
  Math.floor(Math.min(NOW, datastream === 2 ? secondStops : NOW) / QUARTER) * QUARTER - QUARTER;

function bins(datastream: number, from: number, to: number): number[] {
  const times: number[] = [];
  for (let time = Math.max(from, BEGIN); time < to && time <= heard(datastream); time += QUARTER) times.push(time);
  return times.filter((time) => time < lost[0] || time >= lost[1]);
}

function seriesOf({ datastream, from, to, grain }: SeriesQuery): SeriesPoint[] {
  const step = { raw: QUARTER, hour: HOUR, day: DAY }[grain];
  const startOf = (time: number) =>
    grain === 'day' ? localDay(localDate(time)).start : Math.floor(time / step) * step;
  const sums = new Map<number, { value: number; n: number }>();
  for (const time of bins(datastream, from, to)) {
    const { value, n } = sums.get(startOf(time)) ?? { value: 0, n: 0 };
    sums.set(startOf(time), { value: value + countAt(datastream, time), n: n + 1 });
  }
  return [...sums].map(([time, { value, n }]) => ({
    time,
    value,
    flag: 1,
    coverage: Math.min(1, (n * QUARTER) / step),
  }));
}

function sheet(key: string): ThingSheet {
  const latest = [1, 2].map((datastream) => ({
    datastream,
    field: datastream === 1 ? 'LTR' : 'RTL',
    quantity: key === 'sono' ? 'LAeq' : 'count',
    unit: '1',
    role: 'measure' as const,
    derived: false,
    period: 900,
    flag: 1 as const,
    reasons: [],
    ...(periods ? { covered: QUARTER } : {}),
    ...(key === 'neuf' ? {} : { time: heard(datastream) + (periods ? QUARTER : 0), raw: 1, adjusted: 1 }),
  }));
  return {
    id: 1,
    key,
    name: 'Avenue du Prado',
    domain: 'mobility',
    assetType: 'counter',
    commune: 'Marseille',
    longitude: 5.38,
    latitude: 43.27,
    openAlarms: 0,
    latest,
    properties: {
      mobilityType: 'BIKE',
      counterType: 'RADAR SENSOR',
      infrastructureType: 'Bande cyclable',
      directionIn: 'vers la mer, "plage"',
      directionOut: 'vers Castellane',
    },
    devices: [{ key: 'dev-1', name: 'dev-1', connector: 'c', expectedPeriod: 900 }],
  };
}

const KEYS = ['prado', 'neuf', 'sono'];
const apps: HttpServer[] = [];
afterAll(async () => {
  for (const app of apps) await app.close();
});

/** Each question to a server of its own: no answer is taken from the memory of another moment. */
async function get(url: string, headers: Record<string, string> = {}) {
  const { app } = await createHttpServer({ log: pino({ level: 'silent' }), authenticate: async () => undefined });
  apps.push(app);
  registerDisplay(app, {
    reads: {
      thing: async (_, key) => (KEYS.includes(key) ? sheet(key) : undefined),
      things: async () => ({ items: KEYS.map(sheet) }),
      series: async (_, query) => seriesOf(query),
    },
    clock: { now: () => now },
    territory: { name: 'Aix-Marseille-Provence', timeZone: 'Europe/Paris', organisation: 1, map },
    assets: { styles: [] },
    demonstration: false,
    studies: async () => undefined,
    heartbeat: {
      beat: async (call) => {
        calls.push(call);
        return call.token === 'jeton' ? 'heard' : 'refused';
      },
    },
  });
  return app.inject({ method: 'GET', url, headers });
}

// the shape under test
const message = async (key = 'prado') => (await get(`/affichage/${key}.json`)).json() as DisplayMessage;

beforeEach(() => {
  now = NOW;
  secondStops = Number.POSITIVE_INFINITY;
  periods = false;
});

describe('display', () => {
  it('gives a totem today, the year, the record and the age, both directions together', async () => {
    const day = 96 * 5;
    const told = await message();
    // 58 quarters since midnight, the newest of 14 h 15
    expect(told).toMatchObject({ id: 'prado', state: 'ok', time: '2026-10-20T12:15:00Z', age: 1200, today: 58 * 5 });
    expect(told).toMatchObject({ since: '2026-10-01', year: 18 * day + 10 * day + 58 * 5 });
    expect(told).toMatchObject({ record: 10 * day, recordDay: '2026-10-10', next: 60 });
    expect(told.payload).toMatch(/^01000122[0-9a-f]{8}0012c00014$/);
    expect(told.partial).toBeUndefined();
  });

  it('counts whole periods up to the end of the last one, this week and a week before', async () => {
    periods = true;
    // 58 quarters since midnight, the last of them over at 14 h 30; a week before there were as many
    expect(await message()).toMatchObject({ time: '2026-10-20T12:30:00Z', age: 300, today: 58 * 5 });
    const { body } = await get('/affichage/prado');
    expect(body).toMatch(/290[^0-9]/);
    expect(body).not.toMatch(/295[^0-9]/);
    // what ended with midnight is of the day before
    now = Date.UTC(2026, 9, 19, 22, 5);
    secondStops = Date.UTC(2026, 9, 19, 22);
    expect(await message()).toMatchObject({ today: 0 });
  });

  it('is a page without script, link or scroll, which asks for itself again', async () => {
    const { body, headers, statusCode } = await get('/affichage/prado');
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('http-equiv="refresh"');
    expect(body).not.toMatch(/<script|<a |style="/);
    expect(body).toContain('passages aujourd’hui');
    expect(body).toContain('mardi dernier, à la même heure');
    expect(body).not.toMatch(/undefined|NaN|\[object/);
    expect((await get('/en/affichage/prado')).body).toContain('passages today');
    expect((await get('/affichage.css')).headers['content-type']).toContain('text/css');
  });

  it('shows no frozen figure two hours after the last measure of either direction', async () => {
    secondStops = NOW - 3 * HOUR;
    const told = await message();
    expect(told.state).toBe('failed');
    expect(told.today).toBeUndefined();
    expect(told.year).toBeUndefined();
    expect(told.text).toContain('Comptage momentanément indisponible');
    expect(told.payload).toMatch(/^01ffffffffffffff/);
    const { body } = await get('/affichage/prado');
    expect(body).toContain('Dernière mesure : mardi 20 octobre');
    expect(body).not.toContain('class="count');
  });

  it('says that it is late, and counts both directions up to the same moment', async () => {
    secondStops = NOW - 1.5 * HOUR;
    // 13 h in Paris: 52 quarters
    expect(await message()).toMatchObject({ state: 'late', time: '2026-10-20T10:45:00Z', today: 52 * 5 });
    expect((await get('/affichage/prado')).body).toContain('En retard : compté jusqu’à 12');
  });

  it('begins a day at zero, and never gives the day before for today', async () => {
    secondStops = Date.UTC(2026, 9, 19, 22);
    now = Date.UTC(2026, 9, 19, 22, 5);
    expect(await message()).toMatchObject({ state: 'ok', today: 0 });
    now = Date.UTC(2026, 9, 19, 22, 45);
    expect((await message()).today).toBeUndefined();
  });

  it('says that nothing was ever counted, and knows no other object', async () => {
    expect(await message('neuf')).toMatchObject({ state: 'never', text: expect.stringContaining('rien compté') });
    expect((await get('/affichage/sono')).statusCode).toBe(404);
    expect((await get('/affichage/inconnu')).statusCode).toBe(404);
  });

  it('hears a totem that shows its token, and refuses another', async () => {
    calls = [];
    const url = '/affichage/prado.json?afficheur=totems/totem-prado';
    expect((await get(url, { authorization: 'Bearer jeton' })).statusCode).toBe(200);
    expect(calls).toEqual([{ connector: 'totems', device: 'totem-prado', token: 'jeton' }]);
    expect((await get(url)).statusCode).toBe(401);
  });
});

describe.runIf(existsSync(SCHEMAS))('national schema « Comptage des mobilités »', () => {
  const schema = (name: string) =>
    // the published Table Schema
    JSON.parse(readFileSync(new URL(`schema-comptage-${name}-schema.json`, SCHEMAS), 'utf8')) as TableSchema;
  const corpus = (file: string) => readFileSync(new URL(file, SCHEMAS), 'utf8');
  const file = async (name: string) => {
    return (await get(`/donnees/comptage-mobilites/${name}.csv?du=2026-10-19&au=2026-10-20`)).body;
  };

  it.each(['site', 'channel', 'measure'])('the check itself agrees with the published examples of %s', (name) => {
    expect(faultsOf(corpus(`schema-comptage-${name}-exemple-valide.csv`), schema(name))).toEqual([]);
  });

  it('the check itself finds the faults of the published invalid example', () => {
    const faults = faultsOf(corpus('schema-comptage-channel-exemple-invalide.csv'), schema('channel')).join('\n');
    for (const word of ['channel_id: duplicate', 'mobility_type', 'started_at: required'])
      expect(faults).toContain(word);
  });

  it.each(['site', 'channel', 'measure'])('%s is valid', async (name) => {
    expect(faultsOf(await file(`${name}s`), schema(name))).toEqual([]);
  });

  it('tells sites and directions in words of the schema, and leaves out a word it does not know', async () => {
    const sites: Record<string, string>[] = parse(await file('sites'), { columns: true });
    expect(sites[0]).toMatchObject({ site_id: 'prado', fr_insee_code: '13055', infrastructure_type: '' });
    const channels: Record<string, string>[] = parse(await file('channels'), { columns: true });
    expect(channels[0]).toMatchObject({
      channel_id: 'prado-LTR',
      started_at: '2026-09-30T22:00:00Z',
      provider_direction_name: 'vers la mer, "plage"',
      time_step: '3600',
    });
  });

  it('writes a count for each whole hour, and nothing for one that was not counted whole', async () => {
    const measures: Record<string, string>[] = parse(await file('measures'), { columns: true });
    const own = measures.filter((row) => row['channel_id'] === 'prado-LTR');
    expect(own).toHaveLength(24 + 14);
    expect(own.every((row) => row['count'] === '8')).toBe(true);
    secondStops = NOW - 3 * HOUR;
    const later: Record<string, string>[] = parse(
      (await get('/donnees/comptage-mobilites/measures.csv?du=2026-10-20&au=2026-10-20')).body,
      { columns: true },
    );
    const other = later.filter((row) => row['channel_id'] === 'prado-RTL').map((row) => row['count']);
    expect(other.slice(10)).toEqual(['12', '', '', '']);
  });

  it('fills a short gap where it is asked to, with a decimal, and stays valid; a long one stays empty', async () => {
    lost = [Date.UTC(2026, 9, 19, 10), Date.UTC(2026, 9, 19, 10) + 2 * HOUR];
    const at = async (more: string) => {
      const { body } = await get(`/donnees/comptage-mobilites/measures.csv?du=2026-10-18&au=2026-10-19${more}`);
      expect(faultsOf(body, schema('measure'))).toEqual([]);
      const rows: Record<string, string>[] = parse(body, { columns: true });
      const own = rows.filter((row) => row['channel_id'] === 'prado-LTR');
      return own.slice(34, 39).map((row) => row['count']);
    };
    // the 19th from 11 h to 16 h of Paris; lost from 12 h to 14 h
    expect(await at('')).toEqual(['8', '8', '', '', '8']);
    expect(await at('&estimations=oui')).toEqual(['8', '8', '8.0', '8.0', '8']);
    lost = [0, 0];
  });

  it('refuses a period it cannot serve', async () => {
    expect((await get('/donnees/comptage-mobilites/measures.csv?du=hier')).statusCode).toBe(400);
    const long = await get('/donnees/comptage-mobilites/measures.csv?du=2020-01-01&au=2026-01-01');
    expect(long.statusCode).toBe(400);
  });
});
