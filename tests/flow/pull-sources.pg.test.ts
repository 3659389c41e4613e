import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '@vigie/kit';
import { RecordedSource } from '../../apps/server/src/connect/testing/recorded-source.ts';
import { until } from '../harness/server-process.ts';
import type { Balance } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

const CORPORA = new URL('../../../shared/corpora/series/', import.meta.url);
const START = '2026-08-27T09:00:00Z';
const MINUTE = 60_000;
const PLACE = { longitude: 5.37, latitude: 43.53 };
const PATIENCE = 60_000;

interface SourceView {
  readonly status: string;
  readonly running: boolean;
  readonly failures: number;
  readonly newest?: string;
  readonly cursor: { readonly readTo?: string; readonly past?: { readonly from: string } };
  readonly trouble?: { readonly fault: string };
  readonly today: { readonly records: number; readonly fresh: number; readonly pages: number };
}

let vigie: FlowServer;
beforeAll(async () => {
  vigie = await startFlowServer(START);
});
afterAll(() => vigie.stop());

const source = (id: string) => vigie.api<SourceView>(`/connectors/${id}/pull`);

async function pullFrom(id: string, kind: string, settings: JsonObject): Promise<void> {
  await vigie.api('/connectors', { id, kind, name: `Source ${id}`, settings });
}

interface Series {
  readonly device: string;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly period?: number;
}

async function device(connector: string, { device: id, field, quantity, unit, period }: Series): Promise<void> {
  const datastreams = [{ field, quantity, unit, ...(period === undefined ? {} : { period }) }];
  await vigie.api('/devices', { id, connector, place: PLACE, asset: { key: `${connector}-${id}` }, datastreams });
}

/** Until the whole past is read and every frame has its end. */
async function readWhole(id: string): Promise<Balance> {
  const whole = async () => {
    const { status, cursor, running } = await source(id);
    return status !== 'new' && status !== 'trouble' && cursor.past === undefined && !running;
  };
  await until(whole, { what: `the whole of ${id}`, patience: PATIENCE });
  const { today } = await source(id);
  return vigie.settled(id, today.fresh);
}

/** Every value of a device, page after page, oldest first. */
async function valuesOf(id: string) {
  const found = await vigie.observations(id, '&from=1999-01-01');
  return found.map(({ phenomenonTime, raw, adjusted, flag, reasons }) => ({
    time: Date.parse(phenomenonTime),
    raw,
    adjusted,
    flag,
    reasons,
  }));
}

/** A service of one file or of pages, as a function of the address. */
async function serve(
  answer: (url: URL) => { readonly body: string; readonly type?: string; readonly status?: number },
) {
  const server: Server = createServer((request, response) => {
    const { body, type = 'application/json', status = 200 } = answer(new URL(request.url ?? '/', 'http://x'));
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // a server that listens on a port has an address of this shape
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, stop: () => new Promise((resolve) => server.close(resolve)) };
}

describe('a source of Hub’Eau’s form', () => {
  const STATIONS = ['Y421401001', 'Y421401003'] as const;
  let recorded: RecordedSource;
  beforeAll(async () => {
    recorded = await RecordedSource.start(vigie.clock);
    const from = Date.parse(START) - 6 * 3_600_000;
    for (const station of STATIONS)
      for (let time = from; time <= from + 8 * 3_600_000; time += 5 * MINUTE)
        recorded.values.push({ station, time, value: (time / MINUTE) % 700 });
    const settings = { base: recorded.url, stations: [...STATIONS], historyDays: 1, everyMinutes: 1, overlapHours: 1 };
    await pullFrom('hubeau', 'hubeau-hydrometrie-v2', settings);
    for (const station of STATIONS)
      await device('hubeau', { device: station, field: 'stage', quantity: 'stage', unit: 'm', period: 300 });
  });
  afterAll(() => recorded.stop());

  test('every value is stored once, in metres, and the ledger balances', async () => {
    const due = recorded.values.filter(({ time }) => time <= vigie.clock.now() - 2 * MINUTE).length;
    // the first turn may have come before the stations were registered: what it brought is in quarantine, and rewound
    await vigie.api('/connectors/hubeau/pull/rewind', { from: '2026-08-26T00:00:00Z' });
    await readWhole('hubeau');
    const stored = [...(await valuesOf(STATIONS[0])), ...(await valuesOf(STATIONS[1]))];
    expect(stored.length).toBeGreaterThanOrEqual(due);
    expect(stored.every(({ flag }) => flag === 1)).toBe(true);
    for (const { time, raw } of stored) expect(raw).toBe(((time / MINUTE) % 700) / 1_000);
    const { received, ...ends } = await vigie.settled('hubeau', due);
    expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  });

  test('an outage of the source and a restart: no hole, no double', async () => {
    recorded.down = true;
    vigie.clock.moveTo(Date.parse(START) + 12 * MINUTE);
    await vigie.api('/connectors/hubeau/pull/run', {});
    await until(async () => (await source('hubeau')).trouble?.fault === 'source-error', {
      what: 'trouble',
      patience: PATIENCE,
    });
    await vigie.restart();
    vigie.clock.moveTo(Date.parse(START) + 25 * MINUTE);
    recorded.down = false;
    await vigie.api('/connectors/hubeau/pull/run', {});
    const due = Math.floor((vigie.clock.now() - Date.parse(START)) / (5 * MINUTE)) * 5 * MINUTE + Date.parse(START);
    await until(async () => (await source('hubeau')).newest === new Date(due).toISOString(), {
      what: 'the present again',
      patience: PATIENCE,
    });
    const { stored, duplicate, received } = await vigie.settled('hubeau', 1);
    for (const station of STATIONS) {
      const times = (await valuesOf(station)).map(({ time }) => time);
      const wanted = recorded.values
        .filter((each) => each.station === station && each.time <= due)
        .map(({ time }) => time);
      expect(times).toEqual(wanted);
    }
    process.stdout.write(
      `pulled through an outage and a restart: ${received} received, ${stored} stored, ${duplicate} duplicates\n`,
    );
    expect((await source('hubeau')).failures).toBe(0);
  });

  test('a corrected value takes the place of the first, which stays', async () => {
    const at = Date.parse(START) - 5 * MINUTE;
    const place = recorded.values.findIndex(({ station, time }) => station === STATIONS[0] && time === at);
    recorded.values[place] = { station: STATIONS[0], time: at, value: 4_321, qualification: 20 };
    await vigie.api('/connectors/hubeau/pull/run', {});
    const of = async () => (await valuesOf(STATIONS[0])).filter(({ time }) => time === at);
    await until(async () => (await of()).length === 2, { what: 'the correction', patience: PATIENCE });
    expect(await of()).toMatchObject([
      { raw: ((at / MINUTE) % 700) / 1_000, adjusted: null, flag: 4 },
      { raw: 4.321, adjusted: 4.321, flag: 1 },
    ]);
  });

  test('settings are checked, secrets are not shown, a trial stores nothing', async () => {
    const wrong = await vigie
      .api('/connectors', { id: 'x', kind: 'hubeau-hydrometrie-v2', name: 'x', settings: { stations: ['Y4214010'] } })
      .catch(String);
    expect(wrong).toContain('10 caractères');
    const before = await vigie.settled('hubeau', 1);
    const settings = { base: recorded.url, stations: [STATIONS[0]] };
    const trial = await vigie.api<{ records: number; read: { device: string; data: JsonObject }[] }>(
      '/connectors/pull/try',
      { kind: 'hubeau-hydrometrie-v2', settings },
    );
    expect(trial.records).toBeGreaterThan(0);
    expect(trial.read[0]).toMatchObject({ device: STATIONS[0] });
    expect(trial.read[0]?.data['stage']).toBeTypeOf('number');
    expect(await vigie.settled('hubeau', 1)).toEqual(before);
  });
});

describe.skipIf(!existsSync(CORPORA))('real pages and series, through the whole way', () => {
  const text = (name: string): string => {
    const bytes = readFileSync(new URL(name, CORPORA));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  // titles of the columns are known for each file
  const rows = (name: string) => parseCsv(text(name), { columns: true }) as Readonly<Record<string, string>>[];

  test('Hub’Eau: the page as it came, negative level, 206', async () => {
    const page = text('river/hubeau-observations-tr-one-page.json');
    const { base, stop } = await serve((url) => {
      const first = !url.searchParams.has('cursor');
      return { status: first ? 206 : 200, body: first ? page : JSON.stringify({ count: 206, next: null, data: [] }) };
    });
    await pullFrom('blois', 'hubeau-hydrometrie-v2', { base, stations: 'K447001001', historyDays: 1 });
    await device('blois', { device: 'K447001001', field: 'stage', quantity: 'stage', unit: 'm' });
    await vigie.api('/connectors/blois/pull/rewind', { from: '2026-08-26T09:00:00Z' });
    await readWhole('blois');
    await stop();
    expect(await valuesOf('K447001001')).toMatchObject([{ time: Date.parse('2026-08-27T08:00:00Z'), raw: -1.232 }]);
  });

  test('Hub’Eau: 221 analyses of nitrates, numbers equal, half of the limit below it', async () => {
    const analyses = rows('river/hubeau-analyse-pc-raw-rows.csv.gz');
    const stations = [...new Set(analyses.map((row) => row['code_station'] ?? ''))];
    const { base, stop } = await serve((url) => {
      const query = url.searchParams;
      const asked = new Set((query.get('code_station') ?? '').split(','));
      const data = analyses
        .filter((row) => asked.has(row['code_station'] ?? ''))
        .filter((row) => (row['date_prelevement'] ?? '') >= (query.get('date_debut_prelevement') ?? ''))
        .filter((row) => (row['date_prelevement'] ?? '') <= (query.get('date_fin_prelevement') ?? ''))
        .map((row) => ({ ...row, resultat: Number(row['resultat']) }));
      const page = Number(query.get('page'));
      const next = new URL(url);
      next.searchParams.set('page', String(page + 1));
      const more = page * 40 < data.length;
      const body = { count: data.length, next: more ? next.href : null, data: data.slice((page - 1) * 40, page * 40) };
      return { status: more ? 206 : 200, body: JSON.stringify(body) };
    });
    await pullFrom('naiades', 'hubeau-qualite', { base, stations, parameters: '1340', historyDays: 30 });
    for (const station of stations)
      await device('naiades', { device: station, field: 'nitrates', quantity: 'nitrates', unit: 'mg/L' });
    await vigie.api('/connectors/naiades/pull/rewind', { from: '2000-01-01T00:00:00Z' });
    const balance = await readWhole('naiades');
    await stop();
    const wanted = analyses
      .map((row) => `${row['code_station']} ${Number(row['resultat']) / (row['code_remarque'] === '10' ? 2 : 1)}`)
      .toSorted();
    const got: string[] = [];
    for (const station of stations) for (const { raw } of await valuesOf(station)) got.push(`${station} ${raw}`);
    // two analyses of one sample with one result are one value
    expect([...new Set(got)].toSorted()).toEqual([...new Set(wanted)]);
    process.stdout.write(
      `Hub’Eau quality: ${analyses.length} analyses, ${got.length} values; ${JSON.stringify(balance)}\n`,
    );
    expect(balance.quarantined).toBe(0);
  });

  test('counts of the national schema (Eco-Counter): CSV, ten channels of a year', async () => {
    const file = 'counters/schema-comptage-measure-exemple-valide-eco-compteur.csv.gz';
    const counts = rows(file);
    const channels = [...new Set(counts.map((row) => row['channel_id'] ?? ''))];
    const { base, stop } = await serve(() => ({ body: text(file), type: 'text/csv' }));
    const settings = { url: `${base}/mesures.csv`, device: 'channel_id', time: 'start_datetime', historyDays: 0 };
    await pullFrom('comptages', 'http-csv-pull', settings);
    for (const channel of channels)
      await device('comptages', { device: channel, field: 'count', quantity: 'count', unit: '1', period: 86_400 });
    await vigie.api('/connectors/comptages/pull/run', {});
    await until(async () => (await vigie.settled('comptages', 3_650)).stored >= 3_650, {
      what: 'all counts',
      patience: PATIENCE,
    });
    await stop();
    const got: string[] = [];
    for (const channel of channels)
      for (const { time, raw } of await valuesOf(channel)) got.push(`${channel} ${time} ${raw}`);
    const wanted = counts.map(
      (row) => `${row['channel_id']} ${Date.parse(row['start_datetime'] ?? '')} ${Number(row['count'])}`,
    );
    expect(got.toSorted()).toEqual(wanted.toSorted());
  });

  test('Montréal (JSON) and Montpellier (one object a line): daily counts equal', async () => {
    interface Day {
      readonly comptage: number;
      readonly timestamp: number;
    }
    interface Flow {
      readonly laneId: number;
      readonly intensity: number;
      readonly dateObserved: string;
    }
    const days = JSON.parse(text('counters/montreal-100003041-daily.json.gz')) as Day[];
    const lines = text('counters/montpellier-X2H20042632-2020.ndjson.gz');
    const flows = lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Flow);
    const { base, stop } = await serve(({ pathname }) => ({
      body: pathname === '/montreal' ? JSON.stringify(days) : lines,
    }));
    const common = { historyDays: 0 };
    await pullFrom('montreal', 'http-json-pull', {
      ...common,
      url: `${base}/montreal`,
      deviceId: '100003041',
      time: 'timestamp',
      timeFormat: 'milliseconds',
    });
    await pullFrom('montpellier', 'http-json-pull', {
      ...common,
      url: `${base}/montpellier`,
      device: 'laneId',
      time: 'dateObserved',
    });
    const lanes = [...new Set(flows.map(({ laneId }) => String(laneId)))];
    await device('montreal', { device: '100003041', field: 'comptage', quantity: 'count', unit: '1', period: 86_400 });
    for (const lane of lanes)
      await device('montpellier', { device: lane, field: 'intensity', quantity: 'count', unit: '1', period: 86_400 });
    for (const [id, total] of [
      ['montreal', days.length],
      ['montpellier', flows.length],
    ] as const) {
      await vigie.api(`/connectors/${id}/pull/run`, {});
      await until(async () => (await vigie.settled(id, total)).stored >= total, { what: id, patience: PATIENCE });
    }
    await stop();
    expect((await valuesOf('100003041')).map(({ time, raw }) => [time, raw])).toEqual(
      days.map(({ timestamp, comptage }) => [timestamp, comptage]),
    );
    const got: number[] = [];
    for (const lane of lanes) for (const { raw } of await valuesOf(lane)) got.push(raw ?? NaN);
    const size = (a: number, b: number) => a - b;
    expect(got.toSorted(size)).toEqual(flows.map(({ intensity }) => intensity).toSorted(size));
    const [first] = await valuesOf(lanes[0] ?? '');
    expect(first?.time).toBe(Date.parse('2020-06-18T22:00:00Z'));
  });
});
