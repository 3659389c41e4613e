import { DAY } from '@vigie/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshHealth } from '#store/fleet/health-refresh.ts';
import { writeLinks } from '#store/link-writer.ts';
import type { LinkDayRow } from '#store/link-types.ts';
import { NOW, createTestApi, itemsOf, nextOf } from '../../testing/api-app.ts';
import type { TestApi } from '../../testing/api-app.ts';

const TODAY = Math.floor(NOW / DAY);

let api: TestApi;
let device = 0;

const day = (rest: Partial<LinkDayRow>): LinkDayRow => ({
  device,
  organisation: 1,
  day: TODAY,
  frames: 24,
  duplicates: 1,
  failures: 0,
  counted: 24,
  expected: 24,
  resets: 0,
  firstCounter: 1,
  lastCounter: 24,
  firstTime: NOW - 3_600_000,
  lastTime: NOW - 60_000,
  rssiCount: 24,
  rssiSum: -24 * 100,
  snrCount: 24,
  snrSum: -24 * 5,
  snrMin: -9,
  marginCount: 24,
  marginSum: 48,
  margins: [0, 0, 24],
  factors: [24],
  drift: 2_000,
  silences: 0,
  silent: 0,
  ...rest,
});

/** A second object with its device, of the model and contract given. */
async function addDevice(name: string, columns: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const { pool } = api.database;
  const place = await pool.query<{ id: number }>(
    `insert into thing (organisation_id, key, domain, asset_type, name, commune, longitude, latitude)
     values (1, $1, 'waste', 'container', $1, 'Aubagne', 5.5, 43.2) returning id`,
    [name],
  );
  const all = { expected_period_s: 3600, ...columns };
  const names = Object.keys(all);
  const { rows } = await pool.query<{ id: number }>(
    `insert into device (organisation_id, key, connector_id, thing_id, name, ${names.join(', ')})
     values (1, $1, $2, $3, $1, ${names.map((_, i) => `$${i + 4}`).join(', ')}) returning id`,
    [name, api.here.connector, place.rows[0]!.id, ...Object.values(all)],
  );
  return rows[0]!.id;
}

beforeAll(async () => {
  api = await createTestApi();
  ({ device } = api.here);
  const { pool } = api.database;
  const dead = await addDevice('muet', {
    model: 'm2',
    purchase_cost_eur: 600,
    installed_time: new Date(NOW - 90 * DAY),
  });
  const lossy = await addDevice('perd', { model: 'm2' });
  await addDevice('jamais', { model: 'm3' });
  await addDevice('stock', { model: 'm3', life_cycle: 'retired' });
  const rows = [
    day({}),
    // two days later, three counters on: lost and silent between the days
    day({
      device: dead,
      day: TODAY - 5,
      firstTime: NOW - 5 * DAY,
      lastTime: NOW - 4.5 * DAY,
      firstCounter: -26,
      lastCounter: -3,
    }),
    day({ device: dead, day: TODAY - 2, firstTime: NOW - 2.5 * DAY, lastTime: NOW - 2 * DAY, marginSum: 480 }),
    day({
      device: lossy,
      counted: 12,
      failures: 6,
      marginCount: 0,
      marginSum: 0,
      drift: -3_600_000,
      silences: 2,
      silent: 7200,
    }),
  ];
  const gateways = ['g1', 'g2'].map((key) => ({
    organisation: 1,
    key,
    connector: api.here.connector,
    first: NOW - DAY,
    last: NOW - 60_000,
    frames: 48,
    longitude: undefined,
    latitude: undefined,
  }));
  const monday = TODAY - ((((TODAY - 4) % 7) + 7) % 7);
  const link = { organisation: 1, week: monday, frames: 24, snrCount: 24, snrSum: -120 };
  const links = [
    { ...link, device, gateway: 'g1' },
    { ...link, device, gateway: 'g2', frames: 3 },
    { ...link, device: dead, gateway: 'g1' },
  ];
  await writeLinks(pool, { days: rows, gateways, links }, { through: NOW, clean: true });
  await refreshHealth(pool, NOW);
  await pool.query(
    'update device_health set battery_percent = 14, battery_end = $2, battery_verdict = $3 where device_id = $1',
    [device, '2026-12-24', 'falling'],
  );
  await pool.query(
    `insert into rollup_day (start_time, weight, s1, s2, datastream_id, n, n_suspect, n_failed, organisation_id)
     values ('2026-11-20T23:00:00Z', 43200, 0, 0, $1, 12, 0, 0, 1)`,
    [api.here.fill],
  );
});
afterAll(() => api.stop());

const keys = async (query: string) =>
  itemsOf<{ key: string }>(await api.get(`/api/v1/fleet/devices?${query}`)).map(({ key }) => key);
const OWN = '70b3d57ed0000001';

describe('fleet', () => {
  test('how many are in each state; what is retired is not the fleet', async () => {
    const { body } = await api.get('/api/v1/fleet');
    expect(body).toMatchObject({
      counts: {
        devices: 4,
        heard: 2,
        never: 1,
        offline: 1,
        battery: 1,
        weak: 1,
        lossy: 1,
        failing: 1,
        clock: 1,
        repair: 0,
      },
      connectors: [{ key: 'porte-ici', devices: 4, offline: 1 }],
    });
  });

  test('each state opens its list', async () => {
    expect(await keys('state=offline')).toEqual(['muet']);
    expect(await keys('state=never')).toEqual(['jamais']);
    expect(await keys('state=battery')).toEqual([OWN]);
    expect(await keys('state=weak')).toEqual([OWN]);
    expect(await keys('state=clock')).toEqual(['perd']);
    expect(await keys('gateway=g1&sort=name')).toEqual([OWN, 'muet']);
    expect(await keys('search=aubag')).toEqual(['jamais', 'muet', 'perd']);
    expect((await api.get('/api/v1/fleet/devices?state=broken')).status).toBe(400);
  });

  test('sorted, absent values last, page by page', async () => {
    expect(await keys('sort=margin&limit=2')).toEqual([OWN, 'muet']);
    expect((await keys('sort=packetError&descending=true'))[0]).toBe('perd');
    const first = await api.get('/api/v1/fleet/devices?sort=name&limit=3');
    expect(first.body).toMatchObject({ total: 4 });
    expect(await keys(`sort=name&limit=3&cursor=${nextOf(first)}`)).toHaveLength(1);
  });

  test('a device with all that is known of it', async () => {
    const [item] = itemsOf(await api.get('/api/v1/fleet/devices?state=weak'));
    expect(item).toMatchObject({
      hearing: 'heard',
      gateway: 'g1',
      margin: 2,
      rssi: -100,
      packetError: 0,
      drift: 2000,
      battery: { percent: 14, end: '2026-12-24', verdict: 'falling' },
      thing: { key: 'pav-1', commune: 'Marseille' },
    });
  });

  test('gateways with the devices that need them', async () => {
    const gateways = itemsOf(await api.get('/api/v1/fleet/gateways'));
    expect(gateways).toMatchObject([
      { key: 'g1', devices: 2, alone: 1, offline: 1, snr: -5, children: 0 },
      { key: 'g2', devices: 1, alone: 0, offline: 0 },
    ]);
  });

  test('a map of what the radio hears', async () => {
    const { body } = await api.get('/api/v1/fleet/coverage');
    expect(body).toMatchObject({
      type: 'FeatureCollection',
      features: [
        { geometry: { coordinates: [5.37, 43.3] }, properties: { key: 'pav-1', class: 'weak', margin: 2 } },
        { properties: { key: 'muet', class: 'good' } },
        { properties: { key: 'perd', class: 'unknown', margin: null } },
      ],
    });
  });

  test('scorecard: a cost nobody wrote down is said to be unknown', async () => {
    const items = itemsOf(await api.get('/api/v1/fleet/scorecard?by=model&month=2026-11'));
    expect(items).toMatchObject([
      { key: 'm2', devices: 2, silences: 4, costed: 1, packetError: expect.closeTo(0.2), costPerMeasure: null },
      { key: 'm3', devices: 1, costed: 0, cost: null },
      { key: null, devices: 1, validMeasures: 12, costPerMeasure: null },
    ]);
    expect((await api.get('/api/v1/fleet/scorecard?month=2026-13')).status).toBe(400);
  });

  test('every list is a file too', async () => {
    for (const path of ['devices', 'gateways', 'coverage', 'scorecard', 'availability']) {
      const { status, type, text } = await api.get(`/api/v1/fleet/${path}.csv`);
      expect(`${path} ${status} ${type}`).toBe(`${path} 200 text/csv; charset=utf-8`);
      expect(text.split('\n')[0]).toContain(',');
    }
  });

  test('another organisation sees nothing of it', async () => {
    const there = await api.get('/api/v1/fleet', 'reader', 'elsewhere');
    expect(there.body).toMatchObject({ counts: { devices: 1, heard: 0, never: 1 } });
    expect(itemsOf(await api.get('/api/v1/fleet/gateways', 'reader', 'elsewhere'))).toEqual([]);
  });
});

describe('availability', () => {
  test('valid hours over expected hours of a month, by dataset and by object', async () => {
    const dataset = { id: 'jeu', title: { fr: 'Jeu', en: 'Set' }, series: ['fillLevel'] };
    const none = { quantities: [], assetTypes: [], devices: [], checks: [], indicators: [], rules: [], boards: [] };
    const label = { fr: 'Déchets', en: 'Waste' };
    const publicContent = { headline: 'fillLevel' };
    const packs = [{ ...none, id: 'waste', label, hue: '', icon: '', datasets: [dataset], publicContent }];
    const second = await createTestApi({ packs: packs as never }); // only what availability reads of a pack
    await second.database.pool.query(
      `insert into rollup_day (start_time, weight, s1, s2, datastream_id, n, n_suspect, n_failed, organisation_id)
       values ('2026-11-19T23:00:00Z', 43200, 0, 0, $1, 12, 0, 0, 1)`,
      [second.here.fill],
    );
    const { rows } = await second.database.pool.query(
      "update device set installed_time = '2026-11-19T23:00:00Z' where id = $1 returning id",
      [second.here.device],
    );
    expect(rows).toHaveLength(1);
    // from 20 November 00:00 to 22 November 13:00 local time: 61 hours, 12 of them valid
    const sets = itemsOf(await second.get('/api/v1/fleet/availability?month=2026-11'));
    expect(sets).toMatchObject([{ key: 'jeu', objects: 1, expectedHours: 61, validHours: 12, availability: 0.1967 }]);
    const objects = itemsOf(await second.get('/api/v1/fleet/availability?month=2026-11&dataset=jeu'));
    expect(objects).toMatchObject([{ key: 'pav-1', expectedHours: 61, validHours: 12 }]);
    expect((await second.get('/api/v1/fleet/availability?dataset=autre')).status).toBe(404);
    await second.stop();
  });
});
