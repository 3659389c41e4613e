import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, localDay, localToInstant, parseDate } from '@vigie/kit';
import { until } from '../harness/server-process.ts';
import type { IndicatorView, Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// Real daily counters through the public intake, held against plain SQL; and a counter read from its maker's service.

const CORPUS = new URL('../../../shared/corpora/series/counters/', import.meta.url);
/** The year of the Montpellier counters is over. */
const START = '2021-01-02T09:00:00Z';
const PATIENCE = 180_000;
const LOT = 200;
const PLACE = { longitude: 5.38, latitude: 43.28 };
const COUNTERS = ['X2H19070220', 'XTH19101158'] as const;

interface DayCount {
  readonly day: string;
  readonly count: number;
}

const text = (file: string): string => gunzipSync(readFileSync(new URL(file, CORPUS))).toString();

/** Days of 2020 of one counter of Montpellier. */
function montpellier(counter: string): DayCount[] {
  return text(`montpellier-${counter}-2020.ndjson.gz`)
    .trim()
    .split('\n')
    .map((line) => {
      // the shape of the open data, as published
      const { dateObserved, intensity } = JSON.parse(line) as { dateObserved: string; intensity: number };
      return { day: dateObserved.slice(0, 10), count: intensity };
    });
}

// Independent of the house's arithmetic: months and the year by PostgreSQL, from what came in.
const MONTHS = `
select to_char(o.phenomenon_time at time zone 'Europe/Paris', 'YYYY-MM') as month,
  avg(o.raw)::float8 as average, sum(o.raw)::float8 as flow, count(*)::int as days,
  extract(day from date_trunc('month', min(o.phenomenon_time at time zone 'Europe/Paris'))
    + interval '1 month' - interval '1 day')::int as length
from observation o join datastream d on d.id = o.datastream_id join thing t on t.id = d.thing_id
where t.key = $1 and d.quantity = 'count'
group by 1 order by 1`;

interface MonthRow {
  readonly month: string;
  readonly average: number;
  readonly flow: number;
  readonly days: number;
  readonly length: number;
}

let vigie: FlowServer;
let token: string;
beforeAll(async () => {
  vigie = await startFlowServer(START);
  token = await vigie.connector('quotidiens');
});
afterAll(() => vigie.stop());

async function register(id: string): Promise<void> {
  await vigie.api('/devices', {
    id,
    connector: 'quotidiens',
    name: id,
    place: PLACE,
    asset: { type: 'counter', domain: 'mobility', key: id, name: id, properties: { mobilityType: 'BIKE' } },
    datastreams: [{ field: 'count', quantity: 'count', unit: '1', period: 86_400, covers: 'after' }],
    expectedPeriod: 86_400,
  });
}

async function send(id: string, days: readonly DayCount[]): Promise<void> {
  const body = days.flatMap(({ day, count }) => {
    const date = parseDate(day);
    return date ? [{ device: id, time: new Date(localDay(date).start).toISOString(), data: { count } }] : [];
  });
  for (let at = 0; at < body.length; at += LOT)
    expect((await vigie.send('quotidiens', body.slice(at, at + LOT), { token })).status).toBe(202);
}

/** Figures of an indicator by start of window, once they are made: months are made every two minutes. */
async function figures(thing: string, indicator: string, least: number): Promise<ReadonlyMap<string, number>> {
  // directions of one object add up
  let found = new Map<string, number>();
  const there = async () => {
    const address = `/indicators?thing=${thing}&indicator=${indicator}&limit=1000`;
    const page = await vigie.api<Page<IndicatorView>>(address);
    found = new Map();
    for (const { start, value } of page.items)
      if (typeof value === 'number') found.set(start, (found.get(start) ?? 0) + value);
    return found.size >= least;
  };
  await until(there, { what: `${least} figures of ${indicator} on ${thing}`, patience: PATIENCE }).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}: ${found.size}`);
    },
  );
  return found;
}

const startOf = (month: string): string => {
  const date = parseDate(`${month}-01`);
  return new Date(date ? localToInstant(date, 0) : 0).toISOString();
};

describe.runIf(existsSync(CORPUS))('real daily counters of a year', () => {
  test('days, months and the year are those of plain SQL', async () => {
    let sent = 0;
    for (const counter of COUNTERS) {
      await register(counter);
      const days = montpellier(counter);
      await send(counter, days);
      sent += days.length;
    }
    await vigie.settled('quotidiens', sent);
    for (const counter of COUNTERS) {
      const days = montpellier(counter);
      const daily = await figures(counter, 'mobility-daily', days.length);
      for (const { day, count } of days) expect([day, daily.get(startOf1(day))]).toEqual([day, count]);
      const { rows } = await vigie.database.query<MonthRow>(MONTHS, [counter]);
      const months = await figures(counter, 'mobility-tmj-month', rows.filter(wellCounted).length);
      for (const row of rows.filter(wellCounted)) expect(months.get(startOf(row.month))).toBeCloseTo(row.average, 6);
      const usable = rows.filter(({ days: counted, length }) => counted >= 0.75 * length);
      const flow = usable.reduce((sum, row) => sum + row.flow, 0);
      const counted = usable.reduce((sum, row) => sum + row.days, 0);
      // a year counted on less than half of its days is not said
      if (days.length < 183) continue;
      const [annual] = [...(await figures(counter, 'mobility-tmj-year', 1)).values()];
      expect(annual).toBeCloseTo(flow / counted, 6);
    }
  }, 400_000);

  test('the study says the same days, and the error of other places or its own', async () => {
    const study = await vigie.api<Study>(`/things/${COUNTERS[0]}/counting`);
    const days = montpellier(COUNTERS[0]);
    expect(study.validDays).toBe(days.length);
    const totals = new Map(study.days.map(({ date, total }) => [date, total]));
    for (const { day, count } of days) expect([day, totals.get(day)]).toEqual([day, count]);
    const best = days.reduce((most, day) => (day.count > most.count ? day : most));
    expect(study.records.day).toEqual({ date: best.day, count: best.count });
    expect(study.days.every(({ estimated }) => estimated === 0)).toBe(true);
    expect(study.error.own?.medianPercent ?? study.error.elsewhere?.length).toBeGreaterThan(0);
  });
});

/** At least half of the month, so that the figure is said. */
const wellCounted = ({ days, length }: MonthRow): boolean => days >= 0.5 * length;
const startOf1 = (day: string): string => {
  const date = parseDate(day);
  return new Date(date ? localDay(date).start : 0).toISOString();
};

interface Study {
  readonly validDays: number;
  readonly days: readonly { readonly date: string; readonly total?: number; readonly estimated: number }[];
  readonly records: { readonly day?: { readonly date: string; readonly count: number } };
  readonly error: {
    readonly own?: { readonly medianPercent: number };
    readonly elsewhere?: readonly { readonly place: string }[];
  };
}

describe('a counter of Eco-Counter, read from its maker’s service', () => {
  const QUARTER = 15 * MINUTE;
  let maker: Server;
  let asked: string[] = [];
  const end = Math.floor(Date.parse(START) / DAY) * DAY;

  /** The same count again and again would be a stuck sensor; an hour of these adds up to nothing. */
  const WAVE = [-1, 0, 1, 0];

  /** Counts of a flow; the hour from 12 h UTC of the last day was not counted. */
  const flow = (flowID: string, direction: string, count: number) => ({
    travelMode: 'bike',
    direction,
    flowID,
    flowName: direction,
    data: Array.from({ length: 2 * 96 }, (_, at) => {
      const time = end - 2 * DAY + at * QUARTER;
      const lost = time >= end - 12 * HOUR && time < end - 11 * HOUR;
      return {
        timestamp: new Date(time).toISOString(),
        granularity: 'PT15M',
        counts: lost ? null : count + (WAVE[at % 4] ?? 0),
      };
    }),
  });

  beforeAll(async () => {
    maker = createServer((request, response) => {
      asked = [...asked, request.url ?? ''];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify([flow('f-in', 'in', 3), flow('f-out', 'out', 5)]));
    });
    await new Promise<void>((resolve) => {
      maker.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => new Promise((resolve) => void maker.close(resolve)));

  test('feeds the same series and figures as a counter by radio; what was not counted is no zero', async () => {
    // listening on a port, so the address is not a pipe
    const { port } = maker.address() as AddressInfo;
    const asset = { type: 'counter', domain: 'mobility', key: 'loire', name: 'Quai de Loire' };
    const settings = {
      base: `http://127.0.0.1:${port}`,
      sites: ['100003041'],
      apiKey: 'k',
      historyDays: 2,
      everyMinutes: 1,
    };
    await vigie.api('/connectors', { id: 'eco', kind: 'eco-counter-v2', name: 'Eco-Counter', settings });
    for (const id of ['f-in', 'f-out']) {
      await vigie.api('/devices', {
        id,
        connector: 'eco',
        model: 'eco-counter',
        codec: { id: 'eco-counter', version: '1.0.0' },
        name: id,
        place: PLACE,
        asset: { ...asset, properties: { mobilityType: 'BIKE' } },
        datastreams: [
          { field: 'count', quantity: 'count', unit: '1', period: 3600, covers: 'after', periodField: 'step' },
        ],
        expectedPeriod: 86_400,
      });
    }
    await vigie.api('/connectors/eco/pull/rewind', { from: new Date(end - 2 * DAY).toISOString() });
    await vigie.api('/connectors/eco/pull/run', {});
    // one hour of four quarters and two flows was not counted
    const counts = 2 * (2 * 96 - 4);
    const stored = async () => {
      const { rows } = await vigie.database.query<{ n: number }>(
        `select count(*)::int as n from observation o join datastream d on d.id = o.datastream_id
         join thing t on t.id = d.thing_id where t.key = 'loire'`,
      );
      return (rows[0]?.n ?? 0) >= counts;
    };
    await until(stored, { what: 'the counts of both flows', patience: 60_000 });
    const { rejected, quarantined, pending } = await vigie.settled('eco', counts);
    expect({ rejected, pending }).toEqual({ rejected: 0, pending: 0 });
    expect(quarantined).toBeGreaterThanOrEqual(0);
    const totals = async () => [...new Set((await figures('loire', 'mobility-hourly', 47)).values())];
    await expect.poll(totals, { timeout: 60_000, interval: 1_000 }).toEqual([4 * 3 + 4 * 5]);
    const hours = await figures('loire', 'mobility-hourly', 47);
    expect(hours.has(new Date(end - 12 * HOUR).toISOString())).toBe(false);
    expect(asked[0]).toContain('siteId=100003041');
    const { text: measures } = await vigie.call('/donnees/comptage-mobilites/channels.csv');
    expect(measures.split('\n').filter((line) => line.startsWith('loire-count'))).toHaveLength(2);
    const study = await vigie.api<Study>('/things/loire/counting');
    // the last day misses one hour of twenty-four: still valid, and nothing tells the shape of a public holiday yet
    const last = study.days.find(({ date }) => date === '2021-01-01');
    expect(last?.estimated).toBe(0);
  }, 300_000);
});
