import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../harness/server-process.ts';
import type { Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// A codec that reads the stage in centimetres as if they were decimetres stood on a gauge for a month. It is corrected, and
// history is decoded again: what would change is seen first, then it is so everywhere.

const HOUR = 3_600_000;
const START = Date.parse('2026-02-01T00:00:00Z');
const DAYS = 30;
const NOW = START + DAYS * 24 * HOUR;
const GAUGE = 'limnimetre-relecture';
const iso = (time: number) => new Date(time).toISOString();

const codec = (divisor: number) => `
function decodeUplink(input) {
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort] };
  return { data: { stage: (input.bytes[0] * 256 + input.bytes[1]) / ${divisor} } };
}`;

/** A calm river with one flood over the second local level, in centimetres. */
const centimetres = (hour: number) =>
  Math.round(60 + 15 * Math.sin(hour / 30) + 190 * Math.exp(-(((hour - 400) / 9) ** 2)));

interface ReplaySheet {
  readonly state: string;
  readonly fault?: string;
  readonly framesExpected: number;
  readonly framesRead: number;
  readonly framesDecoded: number;
  readonly framesRefused: number;
  readonly framesReadable: number;
  readonly valuesChanged: number;
  readonly valuesApplied: number;
  readonly valuesLeft: number;
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly flags: number;
  readonly revision?: string;
  readonly effects?: {
    readonly figures: {
      readonly moved: number;
      readonly examples: readonly { indicator: string; start: string; before: number | null; after: number | null }[];
    };
    readonly alarms: {
      readonly opening: number;
      readonly closing: number;
      readonly changing: number;
      readonly examples: readonly {
        rule: string;
        kind: string;
        before?: { level: number };
        after?: { level: number };
      }[];
    };
  };
}

interface SeriesView {
  readonly datastream: number;
  readonly quantity: string;
  readonly changed: number;
  readonly largest: number | null;
  readonly mean: number | null;
}

let vigie: FlowServer;
let token: string;

async function register(device: string, version: string): Promise<void> {
  await vigie.api('/devices', {
    id: device,
    connector: 'relecture',
    codec: { id: 'jauge', version },
    name: device,
    model: 'jauge',
    expectedPeriod: 3600,
    asset: {
      key: device,
      type: 'gauge',
      domain: 'water',
      properties: { threshold1: 1.2, threshold2: 1.8, threshold3: 2.4 },
    },
    place: { longitude: 5.1, latitude: 43.6 },
    datastreams: [{ field: 'stage', quantity: 'stage', unit: 'm', period: 3600 }],
  });
}

const frame = (device: string, hour: number, port = 1) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(centimetres(hour));
  return { device, time: iso(START + hour * HOUR), port, bytes: bytes.toString('hex'), counter: hour };
};

async function sendMonth(device: string): Promise<void> {
  for (let day = 0; day < DAYS; day += 1) {
    const hours = Array.from({ length: 24 }, (_, hour) => day * 24 + hour);
    const { status } = await vigie.send(
      'relecture',
      hours.map((hour) => frame(device, hour)),
      { token },
    );
    expect(status).toBe(202);
  }
}

/** The replay once it has come to one of these states. */
async function come(id: number, ...states: readonly string[]): Promise<ReplaySheet> {
  let sheet: ReplaySheet | undefined;
  const there = async () => {
    sheet = await vigie.api<ReplaySheet>(`/replays/${id}`);
    return sheet.state === 'failed' || states.includes(sheet.state);
  };
  await until(there, { what: `replay ${id} ${states.join(' or ')}`, patience: 60_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(sheet)}`);
  });
  if (sheet === undefined || sheet.state === 'failed') throw new Error(sheet?.fault ?? 'no replay');
  return sheet;
}

const ask = async (body: object) => (await vigie.api<{ id: number }>('/replays', body)).id;
const PERIOD = { from: iso(START - HOUR) };

beforeAll(async () => {
  vigie = await startFlowServer(iso(NOW));
  token = await vigie.connector('relecture');
  await vigie.api('/codecs', { id: 'jauge', version: '1.0.0', source: codec(10) });
  await vigie.api('/codecs', { id: 'jauge', version: '1.1.0', source: codec(100) });
  await register(GAUGE, '1.0.0');
  await sendMonth(GAUGE);
  await vigie.settled('relecture', DAYS * 24);
  await vigie.figures(GAUGE, 'water-stage-hour', { from: iso(NOW - HOUR) });
}, 180_000);
afterAll(() => vigie.stop());

describe('a wrong codec corrected', () => {
  let id = 0;

  test('the difference is seen before anything changes', async () => {
    id = await ask({ ...PERIOD, devices: [GAUGE], codec: { id: 'jauge', version: '1.1.0' } });
    const sheet = await come(id, 'compared');
    expect(sheet).toMatchObject({
      state: 'compared',
      framesRead: 720,
      framesDecoded: 720,
      changed: 720,
      valuesChanged: 720,
    });
    expect(sheet).toMatchObject({ added: 0, removed: 0, unchanged: 0, flags: 0 });
    const { items } = await vigie.api<Page<SeriesView>>(`/replays/${id}/datastreams`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ quantity: 'stage', changed: 720 });
    expect(items[0]?.largest).toBeCloseTo(
      0.9 * Math.max(...Array.from({ length: 720 }, (_, h) => centimetres(h) / 10)),
      6,
    );
    const before = await vigie.observations(GAUGE, '&quantity=stage');
    expect(before[0]?.raw).toBe(6);
    expect(before[0]?.codec).toEqual({ id: 'jauge', version: '1.0.0' });
  });

  test('figures that would move are told', async () => {
    const figures = (await come(id, 'compared')).effects?.figures;
    expect(figures?.moved).toBeGreaterThanOrEqual(720);
    const hour = figures?.examples.find(({ indicator, before }) => indicator === 'water-stage-hour' && before !== null);
    expect(hour?.after).toBeCloseTo(Number(hour?.before) / 10, 6);
  });

  test('alarms that would move are told', async () => {
    const alarms = (await come(id, 'compared')).effects?.alarms;
    // six metres for a month were one alarm of the third level; what is left of it is the flood
    const moved = alarms?.examples.filter(({ rule }) => rule === 'water-local-level');
    expect(moved?.map(({ kind }) => kind)).toEqual(['changing']);
    expect(alarms?.changing).toBeGreaterThan(0);
  });

  test('days, single values and the curve', async () => {
    const { items: days } = await vigie.api<Page<{ day: string; changed: number }>>(`/replays/${id}/days`);
    expect(days.reduce((sum, { changed }) => sum + changed, 0)).toBe(720);
    const changes = await vigie.api<Page<{ before?: { raw: number }; after?: { raw: number } }>>(
      `/replays/${id}/changes?limit=2`,
    );
    expect(changes.items[0]).toMatchObject({ before: { raw: 6 }, after: { raw: 0.6 } });
    expect(changes.next).toBeDefined();
    const { items: series } = await vigie.api<Page<SeriesView>>(`/replays/${id}/datastreams`);
    const curve = await vigie.api<Page<{ before: number | null; after: number | null }>>(
      `/replays/${id}/curve?datastream=${series[0]?.datastream}`,
    );
    expect(curve.items).toHaveLength(720);
    expect(curve.items[0]).toMatchObject({ before: 6, after: 0.6 });
  });

  test('a reason is asked for', async () => {
    await expect(vigie.api(`/replays/${id}/apply`, { reason: ' ' })).rejects.toThrow('400');
  });

  test('applied: values, the latest value, a revision of the dataset, the journal', async () => {
    await vigie.api(`/replays/${id}/apply`, { reason: 'centimètres lus comme des décimètres' });
    const sheet = await come(id, 'applied');
    expect(sheet).toMatchObject({ state: 'applied', valuesApplied: 720, valuesLeft: 0 });
    const values = await vigie.observations(GAUGE, '&quantity=stage');
    expect(values.map(({ raw }) => raw)).toEqual(Array.from({ length: 720 }, (_, hour) => centimetres(hour) / 100));
    expect(values[0]?.codec).toEqual({ id: 'jauge', version: '1.1.0' });
    const { latest } = await vigie.api<{ latest: { quantity: string; value: number }[] }>(`/things/${GAUGE}`);
    expect(JSON.stringify(latest)).toContain(String(centimetres(719) / 100));
    const { items } = await vigie.api<Page<{ id: string; datasets: string[]; valuesChanged: number; reason: string }>>(
      '/revisions?dataset=cours-d-eau-hauteurs',
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: sheet.revision, valuesChanged: 720, kind: 'replay' });
    const journal = await vigie.api<Page<{ action: string; detail: object }>>(`/journal?object=replay:${id}`);
    expect(journal.items.map(({ action }) => action)).toEqual(['replay.applied', 'replay.apply', 'replay.create']);
  }, 90_000);

  test('what rests on the values follows: hours, figures, alarms', async () => {
    const hour = async () => (await vigie.figures(GAUGE, 'water-stage-hour', { from: iso(START) }))[0]?.value;
    await until(async () => (await hour()) === 0.6, { what: 'the figure of the first hour', patience: 60_000 });
    const [first] = await vigie.observations(GAUGE, '&quantity=stage');
    const asked = { from: iso(START), to: iso(START + 24 * HOUR), grain: 'hour' };
    const points = await vigie.series(first?.datastream ?? 0, asked);
    expect(points[0]?.value).toBeCloseTo(0.6, 6);
    const flood = async () => {
      const alarms = await vigie.alarms(GAUGE, 'water-local-level');
      return alarms.filter(({ opened }) => opened >= iso(START + 380 * HOUR) && opened <= iso(START + 400 * HOUR));
    };
    await until(async () => (await flood()).length === 1, { what: 'one alarm of the flood', patience: 60_000 });
  }, 130_000);

  test('the same replay again finds nothing to change', async () => {
    const again = await come(
      await ask({ ...PERIOD, devices: [GAUGE], codec: { id: 'jauge', version: '1.1.0' } }),
      'compared',
    );
    expect(again).toMatchObject({ unchanged: 720, valuesChanged: 0 });
    expect(again.effects?.figures.moved).toBe(0);
  });
});

describe('frames and values that are somebody else’s', () => {
  const OTHER = 'limnimetre-autre';

  test('what a person decided is kept, frames a version refuses and those in quarantine are counted', async () => {
    await register(OTHER, '1.0.0');
    const hours = Array.from({ length: 10 }, (_, hour) => frame(OTHER, hour));
    await vigie.send('relecture', [...hours, frame(OTHER, 11, 2)], { token });
    await vigie.settled('relecture', DAYS * 24 + 11);
    const [first] = await vigie.observations(OTHER, '&quantity=stage');
    const period = { from: iso(START + 2 * HOUR), to: iso(START + 4 * HOUR) };
    const correction = {
      datastreams: [first?.datastream],
      ...period,
      kind: 'invalidate',
      reason: 'sonde hors de l’eau',
    };
    await vigie.api('/corrections', correction);
    await vigie.api('/codecs', {
      id: 'jauge',
      version: '1.2.0',
      source:
        'function decodeUplink(i) { if (i.bytes[1] === 60) return { errors: ["soixante"] }; return { data: { stage: i.bytes[1] / 100 } }; }',
    });
    const id = await ask({ ...PERIOD, devices: [OTHER], codec: { id: 'jauge', version: '1.2.0' } });
    const refused = hours.filter(({ bytes }) => bytes.endsWith('3c')).length;
    const sheet = await come(id, 'compared');
    expect(sheet).toMatchObject({ framesRefused: refused, removed: refused, framesReadable: 1, changed: 10 - refused });
    await vigie.api(`/replays/${id}/apply`, { reason: 'essai' });
    await come(id, 'applied');
    const values = await vigie.observations(OTHER, '&quantity=stage');
    expect(values).toHaveLength(10 - refused);
    const decided = values.filter(({ phenomenonTime }) => phenomenonTime >= period.from && phenomenonTime < period.to);
    expect(decided.map(({ flag, adjusted, reasons }) => [flag, adjusted, reasons.includes('by-person')])).toEqual([
      [4, null, true],
      [4, null, true],
    ]);
  }, 90_000);
});

describe('what cannot be', () => {
  test.each([
    ['no device', { ...PERIOD, devices: ['personne'] }, '422'],
    ['no selection', PERIOD, '422'],
    ['an unknown version', { ...PERIOD, devices: [GAUGE], codec: { id: 'jauge', version: '9' } }, '422'],
    ['an empty period', { from: iso(NOW + 100 * HOUR), devices: [GAUGE] }, '422'],
  ])('%s', async (_, body, status) => {
    await expect(ask(body)).rejects.toThrow(status);
  });

  test('applied twice, cancelled after its end', async () => {
    await expect(vigie.api('/replays/1/apply', { reason: 'encore' })).rejects.toThrow('409');
    await expect(vigie.api('/replays/1/cancel', {})).rejects.toThrow('409');
  });
});
