import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stageSimulator } from '../../packs/water/simulator.ts';
import { until } from '../harness/server-process.ts';
import type { Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message, model } from './pack-devices.ts';

// A gauge whose probe was lifted out of the water for an hour, and the person who says so.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-10T06:00:00Z');
const POWER = { battery: 90, volts: 3.1 };
const THING = 'JAUGE-1';
const iso = (time: number) => new Date(time).toISOString();

interface Effect {
  readonly quantity: string;
  readonly values: number;
  readonly changed: number;
  readonly lost: number;
  readonly alarms: number;
  readonly figures: readonly { readonly indicator: string; readonly count: number }[];
}
interface Applied {
  readonly applied: boolean;
  readonly ids: readonly number[];
  readonly effects: readonly Effect[];
}

let vigie: FlowServer;
let token: string;
const period = (model('water', 'decentlab-dl-ctd10').expectedPeriod || 900) * 1000;
const COUNT = Math.ceil((8 * HOUR) / period);
const HIGH = { from: START + 3 * HOUR, to: START + 5 * HOUR };

async function send(times: readonly number[], stageOf: (time: number) => number): Promise<void> {
  const frames = times.map((time) =>
    message('gauge-1', time, {
      bytes: stageSimulator.encode(
        { stage: stageOf(time), temperature: 12, conductivity: 600, turbidity: 4, oxygen: 9, saturation: 90 },
        POWER,
      ),
      port: stageSimulator.port,
    }),
  );
  await vigie.send('riviere', frames, { token });
}

const stages = async () =>
  (await vigie.observations('gauge-1', '&quantity=stage')).map(({ phenomenonTime, adjusted, flag, reasons }) => ({
    time: Date.parse(phenomenonTime),
    adjusted,
    flag,
    reasons,
  }));

beforeAll(async () => {
  vigie = await startFlowServer(iso(START + 9 * HOUR));
  token = await vigie.connector('riviere');
  const properties = { sensorElevation: 10, zeroElevation: 10, probeElevation: 10, threshold1: 1.2, threshold2: 3 };
  const asset = { key: THING, type: 'gauge', domain: 'water', properties };
  await vigie.api('/devices', deviceOf('water', 'decentlab-dl-ctd10', { id: 'gauge-1', connector: 'riviere', asset }));
  const times = Array.from({ length: COUNT }, (_, i) => START + i * period);
  // high for two hours by steps that no test doubts: only a person knows that it was no flood
  await send(
    times.filter((time) => time !== HIGH.from + 2 * period),
    (time) => (time >= HIGH.from && time < HIGH.to ? 1.6 : 0.4),
  );
  await vigie.settled('riviere', COUNT - 1);
});
afterAll(() => vigie.stop());

describe('a person judges a period', () => {
  const asked = {
    thing: THING,
    quantity: 'stage',
    from: iso(HIGH.from),
    to: iso(HIGH.to),
    kind: 'invalidate',
    reason: 'Sonde sortie de l’eau pour nettoyage',
  };
  let id = 0;
  let before: Awaited<ReturnType<typeof stages>>;

  test('sees first what it would change: values, figures, alarms; nothing moves', async () => {
    await vigie.alarm(THING, 'water-local-level', { state: 'returned-unacknowledged' });
    before = await stages();
    const { applied, effects } = await vigie.api<Applied>('/corrections', { ...asked, dryRun: true });
    expect(applied).toBe(false);
    const own = effects.find(({ quantity }) => quantity === 'stage');
    const values = before.filter(({ time }) => time >= HIGH.from && time < HIGH.to).length;
    expect(own).toMatchObject({ values, lost: values, alarms: 1 });
    expect(await stages()).toEqual(before);
  });

  test('applies it: raw stays, the alarm never was, the hours are empty, a late value takes it too', async () => {
    const { applied, ids } = await vigie.api<Applied>('/corrections', asked);
    expect(applied).toBe(true);
    [id = 0] = ids;
    const inside = (await stages()).filter(({ time }) => time >= HIGH.from && time < HIGH.to);
    expect(new Set(inside.map(({ flag }) => flag))).toEqual(new Set([4]));
    expect(inside[0]?.reasons).toContain('by-person');
    expect(inside.every(({ adjusted }) => adjusted === null)).toBe(true);
    await until(async () => (await vigie.alarms(THING, 'water-local-level'))[0]?.state === 'closed', {
      what: 'the alarm taken back',
      patience: 30_000,
    });
    const [alarm] = await vigie.alarms(THING, 'water-local-level');
    if (alarm === undefined) throw new Error('no alarm');
    expect((await vigie.alarmEvents(alarm)).map(({ kind }) => kind)).toContain('retracted');
    await send([HIGH.from + 2 * period], () => 1.6);
    await until(
      async () => {
        const late = (await stages()).find(({ time }) => time === HIGH.from + 2 * period);
        return late?.adjusted === null && late.reasons.includes('by-person');
      },
      { what: 'the late value judged', patience: 60_000 },
    );
  });

  test('is on the list with who and why, and in the journal; those who use the data are told', async () => {
    const { items } = await vigie.api<Page<Record<string, unknown>>>(`/corrections?thing=${THING}`);
    expect(items).toMatchObject([{ id, kind: 'invalidate', quantity: 'stage', reason: asked.reason }]);
    const journal = await vigie.api<Page<Record<string, unknown>>>('/journal?action=correction.apply');
    expect(journal.items).toMatchObject([{ object: String(id) }]);
    const { rows } = await vigie.database.query('select kind, quantities, values_changed from revision');
    expect(rows).toMatchObject([{ kind: 'correction', quantities: ['stage'] }]);
  });

  test('shares of flags by day, with reasons in words', async () => {
    interface Quality {
      readonly items: readonly {
        readonly days: readonly { readonly day: string; readonly failed: number; readonly byPerson: number }[];
        readonly reasons: readonly { readonly reason: string; readonly words: { readonly fr: string } }[];
      }[];
    }
    const query = `thing=${THING}&quantity=stage&from=${iso(START)}&to=${iso(START + 9 * HOUR)}`;
    const [stage] = (await vigie.api<Quality>(`/quality?${query}`)).items;
    const values = (HIGH.to - HIGH.from) / period;
    expect(stage?.days).toMatchObject([{ day: '2026-03-10', failed: values, byPerson: values }]);
    expect(stage?.reasons).toContainEqual({
      reason: 'by-person',
      count: values,
      words: { fr: 'jugée par une personne', en: 'judged by a person' },
    });
  });

  test('taken back, the tests say what they said and the alarm is there again', async () => {
    await vigie.call(`/api/v1/corrections/${id}/revoke`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer bootstrap-token-of-the-flow-tests-0123456789',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ reason: 'erreur de station' }),
    });
    const now = (await stages()).filter(({ time }) => time !== HIGH.from + 2 * period);
    expect(now.map(({ adjusted }) => adjusted)).toEqual(before.map(({ adjusted }) => adjusted));
    expect(now.some(({ reasons }) => reasons.includes('by-person'))).toBe(false);
    await until(async () => (await vigie.alarms(THING, 'water-local-level')).some(({ state }) => state !== 'closed'), {
      what: 'the alarm again',
      patience: 30_000,
    });
  });

  test('refuses what cannot be: no reason, both ways of naming the series, somebody else’s series', async () => {
    const refused = (change: Readonly<Record<string, unknown>>) => vigie.api('/corrections', { ...asked, ...change });
    await expect(refused({ reason: ' ' })).rejects.toThrow(/422|400/);
    await expect(refused({ datastreams: [1] })).rejects.toThrow(/422|400/);
    await expect(refused({ to: asked.from })).rejects.toThrow(/422|400/);
    await expect(refused({ kind: 'correct' })).rejects.toThrow(/422|400/);
    await expect(refused({ kind: 'exclude' })).rejects.toThrow(/422|400/);
    await expect(refused({ thing: undefined, quantity: undefined, datastreams: [999_999] })).rejects.toThrow(/404/);
  });

  test('a check set otherwise for one object judges its values again', async () => {
    const put = await vigie.call('/api/v1/checks/water-stage-range/setting', {
      method: 'PUT',
      headers: {
        authorization: 'Bearer bootstrap-token-of-the-flow-tests-0123456789',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        thing: THING,
        parameters: { suspect: [-0.5, 1.5] },
        source: 'Étude hydraulique 2026',
        since: iso(START),
      }),
    });
    expect(put.status).toBe(204);
    await until(
      async () => (await stages()).some(({ flag, reasons }) => flag === 3 && reasons.includes('site-range')),
      { what: 'values judged by the setting', patience: 60_000 },
    );
  });
});
