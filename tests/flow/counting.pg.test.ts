import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localToInstant, parseDate } from '@vigie/kit';
import type { WindowIndicator } from '@vigie/kit';
import { averageMonth } from '../../packs/mobility/indicators/average-month.ts';
import { averageWorkingDay } from '../../packs/mobility/indicators/average-working-day.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// A month of a real counter through the public intake, held against plain SQL over what was stored; then its display.

const CORPUS = new URL('../../../shared/corpora/series/counters/seattle-fremont-hourly-part1.csv.gz', import.meta.url);
const MONTH = '2015-07';
/** Tuesday, public holiday. */
const HOLIDAY = '2015-07-14';
const LOT = 150;

interface Hour {
  readonly time: number;
  readonly west: number;
  readonly east: number;
}

const STAMP = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):00:00 ([AP])M$/;

/** An hour of July 2015 of both sidewalks, its wall clock taken for the one of Paris; absent on another line. */
function readHour(line: string): Hour | undefined {
  const [stamp = '', ...sides] = line.trim().split(',');
  const [west, east] = sides.filter((side) => side !== '').map(Number);
  const [, month, day, year, clock, half] = STAMP.exec(stamp) ?? [];
  const date = parseDate(`${year}-${month}-${day}`);
  if (date === undefined || `${year}-${month}` !== MONTH || west === undefined || east === undefined) return undefined;
  const hour = (Number(clock) % 12) + (half === 'P' ? 12 : 0);
  return { time: localToInstant(date, hour * 3_600_000), west, east };
}

const july = (): Hour[] =>
  gunzipSync(readFileSync(CORPUS))
    .toString()
    .split('\n')
    .flatMap((line) => readHour(line) ?? []);

// Independent of the house's arithmetic: local days by PostgreSQL.
const DAYS = `
select d.id as datastream, to_char(o.phenomenon_time at time zone 'Europe/Paris', 'YYYY-MM-DD') as day,
  sum(o.raw)::int as total, count(*)::int as hours
from observation o join datastream d on d.id = o.datastream_id
where d.quantity = 'count'
group by 1, 2 order by 1, 2`;

interface DayRow {
  readonly datastream: number;
  readonly day: string;
  readonly total: number;
  readonly hours: number;
}

let vigie: FlowServer;
let token: string;
beforeAll(async () => {
  vigie = await startFlowServer('2015-07-31T22:10:00Z');
  token = await vigie.connector('compteurs');
});
afterAll(() => vigie.stop());

function ofMonth({ compute }: WindowIndicator, hours: readonly Hour[]): number | undefined {
  if (typeof compute !== 'function') return undefined;
  const samples = hours.map(({ time, west }) => ({ time, duration: 3_600_000, value: west }));
  const [start, end] = [Date.parse('2015-06-30T22:00:00Z'), Date.parse('2015-07-31T22:00:00Z')];
  return compute({ start, end, samples, asset: {}, longitude: 5.38, latitude: 43.28, localHour: () => 0 });
}

const registration = (id: string, datastreams: readonly object[]) => ({
  id,
  connector: 'compteurs',
  name: id,
  place: { longitude: 5.38, latitude: 43.28 },
  asset: { type: 'counter', domain: 'mobility', key: 'pont', name: 'Pont', properties: { mobilityType: 'BIKE' } },
  datastreams,
});

describe.runIf(existsSync(CORPUS))('a real counter', () => {
  test('totals and averages are those of plain SQL', async () => {
    const count = { quantity: 'count', unit: '1', period: 3600 };
    await vigie.api('/devices', {
      ...registration('pont', [
        { field: 'west', ...count },
        { field: 'east', ...count },
      ]),
      expectedPeriod: 3600,
    });
    const hours = july();
    for (let at = 0; at < hours.length; at += LOT) {
      const body = hours.slice(at, at + LOT).map(({ time, west, east }) => ({
        device: 'pont',
        time: new Date(time).toISOString(),
        data: { west, east },
      }));
      expect((await vigie.send('compteurs', body, { token })).status).toBe(202);
    }
    await vigie.settled('compteurs', hours.length);
    const { rows } = await vigie.database.query<DayRow>(DAYS);
    expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(hours.reduce((sum, h) => sum + h.west + h.east, 0));
    const last = '2015-07-30T22:00:00.000Z';
    await vigie.figures('pont', 'mobility-daily', { from: last, series: 2 });
    const first = '2015-06-30T22:00:00.000Z';
    const daily = await vigie.figures('pont', 'mobility-daily', { from: first, series: 2 });
    const told = daily.filter(({ start }) => start <= last).map(({ datastream, value }) => [datastream, value]);
    const byDay = rows.toSorted((a, b) => a.day.localeCompare(b.day) || a.datastream - b.datastream);
    expect(told).toEqual(byDay.map(({ datastream, total }) => [datastream, total]));

    // months are made more rarely than a test can wait: the pack's own functions, over the hours that were sent
    const west = rows.filter((row) => row.datastream === rows[0]?.datastream);
    const mean = (days: readonly DayRow[]) => days.reduce((sum, { total }) => sum + total, 0) / days.length;
    const working = west.filter(
      ({ day }) => day !== HOLIDAY && ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()),
    );
    expect(ofMonth(averageMonth, hours)).toBeCloseTo(mean(west), 6);
    expect(ofMonth(averageWorkingDay, hours)).toBeCloseTo(mean(working), 6);
  }, 180_000);

  test('its totem shows the year, is heard by its token, and refused by another', async () => {
    await vigie.api('/devices', {
      ...registration('totem-pont', [{ field: 'alive', quantity: 'displayAlive', unit: '1', role: 'health' }]),
      expectedPeriod: 300,
    });
    const { rows } = await vigie.database.query<DayRow>(DAYS);
    const address = '/affichage/pont.json?afficheur=compteurs/totem-pont';
    const shown = await vigie.call<{ year: number; record: number; state: string }>(address, {
      headers: { authorization: `Bearer ${token}` },
    });
    const days = new Map<string, number>();
    for (const { day, total } of rows) days.set(day, (days.get(day) ?? 0) + total);
    expect(shown.body).toMatchObject({ state: 'late', record: Math.max(...days.values()) });
    expect(shown.body.year).toBe([...days.values()].reduce((sum, total) => sum + total, 0));
    expect((await vigie.call(address, { headers: { authorization: 'Bearer autre' } })).status).toBe(401);
    const alive = async () => (await vigie.observations('totem-pont')).map(({ raw }) => raw);
    await expect.poll(alive, { timeout: 20_000 }).toEqual([1]);
  }, 60_000);
});
