import type { AlarmNews, Observation, Rule } from '@vigie/kit';
import { DAY, HOUR, MINUTE, formatInstant, parseInstant } from '@vigie/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Alarms } from '#store/alarms.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { Watch } from './watch.ts';
import type { WatchedDatastream, WatchedFigure } from './watched.ts';

const START = parseInstant('2025-11-01T00:00:00Z') ?? 0;
const TEXT = { fr: 'x', en: 'x' };
const LEVEL: Rule = {
  id: 'river-level',
  label: TEXT,
  quantity: 'stage',
  assetTypes: ['gauge'],
  test: { kind: 'threshold', thresholds: ['level1', 'level2', 1.6], hysteresis: 0.1, up: 2, down: 3 },
  priorities: ['medium', 'high', 'critical'],
  response: { title: TEXT, steps: [TEXT] },
};
const SILENCE: Rule = { ...LEVEL, id: 'gauge-silent', test: { kind: 'silence', periods: 3 }, priorities: ['low'] };
const X = [
  0.62, 0.71, 0.83, 0.79, 0.82, 0.86, 0.95, 1.22, 1.27, 1.31, 1.64, 1.25, 1.18, 1.12, 1.08, 1.07, 1.05, 0.98, 0.74,
  0.68, 0.66, 0.65,
];
const at = (i: number): number => START + i * 5 * MINUTE;

const watched = (datastream: number, thing: number): WatchedDatastream => ({
  datastream,
  thing,
  organisation: 1,
  domain: 'water',
  assetType: 'gauge',
  quantity: 'stage',
  unit: 'm',
  period: 5 * MINUTE,
  asset: { level1: 0.8, level2: 1.2 },
});
// Datastreams 1 and 2 stand on object 1, 3 on object 2.
const REGISTRY = new Map([watched(1, 1), watched(2, 1), watched(3, 2)].map((each) => [each.datastream, each]));

let database: TestDatabase;
let news: AlarmNews[];
let now = START;

async function startWatch(
  rules: readonly Rule[] = [LEVEL, SILENCE],
  figures: readonly WatchedFigure[] = [],
): Promise<Watch> {
  const watch = new Watch(new Alarms(database.pool), {
    rules,
    figures,
    registry: { datastream: (id) => REGISTRY.get(id) },
    clock: { now: () => now },
    onAlarm: (each) => news.push(each),
    log: { error: () => undefined },
  });
  await watch.start();
  return watch;
}

const sample = (time: number, value: number, datastream = 1): Observation => ({
  datastream,
  time,
  duration: 0,
  raw: value,
  flag: 1,
  reasons: 0,
  adjusted: value,
  codec: 1,
  frame: 1n,
});
const series = (values: readonly number[], datastream = 1): Observation[] =>
  values.map((value, i) => sample(at(i), value, datastream));

async function store(observations: readonly Observation[]): Promise<void> {
  for (const { datastream, time, raw, adjusted, flag } of observations) {
    await database.pool.query(
      `insert into observation values ($2, $3, $4, 1, $1, 0, 1, 1, 0, $5)
       on conflict (datastream_id, phenomenon_time) do update set adjusted = excluded.adjusted`,
      [datastream, formatInstant(time), raw, adjusted ?? null, flag],
    );
    await database.pool.query(
      `insert into latest values ($1, 1, $2, $3, $4, $4, 1, 0, 1) on conflict (datastream_id) do update
       set phenomenon_time = greatest(latest.phenomenon_time, excluded.phenomenon_time)`,
      [datastream, formatInstant(time), formatInstant(now), raw],
    );
  }
}

async function feed(
  watch: Watch,
  observations: readonly Observation[],
  road: 'live' | 'history' = 'live',
): Promise<void> {
  await store(observations);
  await watch.observe(observations, road);
}

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly state: string;
  readonly level: number;
  readonly priority: string;
  readonly opened: number;
  readonly returned: number | null;
  readonly closed: number | null;
  readonly data_lost: boolean;
  readonly events: readonly string[];
}

async function alarms(rule = LEVEL.id): Promise<Row[]> {
  const { rows } = await database.pool.query<Row>(
    `select a.id::text, rule, state, a.level, priority, opened_time as opened, returned_time as returned,
       closed_time as closed, data_lost,
       array(select e.kind || coalesce(e.level::text, '') from alarm_event e where e.alarm_id = a.id order by e.time, e.id) as events
     from alarm a where rule = $1 order by opened_time`,
    [rule],
  );
  return rows;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    insert into person (organisation_id, login, name, role, password_hash) values (1, 'ada', 'Ada', 'operator', '');
    insert into connector (organisation_id, key, kind, name, token_hash) values (1, 'c', 'http-json', 'c', '');
    insert into thing (organisation_id, key, domain, asset_type, name, longitude, latitude)
      select 1, 't' || i, 'water', 'gauge', 't', 5.4, 43.5 from generate_series(1, 2) i;
    insert into device (organisation_id, key, connector_id, thing_id, name) values (1, 'd', 1, 1, 'd');
    insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, law)
      select 1, 1, case i when 3 then 2 else 1 end, 'f' || i, 'stage', 'm', 'mean-by-duration' from generate_series(1, 3) i;
    create table observation_all partition of observation default`);
});
beforeEach(async () => {
  await database.pool.query('truncate observation, latest, rule_state, alarm, alarm_event, indicator_value');
  news = [];
  now = START + DAY;
});
afterAll(() => database.drop());

describe('levels at time of measure', () => {
  test('VEC-ALERT-1 sample by sample: one alarm with its whole life', async () => {
    const watch = await startWatch();
    for (const each of series(X)) await feed(watch, [each]);
    expect(await alarms()).toMatchObject([
      {
        state: 'returned-unacknowledged',
        level: 1,
        priority: 'medium',
        opened: at(5),
        returned: at(21),
        closed: null,
        events: ['opened1', 'raised2', 'lowered1', 'returned0'],
      },
    ]);
    expect(news.map(({ state, level }) => `${state} ${level}`)).toEqual([
      'active-unacknowledged 1',
      'active-unacknowledged 2',
      'active-unacknowledged 1',
      'returned-unacknowledged 1',
    ]);
  });

  test('any order of arrival ends in the same alarms', async () => {
    const orders = [
      series(X).toReversed(),
      [...series(X).slice(8), ...series(X).slice(0, 8)],
      series(X).toSorted((a, b) => ((a.time * 7919) % 104_729) - ((b.time * 7919) % 104_729)),
    ];
    for (const order of orders) {
      await database.pool.query('truncate observation, latest, rule_state, alarm, alarm_event');
      const watch = await startWatch();
      for (const each of order) await feed(watch, [each]);
      const alive = (await alarms()).filter(({ events }) => !events.includes('retracted'));
      expect(alive).toMatchObject([
        { opened: at(5), returned: at(21), events: ['opened1', 'raised2', 'lowered1', 'returned0'] },
      ]);
    }
  });

  test('a late value that breaks the rise retracts the alarm', async () => {
    const watch = await startWatch();
    await feed(watch, [sample(at(0), 0.5), sample(at(1), 0.9), sample(at(3), 0.9)]);
    expect(await alarms()).toMatchObject([{ state: 'active-unacknowledged', opened: at(3) }]);
    await feed(watch, [sample(at(2), 0.5)]);
    expect(await alarms()).toMatchObject([{ state: 'closed', closed: at(3), events: ['retracted'] }]);
    expect(news.at(-1)).toMatchObject({ state: 'closed' });
  });

  test('a late value that completes the rise opens at its time of measure; acknowledged stays acknowledged', async () => {
    const watch = await startWatch();
    await feed(watch, [sample(at(0), 0.9), sample(at(2), 0.9), sample(at(3), 0.9)]);
    const [before] = await alarms();
    expect(before).toMatchObject({ opened: at(2) });
    await watch.acknowledge({ alarm: before!.id, organisation: 1, person: 1, reason: 'je m’en occupe' });
    await feed(watch, [sample(at(1), 0.9)]);
    expect(await alarms()).toMatchObject([{ id: before!.id, opened: at(1), state: 'active-acknowledged' }]);
  });

  test('a value that must not be used is not seen', async () => {
    const watch = await startWatch();
    const failed = series([5, 5, 5]).map((each) => ({ ...each, flag: 4 as const, adjusted: undefined }));
    await feed(watch, failed);
    expect(await alarms()).toEqual([]);
  });

  test('a restart goes on where it stopped, with what was stored meanwhile', async () => {
    const first = await startWatch();
    await feed(first, series(X).slice(0, 4));
    await first.stop();
    await store(series(X).slice(4, 12));
    const second = await startWatch();
    await second.tick();
    await feed(second, series(X).slice(12));
    expect(await alarms()).toMatchObject([
      { opened: at(5), returned: at(21), events: ['opened1', 'raised2', 'lowered1', 'returned0'] },
    ]);
  });

  test('killed between the alarm and the saved state: nothing is said twice', async () => {
    const first = await startWatch();
    await feed(first, series(X).slice(0, 3));
    await first.stop();
    await feed(first, series(X).slice(3, 10));
    const second = await startWatch();
    await second.tick();
    expect(await alarms()).toMatchObject([{ opened: at(5), events: ['opened1', 'raised2'] }]);
  });
});

describe('history', () => {
  test('alarms of history close by themselves and wake nobody; live goes on from them', async () => {
    const watch = await startWatch();
    await feed(watch, series([...X, ...X]), 'history');
    expect(await alarms()).toMatchObject([
      { opened: at(5), closed: at(21), state: 'closed' },
      { opened: at(27), closed: at(43), state: 'closed' },
    ]);
    expect(news).toEqual([]);
    await feed(watch, [sample(at(44), 0.9), sample(at(45), 0.9)]);
    expect(news).toMatchObject([{ state: 'active-unacknowledged', opened: at(45) }]);
  });

  test('history behind live data is made once it is quiet, and leaves the open alarm open', async () => {
    const watch = await startWatch();
    await feed(watch, [sample(at(60), 0.9), sample(at(61), 0.9)]);
    const [live] = await alarms();
    for (let i = 0; i < X.length; i += 5) await feed(watch, series(X).slice(i, i + 5), 'history');
    await watch.tick();
    expect(await alarms()).toHaveLength(1);
    now += MINUTE;
    await watch.tick();
    expect(await alarms()).toMatchObject([
      { opened: at(5), closed: at(21), state: 'closed' },
      { id: live!.id, opened: at(61), state: 'active-unacknowledged', closed: null },
    ]);
  });
});

describe('one open alarm per rule and object', () => {
  test('twenty engines at once make one', async () => {
    const engines = await Promise.all(Array.from({ length: 20 }, () => startWatch()));
    const rise = [sample(at(0), 0.9), sample(at(1), 0.9)];
    await store(rise);
    await Promise.all(engines.map((watch) => watch.observe(rise)));
    expect(await alarms()).toHaveLength(1);
  });

  test('a second datastream of the object waits, then takes the alarm over', async () => {
    const watch = await startWatch();
    await feed(watch, series([0.9, 0.9], 1));
    await feed(watch, series([0.9, 0.9], 2));
    expect(await alarms()).toHaveLength(1);
    await feed(
      watch,
      [2, 3, 4].map((i) => sample(at(i), 0.5, 1)),
    );
    expect(await alarms()).toMatchObject([{ state: 'active-unacknowledged', closed: null, level: 1 }]);
  });

  test('late values of a second datastream that stays calm change nothing of what the first one raised', async () => {
    const watch = await startWatch();
    await feed(watch, [sample(at(20), 0.5, 2)]);
    await feed(watch, series([0.5, 0.5, 0.5, 0.9, 0.9, 0.5, 0.5, 0.5]));
    const before = await alarms();
    expect(before).toMatchObject([{ state: 'returned-unacknowledged', opened: at(4), returned: at(7) }]);
    for (const i of [1, 5, 9]) await feed(watch, [sample(at(i), 0.5, 2)]);
    expect(await alarms()).toEqual(before);
    // high for a while beside the first one: the same alarm; still high after it: it goes on
    await feed(
      watch,
      [2, 3, 4, 5, 6].map((i) => sample(at(i), i < 4 ? 0.9 : 0.5, 2)),
    );
    expect(await alarms()).toEqual(before);
    await feed(
      watch,
      [6, 7, 8, 9, 20].map((i) => sample(at(i), 0.9, 2)),
    );
    expect(await alarms()).toMatchObject([{ state: 'active-unacknowledged', opened: at(4), level: 1, returned: null }]);
  });
});

describe('figures of windows', () => {
  const rise: Rule = {
    ...LEVEL,
    id: 'fast-rise',
    quantity: 'riseRate',
    test: { kind: 'threshold', thresholds: [30], hysteresis: 5, up: 1, down: 1 },
  };
  const figure = (i: number, value: number) => ({ datastream: 1, indicator: 'rise-30min', time: at(i), value });
  const storeFigure = ({ time, value }: { time: number; value: number }) =>
    database.pool.query(
      `insert into indicator_value values ('rise-30min', 1, 1, 1, $1::timestamptz - interval '30 min', $1, $2, 1, 'good')`,
      [formatInstant(time), value],
    );
  const figures = [{ from: 'stage', quantity: 'riseRate', indicator: 'rise-30min' }];

  test('a rule on a figure is held against its indicator alone; a late figure is read back', async () => {
    const watch = await startWatch([rise], figures);
    await feed(watch, series([40, 40]));
    expect(await alarms(rise.id)).toEqual([]);
    for (const each of [figure(0, 10), figure(2, 40)]) {
      await storeFigure(each);
      await watch.observeFigures([each]);
    }
    expect(await alarms(rise.id)).toMatchObject([{ opened: at(2), state: 'active-unacknowledged' }]);
    await storeFigure(figure(1, 35));
    await watch.observeFigures([figure(1, 35)]);
    expect(await alarms(rise.id)).toMatchObject([{ opened: at(1), state: 'active-unacknowledged' }]);
  });

  test('figures of long ago wake nobody', async () => {
    now = START + 30 * DAY;
    const watch = await startWatch([rise], figures);
    await watch.observeFigures([figure(0, 40), figure(1, 10)]);
    expect(await alarms(rise.id)).toMatchObject([{ opened: at(0), closed: at(1), state: 'closed' }]);
    expect(news).toEqual([]);
  });
});

test('what the store refuses is made again at the next tick', async () => {
  const watch = await startWatch();
  await database.pool.query('alter table alarm rename to alarm_away');
  await feed(watch, series(X.slice(0, 7)));
  await database.pool.query('alter table alarm_away rename to alarm');
  await feed(watch, [sample(at(7), 1.22, 3)]);
  await watch.tick();
  expect(await alarms()).toMatchObject([{ opened: at(5), state: 'active-unacknowledged' }]);
});

describe('silence', () => {
  test('opens by its own clock, marks the open alarm, never closes it, closes itself when data return', async () => {
    const watch = await startWatch();
    await feed(watch, series([0.9, 0.9]));
    now += 14 * MINUTE;
    await watch.tick();
    expect(await alarms(SILENCE.id)).toEqual([]);
    now += 2 * MINUTE;
    await watch.tick();
    await watch.tick();
    expect(await alarms(SILENCE.id)).toMatchObject([
      { state: 'active-unacknowledged', opened: START + DAY + 15 * MINUTE, priority: 'low' },
    ]);
    expect(await alarms()).toMatchObject([{ state: 'active-unacknowledged', data_lost: true }]);
    now += HOUR;
    await feed(watch, [sample(at(2), 0.9)]);
    expect(await alarms(SILENCE.id)).toMatchObject([{ state: 'closed', closed: now }]);
    expect(await alarms()).toMatchObject([
      { state: 'active-unacknowledged', data_lost: false, events: ['opened1', 'data-lost', 'data-back'] },
    ]);
  });

  test('survives a restart; who was never heard is not silent', async () => {
    await feed(await startWatch(), series([0.5]));
    now += HOUR;
    const second = await startWatch();
    await second.tick();
    expect(await alarms(SILENCE.id)).toHaveLength(1);
    const third = await startWatch();
    await third.tick();
    await feed(third, [sample(at(1), 0.5)]);
    expect(await alarms(SILENCE.id)).toMatchObject([{ state: 'closed' }]);
  });
});

describe('people', () => {
  test('acknowledge takes the alarm, once; back to normal closes it; each step has author, time and reason', async () => {
    const watch = await startWatch();
    await feed(watch, series([0.9, 0.9]));
    const [alarm] = await alarms();
    const action = { alarm: alarm!.id, organisation: 1, person: 1, reason: 'sur place' };
    expect(await watch.acknowledge(action)).toMatchObject({ state: 'active-acknowledged' });
    expect(await watch.acknowledge(action)).toBeUndefined();
    expect(await watch.acknowledge({ ...action, organisation: 2 })).toBeUndefined();
    await feed(
      watch,
      [2, 3, 4].map((i) => sample(at(i), 0.5)),
    );
    expect(await alarms()).toMatchObject([{ state: 'closed', closed: at(4) }]);
    const { rows } = await database.pool.query(
      `select kind, reason, person_id, time from alarm_event where kind = 'acknowledged'`,
    );
    expect(rows).toEqual([{ kind: 'acknowledged', reason: 'sur place', person_id: 1, time: now }]);
  });

  test('acknowledging what has returned closes it', async () => {
    const watch = await startWatch();
    await feed(watch, series([0.9, 0.9, 0.5, 0.5, 0.5]));
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ state: 'returned-unacknowledged' });
    const action = { alarm: alarm!.id, organisation: 1, person: 1, reason: 'vu' };
    expect(await watch.acknowledge(action)).toMatchObject({ state: 'closed' });
  });

  test('closed by hand stays closed; a higher level is a new alarm', async () => {
    const watch = await startWatch();
    await feed(watch, series([0.9, 0.9]));
    const [alarm] = await alarms();
    await watch.close({ alarm: alarm!.id, organisation: 1, person: 1, reason: 'travaux' });
    await feed(watch, [sample(at(2), 0.95)]);
    expect(await alarms()).toMatchObject([{ state: 'closed' }]);
    await feed(watch, [sample(at(3), 1.3), sample(at(4), 1.3)]);
    expect(await alarms()).toMatchObject([
      { state: 'closed' },
      { state: 'active-unacknowledged', level: 2, opened: at(4) },
    ]);
  });

  test('a rule without a written response raises nothing', async () => {
    const mute = { ...LEVEL, response: { title: TEXT, steps: [] } };
    const watch = await startWatch([mute]);
    await feed(watch, series([0.9, 0.9, 0.9]));
    expect(await alarms()).toEqual([]);
    expect(watch.refused).toEqual([mute]);
  });
});
