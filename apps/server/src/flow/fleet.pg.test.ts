import { HOUR, MINUTE } from '@vigie/kit';
import type { Uplink } from '@vigie/kit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FrameOutcome } from '#store/observation-log.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { FrameWriter } from '#store/frame-writer.ts';
import { ObservationWriter } from '#store/observation-writer.ts';
import { Partitions } from '#store/partitions.ts';
import { loadRegistry } from '#store/registry-snapshot.ts';
import { FleetLinks } from './fleet.ts';
import { RegistryView } from './registry-view.ts';

const START = Date.UTC(2026, 5, 1, 8);
let database: TestDatabase;
let view: RegistryView;
let now = START;
let connector = 0;

const clock = { now: () => now };
const log = { info: () => undefined, error: (detail: object) => expect(detail).toBeUndefined() };
const open = async () => {
  const fleet = new FleetLinks({ pool: database.pool, view, clock, log });
  await fleet.start();
  return fleet;
};

beforeEach(async () => {
  now = START;
  database = await createTestDatabase();
  const { rows } = await database.pool.query<{ id: number }>(`
    insert into connector (organisation_id, key, kind, name, token_hash)
    values (1, 'ns', 'http-json', 'ns', 'x') returning id`);
  connector = rows[0]!.id;
  await database.pool.query(`
    insert into thing (organisation_id, key, domain, asset_type, name, longitude, latitude)
    values (1, 't', 'water', 'gauge', 't', 5.4, 43.5);
    insert into device (organisation_id, key, connector_id, thing_id, name, expected_period_s)
    select 1, 'd', c.id, t.id, 'd', 3600 from connector c, thing t`);
  view = new RegistryView([]);
  view.take(await loadRegistry(database.pool));
});
afterEach(() => database.drop());

const outcome = (minutes: number, uplink: Partial<Uplink>, rest: Partial<FrameOutcome> = {}): FrameOutcome => ({
  frame: BigInt(minutes),
  receivedTime: START + minutes * MINUTE,
  connector,
  organisation: 1,
  end: 'stored',
  observations: [],
  uplink: { device: 'd', time: START + minutes * MINUTE, ...uplink },
  ...rest,
});

const days = async () =>
  (
    await database.pool.query(
      `select day, frames, duplicates, failures, counted, expected, first_counter::int as first,
         last_counter::int as last, round(margin_sum)::int as margin, margin_counts from link_day order by day`,
    )
  ).rows;

describe('radio facts', () => {
  test('parts of a day add up, gateways are known by name, a clean stop loses nothing', async () => {
    const fleet = await open();
    const radio = { snr: -5, spreadingFactor: 7 };
    fleet.ended([outcome(0, { counter: 5, gateway: 'g', ...radio })], 'live');
    await fleet.flush();
    const gateways = [{ gateway: 'g' }, { gateway: 'h', longitude: 5, latitude: 43 }];
    fleet.ended([outcome(60, { counter: 8, gateways, gateway: 'g', ...radio })], 'live');
    fleet.ended([outcome(61, { counter: 8 }, { end: 'duplicate', reason: 'network-retry' })], 'live');
    await fleet.stop();
    expect(await days()).toMatchObject([
      { day: '2026-06-01', frames: 2, duplicates: 1, counted: 2, expected: 4, first: 5, last: 8, margin: 5 },
    ]);
    expect((await days())[0].margin_counts[3]).toBe(2);
    const { rows } = await database.pool.query('select key, frames::int, longitude from gateway order by key');
    expect(rows).toEqual([
      { key: 'g', frames: 2, longitude: null },
      { key: 'h', frames: 1, longitude: 5 },
    ]);
    const again = await open();
    expect(again.usual.gatewaysOf(1)).toEqual([
      { gateway: '1 g', share: 1 },
      { gateway: '1 h', share: 0.5 },
    ]);
    expect(again.usual.gatewayHeardAt('1 h')).toBe(START + HOUR);
    again.ended([outcome(120, { counter: 10 })], 'live');
    await again.stop();
    expect(await days()).toMatchObject([{ frames: 3, counted: 3, expected: 6, last: 10 }]);
  });

  test('frames of unknown devices are nobody’s', async () => {
    const fleet = await open();
    fleet.ended([outcome(0, { device: 'stranger', counter: 1 })], 'live');
    await fleet.stop();
    expect(await days()).toEqual([]);
  });

  test('what a killed process had summed is counted anew from the frames; history is built the same way', async () => {
    const partitions = new Partitions(database.pool);
    await partitions.ensureAhead(START);
    const frames = new FrameWriter(database.pool, partitions);
    const ends = new ObservationWriter(database.pool, partitions, (error) => expect(error).toBeUndefined());
    const identity = { id: connector, key: 'ns', kind: 'http-json', organisation: 1 };
    const counters = [1, 2, 5, 6];
    const news = counters.map((counter, i) => {
      const receivedTime = START + i * HOUR;
      const uplink: Uplink = { device: 'd', time: receivedTime, counter, data: { x: 1 } };
      const body = Buffer.from(JSON.stringify({ device: 'd', counter, data: { x: 1 }, time: receivedTime }));
      return { receivedTime, connector: identity, body, uplink };
    });
    const committed = await frames.append(news);
    const outcomes = committed.map(({ id, receivedTime, uplink }): FrameOutcome => ({
      ...outcome(0, {}),
      frame: id,
      receivedTime,
      end: 'stored',
      ...(uplink === undefined ? {} : { uplink }),
    }));
    await ends.write(outcomes);
    now = START + 4 * HOUR;
    // a database that has frames and never counted them
    const first = await open();
    await first.turn();
    await first.turn();
    await first.recounted();
    expect(await days()).toMatchObject([{ frames: 4, counted: 4, expected: 6 }]);
    // killed: flushed once, noted more, never stopped
    await first.flush();
    first.ended([outcome(250, { counter: 7 })], 'live');
    const second = await open();
    await second.turn();
    await second.turn();
    await second.recounted();
    expect(await days()).toMatchObject([{ frames: 4, counted: 4, expected: 6 }]);
    await second.stop();
    expect((await database.pool.query('select clean from link_state')).rows).toEqual([{ clean: true }]);
  });
});
