import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowServer } from './flow-server.ts';
import { startFlowServer } from './flow-server.ts';
import { until } from '../harness/server-process.ts';

// What an observatory leaves out, with and without it; a study that is kept; an emergence that is only indicative.

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/** Midnight in Paris of a day of 96 quarter-hours. */
const MIDNIGHT = Date.parse('2025-03-20T23:00:00Z');
const at = (hour: number) => MIDNIGHT + hour * 60 * MINUTE;
const iso = (time: number) => new Date(time).toISOString();
const energyMean = (levels: readonly number[]) =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length);

/** Works from 10 to 12, a gale from 14 to 15, else a street. */
function levelOf(quarter: number): number {
  const hour = quarter / 4;
  if (hour >= 10 && hour < 12) return 75 + (quarter % 3) / 2;
  if (hour >= 14 && hour < 15) return 70 + (quarter % 3) / 2;
  return 60 + (quarter % 5);
}
const QUARTERS = Array.from({ length: 96 }, (_, quarter) => quarter);
/** Day level of the quarters that count. */
const lday = (counts: (hour: number) => boolean) =>
  energyMean(QUARTERS.filter((q) => q >= 24 && q < 72 && counts(q / 4)).map(levelOf));
const works = (hour: number) => hour >= 10 && hour < 12;
const gale = (hour: number) => hour >= 14 && hour < 15;

const PLACE = { longitude: 5.3698, latitude: 43.2965 };
const TOKEN = 'bootstrap-token-of-the-flow-tests-0123456789';

let vigie: FlowServer;
beforeAll(async () => {
  vigie = await startFlowServer('2025-03-23T12:00:00Z');
});
afterAll(() => vigie.stop());

interface Figure {
  readonly start: string;
  readonly value: number | null;
  readonly excluded?: number;
  readonly coverage: number;
}

async function dayLevel(like: (figure: Figure) => boolean): Promise<Figure> {
  let figure: Figure | undefined;
  const there = async () => {
    const { items } = await vigie.api<{ items: Figure[] }>('/indicators?thing=mat&indicator=noise-lday&limit=100');
    figure = items.find(({ start }) => start === iso(MIDNIGHT));
    return figure !== undefined && like(figure);
  };
  await until(there, { what: 'the day level', patience: 90_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(figure)}`);
  });
  if (figure === undefined) throw new Error('no day level');
  return figure;
}

const series = (field: string, quantity: string, unit: string) => [{ field, quantity, unit, period: 900 }];

interface Registered {
  readonly id: string;
  readonly asset?: object;
  readonly datastreams: readonly object[];
}

/** Registers a device that says its values in JSON, and sends a day of them. */
async function measure(device: Registered, data: (quarter: number) => Record<string, number>): Promise<void> {
  const connector = `c-${device.id}`;
  const token = await vigie.connector(connector);
  await vigie.api('/devices', { ...device, connector, place: PLACE, expectedPeriod: 900 });
  const messages = QUARTERS.map((q) => ({ device: device.id, time: iso(MIDNIGHT + q * QUARTER), data: data(q) }));
  expect((await vigie.send(connector, messages, { token })).status).toBe(202);
  expect(await vigie.settled(connector, QUARTERS.length)).toMatchObject({ stored: QUARTERS.length });
}

async function change(method: string, path: string, body?: unknown): Promise<number> {
  const answer = await vigie.call(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.status;
}

test('the day level with wind and works, and without; the share left out is said', { timeout: 600_000 }, async () => {
  const asset = { key: 'mat', type: 'noiseMast', domain: 'noise', properties: { microphoneHeight: 4 } };
  await measure({ id: 'mat', asset, datastreams: series('level', 'LAeq', 'dB[SPL]') }, (q) => ({ level: levelOf(q) }));
  const whole = await dayLevel(({ value }) => value !== null);
  expect(whole.value).toBeCloseTo(
    lday(() => true),
    6,
  );
  expect(whole.excluded).toBeUndefined();

  await measure({ id: 'meteo', datastreams: series('wind', 'windSpeed', 'm/s') }, (q) => ({
    wind: gale(q / 4) ? 9 : 3,
  }));
  const calm = await dayLevel(({ excluded }) => excluded !== undefined);
  expect(calm.value).toBeCloseTo(
    lday((hour) => !gale(hour)),
    6,
  );
  expect(calm.excluded).toBeCloseTo(4 / 48, 6);
  const { items } = await vigie.api<{ items: object[] }>('/exclusions?domain=noise&thing=mat');
  expect(items).toEqual([
    expect.objectContaining({ cause: 'wind', origin: 'measured', from: iso(at(14)), to: iso(at(15)) }),
  ]);

  const { id, days } = await vigie.api<{ id: number; days: number }>('/exclusions', {
    domain: 'noise',
    thing: 'mat',
    cause: 'works',
    from: iso(at(10)),
    to: iso(at(12)),
    reason: 'Réfection de l’enrobé au pied du mât',
  });
  expect(days).toBe(1);
  const quiet = await dayLevel(({ excluded = 0 }) => excluded > 0.2);
  expect(quiet.value).toBeCloseTo(
    lday((hour) => !gale(hour) && !works(hour)),
    6,
  );
  expect(quiet.excluded).toBeCloseTo(12 / 48, 6);
  expect(quiet.coverage).toBeCloseTo(36 / 48, 6);
  // the hour keeps what was heard
  const hours = await vigie.figures('mat', 'noise-laeq-hour', { from: iso(at(10)) });
  expect(hours[0]?.value).toBeGreaterThan(75);

  expect(await change('POST', `/exclusions/${id}/revoke`, { reason: 'Travaux reportés' })).toBe(204);
  const again = await dayLevel(({ excluded = 0 }) => excluded < 0.2);
  expect(again.value).toBeCloseTo(calm.value ?? 0, 9);
  // a territory that sets its own limit has the wind found again
  const limit = { value: 12, source: 'Essai : délibération du 12 mars' };
  expect(await change('PUT', '/settings/noise.exclusion.wind', { ...limit, value: 300 })).toBe(422);
  expect(await change('PUT', '/settings/noise.exclusion.wind', limit)).toBe(204);
  const windy = await dayLevel(({ excluded }) => excluded === undefined);
  expect(windy.value).toBeCloseTo(whole.value ?? 0, 9);
  const settings = await vigie.api<{ items: { key: string; value: number; usual: number; set?: object }[] }>(
    '/settings?domain=noise',
  );
  expect(settings.items.find(({ key }) => key === 'noise.exclusion.wind')).toMatchObject({
    value: 12,
    usual: 5,
    standing: 'to-check',
    set: { source: limit.source },
  });
});

test('an emergence is indicative, with its limit and where the limit comes from', { timeout: 60_000 }, async () => {
  const asked = new URLSearchParams({
    thing: 'mat',
    ambientFrom: iso(at(10)),
    ambientTo: iso(at(12)),
    residualFrom: iso(at(8)),
    residualTo: iso(at(10)),
  });
  const found = await vigie.api<Record<string, unknown>>(`/noise/emergence?${asked.toString()}`);
  const level = (from: number, to: number) =>
    energyMean(QUARTERS.filter((q) => q / 4 >= from && q / 4 < to).map(levelOf));
  expect(found).toMatchObject({ indicative: true, time: 'day', minutes: 120, limit: 5 + 3, verdict: 'above' });
  expect(found['emergence']).toBeCloseTo(level(10, 12) - level(8, 10), 6);
  expect(found['source']).toContain('à vérifier');
});

test('a study is kept, answered again, given as a file, and removed', { timeout: 60_000 }, async () => {
  // two springs of days, 3 dB apart: what a year of measures would leave
  await vigie.database.query(`
    insert into indicator_value (indicator, datastream_id, thing_id, organisation_id, start_time, end_time, value,
      coverage, completeness, excluded)
    select 'noise-lden-day', d.id, d.thing_id, d.organisation_id, day, day + interval '1 day',
      66 + side.change + case when extract(isodow from day) >= 6 then -4 else 0 end + (extract(doy from day)::int % 3) / 2.0,
      0.9, 'good', 0.1
    from datastream d,
      (values ('2023-04-01'::date, 0), ('2024-04-01'::date, -3)) as side(start, change),
      lateral (select (side.start + n)::timestamp at time zone 'Europe/Paris' as day from generate_series(0, 55) n) days
    where d.field = 'level'`);
  const body = {
    title: 'Passage à 30 km/h',
    thing: 'mat',
    beforeFrom: '2023-04-01T00:00:00+02:00',
    beforeTo: '2023-05-27T00:00:00+02:00',
    afterFrom: '2024-04-01T00:00:00+02:00',
    afterTo: '2024-05-27T00:00:00+02:00',
  };
  const { id } = await vigie.api<{ id: number }>('/studies', body);
  const study = await vigie.api<{ season: number; result: Record<string, unknown> }>(`/studies/${id}`);
  expect(study).toMatchObject({
    season: 45,
    result: { distinct: true, days: { before: 56, after: 56 }, poor: { before: 0, after: 0 } },
  });
  expect(study.result['difference']).toBeCloseTo(-3, 0);
  expect(study.result['excluded']).toMatchObject({ before: expect.closeTo(0.1, 6) });
  expect((await vigie.api<{ items: { id: number; title: string }[] }>('/studies')).items).toMatchObject([
    { id, title: 'Passage à 30 km/h' },
  ]);
  const authorization = `Bearer ${TOKEN}`;
  const file = await vigie.call(`/api/v1/studies/${id}/days.csv`, { headers: { authorization } });
  expect(file.text.trim().split('\n')).toHaveLength(1 + 2 * 56);
  expect(file.text).toContain('mat,before,2023-04-01,6,');
  expect(await change('POST', '/studies', { ...body, afterFrom: body.beforeFrom })).toBe(422);
  expect(await change('POST', '/studies', { ...body, control: 'nowhere' })).toBe(404);
  expect(await change('DELETE', `/studies/${id}`)).toBe(204);
  expect(await change('GET', `/studies/${id}`)).toBe(404);
});
