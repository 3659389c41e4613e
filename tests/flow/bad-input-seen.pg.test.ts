import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RecordedSource } from '../../apps/server/src/connect/testing/recorded-source.ts';
import { until } from '../harness/server-process.ts';
import type { Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// What must not be believed is answered, ends once, and is seen by an operator where he looks: the quarantine, the codecs, the
// fleet, the sources.

const NOW = Date.parse('2026-03-10T09:00:00Z');
const MINUTE = 60_000;
const PATIENCE = 60_000;
const iso = (time: number) => new Date(time).toISOString();

let vigie: FlowServer;
beforeAll(async () => {
  vigie = await startFlowServer(iso(NOW));
});
afterAll(() => vigie.stop());

interface Group {
  readonly reason: string;
  readonly device?: string;
  readonly frames: number;
  readonly mend: string;
  readonly remedy: { readonly fr: string };
}
const quarantine = async (connector: string) =>
  (await vigie.api<Page<Group>>(`/quarantine?connector=${connector}`)).items;

const series = [{ field: 'temperature', quantity: 'temperature', unit: 'Cel' }];
const register = (connector: string, id: string, more: object = {}) =>
  vigie.api('/devices', {
    id,
    connector,
    asset: `${connector}-${id}`,
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: series,
    ...more,
  });

test('a CSV of a spreadsheet: mark of byte order, semicolons, Latin-1, formulas; a bad line costs itself', async () => {
  const token = await vigie.connector('tableur', 'csv');
  await register('tableur', 'École', { datastreams: [{ ...series[0], field: 'température' }] });
  const lines = [
    'appareil;date;température;note',
    "École;10/03/2026 08:00;12,5;=cmd|' /C calc'!A0",
    'École;hier;13;',
    ';10/03/2026 08:20;14;',
    'École;10/03/2026 08:30;15,25;@SUM(1)',
  ].join('\r\n');
  const send = (body: Buffer) =>
    vigie.send('tableur', body, { token, headers: { 'content-type': 'text/csv' } }) as Promise<{
      status: number;
      body: unknown;
    }>;
  const latin = await send(Buffer.from(lines, 'latin1'));
  expect(latin.status).toBe(202);
  expect(latin.body).toMatchObject({ rows: 4, accepted: 2, quarantined: 2, encoding: 'windows-1252' });
  expect(latin.body).toMatchObject({
    problems: [
      { line: 3, reason: 'time' },
      { line: 4, reason: 'device' },
    ],
  });
  // the same again as another program saves it: nothing is doubled
  const marked = await send(Buffer.from(`\uFEFF${lines}`));
  expect(marked.body).toMatchObject({ encoding: 'utf-8', accepted: 2, quarantined: 2 });
  expect(await vigie.settled('tableur', 8)).toMatchObject({
    received: 8,
    stored: 2,
    duplicate: 2,
    quarantined: 4,
    rejected: 0,
    pending: 0,
  });
  expect((await vigie.observations('École')).map(({ raw }) => raw)).toEqual([12.5, 15.25]);
  expect((await quarantine('tableur')).map(({ reason, frames }) => [reason, frames])).toContainEqual([
    'unreadable-envelope',
    expect.any(Number),
  ]);
  const file = await vigie.call<string>('/api/v1/observations.csv?device=%C3%89cole', { headers: vigie.bearer });
  expect(file.text).not.toMatch(/[\n,]=/);
});

test('a codec that asks for 2 GB, waits for ever or reads what is not its own: quarantined, counted, its remedy said', async () => {
  const token = await vigie.connector('hostile');
  const attacks = {
    gigabytes: 'new Float64Array(2.5e8).fill(1);',
    later: 'return new Promise(function () {}).then(function () { return { data: {} }; });',
    outside: 'return { data: { temperature: globalThis.process.pid } };',
  };
  for (const [id, attack] of Object.entries(attacks)) {
    await vigie.api('/codecs', { id, version: '1', source: `function decodeUplink() { ${attack} }` });
    await register('hostile', id, { codec: { id, version: '1' } });
  }
  const frames = Object.keys(attacks).map((device) => ({ device, time: iso(NOW - MINUTE), port: 1, bytes: '01' }));
  expect((await vigie.send('hostile', frames, { token })).status).toBe(202);
  expect(await vigie.settled('hostile', 3)).toMatchObject({ received: 3, quarantined: 3, stored: 0 });
  const groups = await quarantine('hostile');
  expect(
    groups.map(({ device, mend }) => [device, mend]).toSorted((a, b) => String(a).localeCompare(String(b))),
  ).toEqual([
    ['gigabytes', 'codec'],
    ['later', 'codec'],
    ['outside', 'codec'],
  ]);
  expect(groups.every(({ remedy }) => remedy.fr.length > 10)).toBe(true);
  const { items } =
    await vigie.api<Page<{ id: string; tally?: { failed: number; lastFault?: string } }>>('/codecs?limit=200');
  for (const id of Object.keys(attacks))
    expect(items.find((each) => each.id === id)?.tally).toMatchObject({ failed: 1 });
});

describe('one DevEUI', () => {
  const EUI = 'aabbccddeeff0044';
  const uplink = (minute: number, counter: number) => ({
    deviceInfo: { devEui: EUI },
    time: iso(NOW - 60 * MINUTE + minute * MINUTE),
    fCnt: counter,
    fPort: 1,
    data: Buffer.from([0, counter & 255]).toString('base64'),
  });

  test('cannot be registered twice on a connector; two that share it by mistake are seen by their counters', async () => {
    const token = await vigie.connector('jumeaux', 'chirpstack-v4');
    const source = 'function decodeUplink(i) { return { data: { temperature: i.bytes[1] } }; }';
    await vigie.api('/codecs', { id: 'octet', version: '1', source });
    await register('jumeaux', EUI, { codec: { id: 'octet', version: '1' }, expectedPeriod: 60 });
    await expect(register('jumeaux', EUI)).rejects.toThrow('409');
    // one counts from 1,000, the other from 5
    for (let n = 0; n < 10; n += 1)
      for (const counter of [1_000 + n, 5 + n]) {
        const { status } = await vigie.send('jumeaux', uplink(2 * n + (counter < 1_000 ? 1 : 0), counter), { token });
        expect(status).toBe(202);
      }
    expect(await vigie.settled('jumeaux', 20)).toMatchObject({ received: 20, stored: 20, duplicate: 0 });
    const resets = async () => {
      const { rows } = await vigie.database.query<{ resets: number }>(
        'select sum(l.resets)::int as resets from link_day l join device v on v.id = l.device_id where v.key = $1',
        [EUI],
      );
      return rows[0]?.resets ?? 0;
    };
    // each return to the low counter begins again: a device alone does that once in its life. A stop writes what was counted
    await vigie.restart();
    expect(await resets()).toBeGreaterThanOrEqual(9);
  });

  test('moved to another connector by its manager: stored there, unknown where it was, one history', async () => {
    const [before, after] = [await vigie.connector('avant'), await vigie.connector('apres')];
    await register('avant', 'nomade');
    const frame = (minute: number) => ({
      device: 'nomade',
      time: iso(NOW - 60 * MINUTE + minute * MINUTE),
      data: { temperature: minute },
    });
    await vigie.send('avant', frame(1), { token: before });
    await vigie.settled('avant', 1);
    const moved = await vigie.call('/api/v1/devices/nomade', {
      method: 'PATCH',
      headers: { ...vigie.bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ connector: 'apres' }),
    });
    expect(moved.status).toBe(200);
    await vigie.send('avant', frame(2), { token: before });
    await vigie.send('apres', frame(3), { token: after });
    expect(await vigie.settled('avant', 2)).toMatchObject({ stored: 1, quarantined: 1 });
    expect(await vigie.settled('apres', 1)).toMatchObject({ stored: 1 });
    expect((await vigie.observations('nomade')).map(({ raw }) => raw)).toEqual([1, 3]);
    expect(await quarantine('avant')).toMatchObject([{ reason: 'unknown-device', device: 'nomade', mend: 'device' }]);
  });
});

test('a token of another connector: refused, kept, and counted where it knocked', async () => {
  const mine = await vigie.connector('a-moi');
  await vigie.connector('a-lui');
  const { status } = await vigie.send('a-lui', { device: 'd', data: { temperature: 1 } }, { token: mine });
  expect(status).toBe(401);
  expect(await vigie.settled('a-lui', 1)).toMatchObject({ received: 1, rejected: 1 });
  const [kept] = await vigie.frames('a-lui', '&end=rejected');
  expect(kept).toMatchObject({ end: 'rejected', reason: expect.stringMatching(/token|authoris|401/i) });
});

test('a source that gives one page for ever: it is asked no more, said to be in trouble, and whole once it is mended', async () => {
  const source = await RecordedSource.start(vigie.clock);
  const station = 'Y421401001';
  try {
    for (let time = NOW - 6 * 60 * MINUTE; time <= NOW; time += MINUTE)
      source.values.push({ station, time, value: 100 });
    source.misbehave(...Array.from({ length: 60 }, () => ({ kind: 'repeat' }) as const));
    await vigie.api('/connectors', {
      id: 'boucle',
      kind: 'hubeau-hydrometrie-v2',
      name: 'Boucle',
      settings: { base: source.url, stations: [station], historyDays: 1, everyMinutes: 1, overlapHours: 1 },
    });
    await register('boucle', station, { datastreams: [{ field: 'stage', quantity: 'stage', unit: 'm' }] });
    const trouble = async () =>
      (await vigie.api<{ status: string; trouble?: { fault: string } }>('/connectors/boucle/pull')).trouble?.fault;
    await expect.poll(trouble, { timeout: PATIENCE }).toBe('repeated-page');
    const asked = source.requests.length;
    expect(asked).toBeLessThan(20);
    // mended
    while (source.faultsLeft > 0) {
      vigie.clock.moveTo(vigie.clock.now() + 61 * MINUTE);
      await vigie.api('/connectors/boucle/pull/run', {}).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const wanted = source.values.length;
    const stored = async () => {
      await vigie.api('/connectors/boucle/pull/run', {}).catch(() => undefined);
      vigie.clock.moveTo(vigie.clock.now() + 2 * MINUTE);
      const { rows } = await vigie.database.query<{ n: number }>(
        'select count(*)::int as n from observation o join datastream d on d.id = o.datastream_id where d.quantity = $1',
        ['stage'],
      );
      return rows[0]?.n;
    };
    await until(async () => (await stored()) === wanted, { what: 'the whole of the source', patience: PATIENCE });
    expect(await trouble()).toBeUndefined();
    const { received, stored: kept, duplicate, quarantined } = await vigie.settled('boucle', wanted);
    expect([kept, received - kept - duplicate - quarantined]).toEqual([wanted, 0]);
  } finally {
    await source.stop();
  }
}, 180_000);
