import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// Real stages of two gauges and a page of the national service through the public intake, held against plain SQL over
// what was stored: hour, rate of rise. The captured pages are short; what they hold, they hold truly.

const CORPUS = new URL('../../../shared/corpora/series/river/', import.meta.url);
const USGS = new URL('usgs-instantaneous.json', CORPUS);
const FEET = 0.3048;

interface UsgsPage {
  readonly value: {
    readonly timeSeries: readonly {
      readonly name: string;
      readonly values: readonly { readonly value: readonly { readonly value: string; readonly dateTime: string }[] }[];
    }[];
  };
}

/** Stages by gauge, in feet as they came. */
const stages = () =>
  (JSON.parse(readFileSync(USGS, 'utf8')) as UsgsPage).value.timeSeries
    .filter(({ name }) => name.includes(':00065:'))
    .map(({ name, values }) => ({
      gauge: `usgs-${name.split(':')[1]}`,
      values: values.flatMap(({ value }) => value.map((one) => ({ time: one.dateTime, feet: Number(one.value) }))),
    }));

// The slope of PostgreSQL's own regression, metres a second to centimetres an hour.
const SLOPE = `
select t.key as thing, e.phenomenon_time as "end",
  regr_slope(o.raw, extract(epoch from o.phenomenon_time)) * 360000 as slope, count(*)::int as n
from observation e
join datastream d on d.id = e.datastream_id and d.quantity = 'stage'
join thing t on t.id = d.thing_id
join observation o on o.datastream_id = d.id and o.phenomenon_time <= e.phenomenon_time
  and o.phenomenon_time >= e.phenomenon_time - interval '30 minutes'
group by 1, 2 having count(*) >= 2 order by 1, 2`;

const HOURS = `
select t.key as thing, date_trunc('hour', o.phenomenon_time) as hour, min(o.raw) as low, max(o.raw) as high
from observation o
join datastream d on d.id = o.datastream_id and d.quantity = 'stage'
join thing t on t.id = d.thing_id
group by 1, 2 having count(*) = 4 or count(*) = 5 order by 1, 2`;

describe.skipIf(!existsSync(USGS))('real gauges', () => {
  let vigie: FlowServer;
  beforeAll(async () => {
    vigie = await startFlowServer('2019-02-14T08:00:00Z');
    const token = await vigie.connector('jauges');
    for (const { gauge, values } of stages()) {
      await vigie.api('/devices', {
        id: gauge,
        connector: 'jauges',
        expectedPeriod: 900,
        asset: { key: gauge, type: 'gauge', domain: 'water', properties: { threshold1: 0.1 } },
        place: { longitude: 5.3698, latitude: 43.2965 },
        datastreams: [{ field: 'stage', quantity: 'stage', unit: 'm', factor: FEET }],
      });
      const frames = values.map(({ time, feet }) => ({ device: gauge, time, data: { stage: feet } }));
      // a source that restates its page: nothing counts twice
      for (const lot of [frames, frames.slice(0, 2)])
        expect((await vigie.send('jauges', lot, { token })).status).toBe(202);
    }
    await vigie.settled(
      'jauges',
      stages().reduce((sum, { values }) => sum + values.length + 2, 0),
    );
  }, 120_000);
  afterAll(() => vigie.stop());

  test('what is stored is what the gauge said, in metres', async () => {
    for (const { gauge, values } of stages()) {
      const stored = await vigie.observations(gauge, '&quantity=stage');
      expect(stored.map(({ phenomenonTime }) => Date.parse(phenomenonTime))).toEqual(
        values.map(({ time }) => Date.parse(time)),
      );
      for (const [i, { raw }] of stored.entries()) expect(raw).toBeCloseTo((values[i]?.feet ?? Number.NaN) * FEET, 9);
    }
  });

  test('the rate of rise equals the regression of the database', { timeout: 120_000 }, async () => {
    const { rows } = await vigie.database.query<{ thing: string; end: number; slope: number }>(SLOPE);
    expect(rows.length).toBeGreaterThan(4);
    for (const gauge of new Set(rows.map(({ thing }) => thing))) {
      const own = rows.filter(({ thing }) => thing === gauge);
      const from = new Date(own[0]?.end ?? 0).toISOString();
      const figures = async () => {
        const page = await vigie.api<{ items: { indicator: string; end: string; value?: number | null }[] }>(
          `/indicators?thing=${gauge}&indicator=water-rise&limit=100`,
        );
        return page.items;
      };
      await expect.poll(async () => (await figures()).length, { timeout: 90_000, interval: 1000 }).toBeGreaterThan(0);
      // too little of the half-hour measured: no figure, and none is compared
      const whole = (await figures()).filter(({ value }) => value !== null && value !== undefined);
      const made = new Map(whole.map(({ end, value }) => [Date.parse(end), value]));
      const compared = own.filter(({ end }) => made.has(end));
      expect(compared.length, `${gauge} from ${from}: ${[...made.keys()].join()}`).toBeGreaterThan(0);
      for (const { end, slope } of compared) expect(made.get(end)).toBeCloseTo(slope, 6);
    }
  });

  test('the mean of an hour lies between its readings, as plain SQL has them', { timeout: 120_000 }, async () => {
    const { rows } = await vigie.database.query<{ thing: string; hour: number; low: number; high: number }>(HOURS);
    for (const { thing, hour, low, high } of rows) {
      const [figure] = await vigie.figures(thing, 'water-stage-hour', { from: new Date(hour).toISOString() });
      expect(figure?.value).toBeGreaterThanOrEqual(low);
      expect(figure?.value).toBeLessThanOrEqual(high);
    }
  });
});
