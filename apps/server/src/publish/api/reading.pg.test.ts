import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, reasonMask } from '@vigie/kit';
import { ObservationWriter } from '#store/observation-writer.ts';
import { Partitions, periodOf } from '#store/partitions.ts';
import { createTestApi, itemsOf, nextOf, NOW } from '../testing/api-app.ts';
import type { TestApi } from '../testing/api-app.ts';
import type { TestTerritory } from '../testing/territory.ts';

let api: TestApi;

interface Shown {
  phenomenonTime: string;
  raw: number | null;
  flag: number;
  adjusted: number | null;
  quantity: string;
}

async function storeValues(
  { organisation, connector, codec, fill, sound }: TestTerritory,
  frame: bigint,
): Promise<void> {
  const { pool } = api.database;
  const writer = new ObservationWriter(pool, new Partitions(pool), (error) => {
    throw error;
  });
  const base = { duration: HOUR, flag: 1, reasons: 0, codec, frame } as const;
  const observations = [
    ...Array.from({ length: 24 }, (_, hour) => {
      return { ...base, datastream: fill, time: NOW - (24 - hour) * HOUR, raw: hour, adjusted: hour };
    }),
    {
      ...base,
      datastream: fill,
      time: NOW,
      raw: Number.NaN,
      adjusted: undefined,
      flag: 4 as const,
      reasons: reasonMask(['not-a-number']),
    },
    { ...base, datastream: sound, duration: 5 * MINUTE, time: NOW - HOUR, raw: 60, adjusted: 60 },
    { ...base, datastream: sound, duration: 5 * MINUTE, time: NOW - HOUR + 5 * MINUTE, raw: 70, adjusted: 70 },
  ];
  await writer.write([{ frame, receivedTime: NOW - 2 * HOUR, connector, organisation, end: 'stored', observations }]);
  await writer.stop();
}

async function storeFrame(
  territory: TestTerritory,
  id: number,
  frame: { body: string; outcome?: number },
): Promise<void> {
  const { pool } = api.database;
  const { organisation, connector } = territory;
  await new Partitions(pool).ensure('frame', periodOf(NOW));
  await new Partitions(pool).ensure('frame_end', periodOf(NOW));
  const at = new Date(NOW).toISOString();
  await pool.query(
    `insert into frame (id, received_time, dedup_key, connector_id, organisation_id, device, body)
     values ($1, $2, 1, $3, $4, '70b3d57ed0000001', $5)`,
    [id, at, connector, organisation, Buffer.from(frame.body)],
  );
  const ledger = `insert into ledger (hour, organisation_id, connector_id, entry, n) values ($1, $2, $3, $4, 1)`;
  await pool.query(ledger, [at, organisation, connector, 0]);
  if (frame.outcome === undefined) return;
  await pool.query(
    `insert into frame_end (frame_id, received_time, connector_id, organisation_id, outcome, reason)
     values ($1, $2, $3, $4, $5, 'unknown-device')`,
    [id, at, connector, organisation, frame.outcome],
  );
  await pool.query(ledger, [at, organisation, connector, frame.outcome]);
}

async function storeAlarm({ organisation, thing, fill }: TestTerritory): Promise<string> {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `insert into alarm (organisation_id, rule, thing_id, datastream_id, domain, priority, level, state, opened_time, value)
     values ($1, 'waste.full', $2, $3, 'waste', 'high', 1, 'active-unacknowledged', $4, 96) returning id`,
    [organisation, thing, fill, new Date(NOW).toISOString()],
  );
  const id = rows[0]?.id ?? '';
  await api.database.pool.query(
    `insert into alarm_event (organisation_id, alarm_id, time, kind, level) values ($1, $2, $3, 'raised', 1)`,
    [organisation, id, new Date(NOW).toISOString()],
  );
  return id;
}

let alarm = '';
let foreignAlarm = '';
beforeAll(async () => {
  api = await createTestApi();
  await storeValues(api.here, 5n);
  await storeValues(api.elsewhere, 6n);
  await storeFrame(api.here, 1, { body: '{"devEUI": "70B3", "nul": "a\\u0000b", "emoji": "🚮"}', outcome: 1 });
  await storeFrame(api.here, 2, { body: 'not json', outcome: 4 });
  await storeFrame(api.here, 3, { body: '[]' });
  await storeFrame(api.elsewhere, 4, { body: '{"secret": true}', outcome: 3 });
  alarm = await storeAlarm(api.here);
  foreignAlarm = await storeAlarm(api.elsewhere);
});
afterAll(() => api.stop());

describe('observations', () => {
  it('shows what is not a number as null, failed, with its reason', async () => {
    const answer = await api.get('/api/v1/observations?device=70B3D57ED0000001&quantity=fillLevel&limit=1');
    expect(itemsOf(answer)).toEqual([
      {
        phenomenonTime: '2026-11-22T12:00:00.000Z',
        phenomenonEnd: null,
        raw: null,
        flag: 4,
        reasons: ['not-a-number'],
        adjusted: null,
        unit: '%',
        codec: { id: 'em500', version: '1.0.0' },
        frame: '5',
        device: '70b3d57ed0000001',
        datastream: api.here.fill,
        quantity: 'fillLevel',
      },
    ]);
  });

  it.each(['asc', 'desc'])('pages through everything once, %s', async (order) => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await api.get(`/api/v1/observations?thing=pav-1&order=${order}&limit=4&cursor=${cursor}`);
      for (const { quantity, phenomenonTime } of itemsOf<Shown>(answer)) seen.push(`${phenomenonTime} ${quantity}`);
      cursor = nextOf(answer) ?? '';
    } while (cursor !== '');
    expect(seen).toHaveLength(27);
    expect(new Set(seen).size).toBe(27);
    const times = seen.map((line) => line.slice(0, 24));
    expect(times).toEqual(order === 'asc' ? times.toSorted() : times.toSorted().toReversed());
  });

  it('takes the start of an interval and leaves its end, offsets included', async () => {
    const answer = await api.get(
      '/api/v1/observations?quantity=fillLevel&from=2026-11-22T11:00:00%2B01:00&to=2026-11-22T12:00:00Z',
    );
    expect(itemsOf<Shown>(answer).map(({ raw }) => raw)).toEqual([23, 22]);
  });

  it('sends everything as CSV, formulas disarmed', async () => {
    const { app } = api.kernel;
    await api.database.pool.query(`update device set key = '=HYPERLINK(1)' where id = $1`, [api.elsewhere.device]);
    const headers = { ...api.bearer('reader', 'elsewhere'), accept: 'text/csv' };
    const asked = await app.inject({ url: '/api/v1/observations?order=asc&quantity=fillLevel', headers });
    expect(asked.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = asked.body.trim().split('\n');
    expect(lines[0]).toBe('phenomenonTime,device,quantity,unit,raw,flag,reasons,adjusted,codec,frame,phenomenonEnd');
    expect(lines).toHaveLength(26);
    expect(lines[1]).toBe("2026-11-21T12:00:00.000Z,'=HYPERLINK(1),fillLevel,%,0,1,,0,em500@1.0.0,6,");
    expect(lines.at(-1)).toContain(',%,,4,not-a-number,,');
    const file = await app.inject({ url: '/api/v1/observations.csv?order=asc&quantity=fillLevel', headers });
    expect(file.body).toBe(asked.body);
    await api.database.pool.query(`update device set key = '70b3d57ed0000001' where id = $1`, [api.elsewhere.device]);
  });

  it.each([
    ['quantity=%27%3B%20drop%20table%20observation%3B--', 200],
    ['device=%F0%9F%8C%8A', 200],
    ['device=a%00b', 400],
    ['datastream=99999999999', 400],
    ['from=yesterday', 400],
    ['from=2026-11-22T12:00:00', 400],
    ['from=999999-01-01T00:00:00Z', 400],
    ['limit=0', 400],
    ['limit=1001', 400],
    ['devise=1', 400],
    ['device=a&device=b', 400],
    ['cursor=nonsense', 200],
  ])('answers ?%s with %i', async (query, status) => {
    expect((await api.get(`/api/v1/observations?${query}`)).status).toBe(status);
  });
});

describe('things', () => {
  it('lists objects with every latest value and their open alarms', async () => {
    const answer = await api.get('/api/v1/things?search=%C3%A9toile&domain=waste', 'reader');
    expect(itemsOf(answer)).toMatchObject([
      {
        key: 'pav-1',
        name: 'Colonne de l’Étoile 🌟',
        openAlarms: 1,
        worstPriority: 'high',
        lastTime: '2026-11-22T12:00:00.000Z',
        latest: [
          { quantity: 'fillLevel', raw: null, flag: 4, reasons: ['not-a-number'], period: 3600, derived: false },
          { quantity: 'LAeq', raw: 70, adjusted: 70, flag: 1, period: 300 },
        ],
      },
    ]);
  });

  it('lists objects with the one value a map shows', async () => {
    const answer = await api.get('/api/v1/things?domain=waste&values=headline');
    expect(itemsOf(answer)).toMatchObject([
      { key: 'pav-1', lastTime: '2026-11-22T12:00:00.000Z', latest: [{ quantity: 'fillLevel', flag: 4 }] },
    ]);
    expect(itemsOf<{ latest: unknown[] }>(answer)[0]?.latest).toHaveLength(1);
  });

  it('takes % and _ of a search as they are', async () => {
    expect(itemsOf(await api.get('/api/v1/things?search=%25'))).toEqual([]);
    expect(itemsOf(await api.get('/api/v1/things?search=_av'))).toEqual([]);
  });

  it('shows one object with its devices, and 404 for none', async () => {
    const { body } = await api.get('/api/v1/things/pav-1');
    expect(body).toMatchObject({
      properties: { dEmpty: 1800 },
      devices: [{ key: '70b3d57ed0000001', expectedPeriod: 300 }],
    });
    expect((await api.get('/api/v1/things/nope')).status).toBe(404);
  });
});

describe('series', () => {
  const day = 'from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z';

  it('averages levels by energy and shows a coverage', async () => {
    const { body } = await api.get(`/api/v1/datastreams/${api.here.sound}/series?${day}&grain=hour`);
    expect(body).toMatchObject({
      law: 'energy-mean',
      items: [{ time: '2026-11-22T11:00:00.000Z', value: expect.closeTo(67.404, 3), flag: 1, coverage: 1 / 6 }],
    });
  });

  it('leaves a gap where nothing may be used', async () => {
    const { body } = await api.get(`/api/v1/datastreams/${api.here.fill}/series?${day}&grain=raw`);
    const counted = Array.from({ length: 12 }, (_, hour) => ({ value: hour + 12, flag: 1 }));
    expect(body).toMatchObject({ items: [...counted, { value: null, flag: 4 }] });
  });

  it('refuses another organisation’s, an endless interval and an empty one', async () => {
    const status = async (id: number, query: string) =>
      (await api.get(`/api/v1/datastreams/${id}/series?${query}`)).status;
    expect(await status(api.elsewhere.fill, day)).toBe(404);
    expect(await status(api.here.fill, 'grain=raw&from=2020-01-01&to=2026-01-01')).toBe(422);
    expect(await status(api.here.fill, 'from=2026-01-02&to=2026-01-01')).toBe(422);
  });
});

describe('frames and ledger', () => {
  it('shows bodies as they came, with their ends', async () => {
    const frames = itemsOf(await api.get('/api/v1/frames'));
    expect(frames).toMatchObject([
      { id: '3', end: 'pending', body: [] },
      { id: '2', end: 'quarantined', reason: 'unknown-device', body: 'not json', connector: 'porte-ici' },
      { id: '1', end: 'stored', body: { emoji: '🚮', nul: 'a\0b' }, receivedTime: '2026-11-22T12:00:00.000Z' },
    ]);
  });

  it.each([
    ['end=pending', ['3']],
    ['end=quarantined', ['2']],
    ['end=rejected', []],
    ['device=70B3D57ED0000001&connector=porte-ici&limit=1', ['3']],
    ['connector=porte-ailleurs', []],
    ['to=2026-11-22T12:00:00Z', []],
  ])('filters ?%s', async (query, ids) => {
    expect(itemsOf<{ id: string }>(await api.get(`/api/v1/frames?${query}`)).map(({ id }) => id)).toEqual(ids);
  });

  it('balances: received is the sum of the ends and of what is pending', async () => {
    const hour = { received: 3, stored: 1, duplicate: 0, rejected: 0, quarantined: 1, pending: 1 };
    const { body } = await api.get('/api/v1/ledger/balance?from=2026-11-22T12:00:00Z&to=2026-11-22T13:00:00Z');
    expect(body).toEqual({
      ...hour,
      byConnector: [{ connector: 'porte-ici', ...hour }],
      byHour: [{ hour: '2026-11-22T12:00:00.000Z', ...hour }],
    });
    const other = await api.get('/api/v1/ledger/balance?from=2026-11-22T12:00:00Z', 'reader', 'elsewhere');
    expect(other.body).toMatchObject({ received: 1, rejected: 1, pending: 0 });
  });
});

describe('alarms', () => {
  it('lists those of the organisation only, with what happened', async () => {
    const answer = await api.get('/api/v1/alarms?open=true&priority=high&domain=waste');
    expect(itemsOf(answer)).toMatchObject([{ id: alarm, thing: { key: 'pav-1' }, value: 96, dataLost: false }]);
    expect((await api.get(`/api/v1/alarms/${alarm}/events`)).body).toMatchObject({ items: [{ kind: 'raised' }] });
    expect((await api.get(`/api/v1/alarms/${foreignAlarm}/events`)).status).toBe(404);
    expect(itemsOf(await api.get('/api/v1/alarms?open=false'))).toEqual([]);
  });
});

describe('registry', () => {
  it.each(['connectors', 'codecs', 'devices', 'datastreams', 'indicators'])(
    'lists %s of one organisation',
    async (list) => {
      const here = await api.get(`/api/v1/${list}`);
      const elsewhere = await api.get(`/api/v1/${list}`, 'reader', 'elsewhere');
      expect([here.status, elsewhere.status]).toEqual([200, 200]);
      if (list !== 'indicators') expect(here.text).not.toEqual(elsewhere.text);
      expect(itemsOf(here)).toHaveLength({ datastreams: 2, indicators: 0 }[list] ?? 1);
    },
  );

  it('never shows the token of a connector', async () => {
    expect((await api.get('/api/v1/connectors')).text).not.toMatch(/token|hash/);
  });
});
