import { DAY, HOUR, MINUTE, fork, localDate, localDay, localHour } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mobilitySimulator } from '../../packs/mobility/simulator.ts';
import { noiseSimulator } from '../../packs/noise/simulator.ts';
import { mobilityEmitters } from '../../tools/city-simulator/emitters/mobility.ts';
import { COUNTER_SITES } from '../../tools/city-simulator/places/counters.ts';
import { scenarioOf } from '../../tools/city-simulator/scenario.ts';
import { until } from '../harness/server-process.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message } from './pack-devices.ts';

// A count and a level come at the end of the quarter of an hour they tell of, a few seconds after it. Hours, days, nights
// and alarms are those of the time that was counted and heard, not of the time it was said.

const QUARTER = 15 * MINUTE;
const ZONE = 'Europe/Paris';
const NOW = '2026-11-01T12:30:00Z';
const POWER = { battery: 90, volts: 3.1 };
const iso = (time: Instant) => new Date(time).toISOString();
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

let vigie: FlowServer;
let token: string;
let sent = 0;
beforeAll(async () => {
  vigie = await startFlowServer(NOW);
  token = await vigie.connector('periodes');
});
afterAll(() => vigie.stop());

async function send(frames: readonly object[]): Promise<void> {
  for (let at = 0; at < frames.length; at += 200) {
    expect((await vigie.send('periodes', frames.slice(at, at + 200), { token })).status).toBe(202);
  }
  sent += frames.length;
  await vigie.settled('periodes', sent);
}

async function build(model: string, id: string, properties: Record<string, unknown> = {}) {
  const isCounter = model === 'parametric-pcr2';
  const [pack, type] = isCounter ? ['mobility', 'counter'] : ['noise', 'noiseMast'];
  const asset = { key: `lieu-${id}`, type, domain: pack, name: id, properties };
  const device = deviceOf(pack, model, { id, connector: 'periodes', asset });
  await vigie.api('/devices', device);
}

const pcr2 = (device: string, time: Instant, [forth, back]: readonly [number, number]) =>
  message(device, time, {
    port: mobilitySimulator.port,
    bytes: mobilitySimulator.encodeCounter(
      { forth, back, forthSum: 0, backSum: 0, temperature: 12 },
      { battery: 100, volts: 7.2 },
    ),
  });

describe('counters', () => {
  // the days that lose and that gain an hour, each with its neighbours
  test.each(['2026-03-29', '2026-10-25'])(
    'the simulated city’s passages by hour and day, around %s',
    async (change) => {
      const days = daysAround(change);
      const [start, end] = [days[0]?.start ?? 0, days.at(-1)?.end ?? 0];
      expect(days.map((day) => (day.end - day.start) / QUARTER)).toContain(change === '2026-03-29' ? 92 : 100);
      const { frames, truth } = simulatedCounter(days);
      const device = `compteur-${change}`;
      await build('parametric-pcr2', device, { mobilityType: 'BIKE' });
      await send(frames(device));

      const good = (from: Instant, to: Instant) => ({
        start: iso(from),
        end: iso(to),
        value: truth({ start: from, end: to }),
        completeness: 'good',
      });
      const hours = range((end - start) / HOUR).map((hour) => good(start + hour * HOUR, start + (hour + 1) * HOUR));
      await vigie.figures(`lieu-${device}`, 'mobility-daily', { from: iso(days.at(-1)?.start ?? 0), series: 2 });
      const [forth] = await vigie.observations(device, '&quantity=count');
      const told = async (indicator: string) => {
        const all = await vigie.figures(`lieu-${device}`, indicator, { from: iso(start), series: 2 });
        return all.filter((figure) => figure.datastream === forth?.datastream && figure.start < iso(end));
      };
      const shown = await told('mobility-daily');
      expect(shown).toEqual(days.map((day) => expect.objectContaining(good(day.start, day.end))));
      expect(await told('mobility-hourly')).toEqual(hours.map((hour) => expect.objectContaining(hour)));
      const points = await vigie.series(forth?.datastream ?? 0, { from: iso(start), to: iso(end), grain: 'hour' });
      expect(points.map(({ value }) => value)).toEqual(hours.map(({ value }) => value));
    },
    120_000,
  );

  test('the quarter of an hour before midnight is of the day before, and says when it ends', async () => {
    await build('parametric-pcr2', 'minuit');
    const midnight = Date.parse('2026-06-30T22:00:00Z');
    await send([pcr2('minuit', midnight + 3_000, [7, 0]), pcr2('minuit', midnight + QUARTER + 3_000, [11, 0])]);
    const values = (await vigie.observations('minuit', '&quantity=count')).filter(({ raw }) => raw !== 0);
    expect(values.map(({ raw, phenomenonTime, phenomenonEnd }) => [raw, phenomenonTime, phenomenonEnd])).toEqual([
      [7, '2026-06-30T21:45:03.000Z', '2026-06-30T22:00:03.000Z'],
      [11, '2026-06-30T22:00:03.000Z', '2026-06-30T22:15:03.000Z'],
    ]);
    // its age counts from when it could be known
    await vigie.latest('lieu-minuit', 'count', iso(midnight + QUARTER + 3_000));
    const days = async () =>
      (
        await vigie.series(values[0]?.datastream ?? 0, {
          from: iso(midnight - 24 * HOUR),
          to: iso(midnight + 24 * HOUR),
          grain: 'day',
        })
      ).map(({ value }) => value);
    await expect.poll(days, { timeout: 60_000 }).toEqual([7, 11]);
  }, 90_000);

  test('a device on the clock: jitter around the quarter of an hour is taken off, two frames of one period count once', async () => {
    const { datastreams, ...device } = deviceOf('mobility', 'milesight-vs135', {
      id: 'pile',
      connector: 'periodes',
      asset: { key: 'lieu-pile', type: 'counter', domain: 'mobility', name: 'pile', properties: {} },
    });
    const onClock = datastreams.map((each) => ({
      ...each,
      ...(each.quantity === 'count' ? { covers: 'before-aligned' } : {}),
    }));
    await vigie.api('/devices', { ...device, datastreams: onClock });
    const at = (text: string) => Date.parse(`2026-06-15T${text}Z`);
    const frame = (time: Instant, period: number) => ({
      device: 'pile',
      time: iso(time),
      port: 85,
      // line 1: period in, period out
      bytes: Buffer.from([0x05, 0xcc, period, 0, 0, 0]).toString('hex'),
    });
    const before = sent === 0 ? 0 : (await vigie.settled('periodes', sent)).duplicate;
    await send([
      frame(at('09:59:58'), 5),
      frame(at('10:15:02'), 6),
      frame(at('10:15:40'), 6),
      frame(at('10:37:00'), 2),
    ]);
    const after = await vigie.settled('periodes', sent);
    expect(after.duplicate - before).toBe(1);
    const values = (await vigie.observations('pile', '&quantity=count')).filter(({ raw }) => raw !== 0);
    expect(values.map(({ raw, phenomenonTime }) => [raw, phenomenonTime])).toEqual([
      [5, '2026-06-15T09:45:00.000Z'],
      [6, '2026-06-15T10:00:00.000Z'],
      // far from any end of a period: taken as it is
      [2, '2026-06-15T10:22:00.000Z'],
    ]);
  });

  test('a period on the clock divides the hour', async () => {
    const { datastreams, ...device } = deviceOf('mobility', 'milesight-vs135', { id: 'sept', connector: 'periodes' });
    const odd = datastreams.map((each) => ({ ...each, covers: 'before-aligned', period: 420 }));
    await expect(vigie.api('/devices', { ...device, datastreams: odd })).rejects.toThrow('divise l’heure');
  });
});

describe('levels', () => {
  test('day, evening and night of Lden: 18:00, 22:00 and 6:00 to the second', async () => {
    await build('milesight-ws302', 'periodes-du-jour', { microphoneHeight: 4, municipalLevel: 74 });
    const start = Date.parse('2026-06-09T22:00:00Z'); // midnight in Marseille
    // what is heard in a quarter of an hour, with a sway: a street never holds its level to the tenth
    const levelOf = (from: Instant) => {
      const hour = localHour(from, ZONE);
      const level = hour < 6 || hour >= 22 ? 50 : hour < 18 ? 65 : 75;
      return level + (((from / QUARTER) % 2) * 2 - 1) / 10;
    };
    const frame = (from: Instant) => {
      const laeq = levelOf(from);
      const bytes = noiseSimulator.encode({ laeq, lafmax: laeq + 8, laf: laeq - 1 }, POWER);
      return message('periodes-du-jour', from + QUARTER + 4_000, { port: noiseSimulator.port, bytes });
    };
    await send(range(3 * 96).map((quarter) => frame(start + quarter * QUARTER)));
    const at = (hours: number) => start + 24 * HOUR + hours * HOUR;
    const figure = async (indicator: string, from: Instant) =>
      (await vigie.figures('lieu-periodes-du-jour', indicator, { from: iso(from) }))[0]?.value ?? 0;
    // one quarter of an hour of the neighbour would lift the night by 11 dB
    const mean = (level: number) => 10 * Math.log10((10 ** (level / 10 + 0.01) + 10 ** (level / 10 - 0.01)) / 2);
    expect(await figure('noise-lday', at(0))).toBeCloseTo(mean(65), 6);
    expect(await figure('noise-levening', at(0))).toBeCloseTo(mean(75), 6);
    expect(await figure('noise-lnight', at(12))).toBeCloseTo(mean(50), 6);

    // four quarters of an hour from 18:00 on: nobody knew before 19:00, and by 23:00 it is over
    const [alarm] = await vigie.alarms('lieu-periodes-du-jour', 'noise-municipal-level');
    if (alarm === undefined) throw new Error('no alarm of the evening');
    expect(alarm.opened).toBe(iso(at(19 - 24) + 4_000));
    const events = (await vigie.alarmEvents(alarm)).map(({ kind, time }) => [kind, time]);
    expect(events).toContainEqual(['returned', iso(at(23 - 24) + 4_000)]);
  }, 120_000);

  test('a station that says its own windows: a minute, a quarter of an hour', async () => {
    await build('neutral-composition', 'fenetres');
    const said = (t0: string, t1: string, laeq: number) => ({
      device: 'fenetres',
      time: t1,
      data: {
        t0,
        t1,
        laeq,
        la10: laeq + 3,
        la50: laeq - 1,
        la90: laeq - 6,
        lafmax: laeq + 9,
        coverage: 1,
        classes: [{ k: 'other', timeShare: 1, energyShare: 1, laeqK: laeq }],
      },
    });
    await send([
      said('2026-06-12T20:00:00Z', '2026-06-12T20:01:00Z', 61),
      said('2026-06-12T20:15:00Z', '2026-06-12T20:30:00Z', 62),
    ]);
    const values = await vigie.observations('fenetres', '&quantity=LAeq');
    expect(values.map(({ raw, phenomenonTime, phenomenonEnd }) => [raw, phenomenonTime, phenomenonEnd])).toEqual([
      [61, '2026-06-12T20:00:00.000Z', '2026-06-12T20:01:00.000Z'],
      [62, '2026-06-12T20:15:00.000Z', '2026-06-12T20:30:00.000Z'],
    ]);
  });
});

describe('a model that learns which time its values tell of', () => {
  const start = Date.parse('2026-06-20T08:00:00Z');

  /** As an earlier release had them: every value of the moment of its frame. */
  async function forget(device: string, said: boolean): Promise<void> {
    const { rows } = await vigie.database.query<{ id: number }>('select id from device where key = $1', [device]);
    const row = rows[0]?.id;
    await vigie.database.query('update datastream set covers_said = $2 where device_id = $1', [row, said]);
    if (said) {
      await vigie.database.query(`update datastream set covers = 'moment' where device_id = $1`, [row]);
      await vigie.database.query(`update datastream_feed set covers = 'moment' where device_id = $1`, [row]);
    }
    await vigie.restart();
  }

  test('what comes from then on is right, and a replay moves what came before', async () => {
    await build('parametric-pcr2', 'ancien');
    await forget('ancien', true);
    const frame = (quarter: number) => pcr2('ancien', start + quarter * QUARTER + 3_000, [quarter, 100 + quarter]);
    await send(range(8).map((n) => frame(n + 1)));
    const forth = async () =>
      (await vigie.observations('ancien', '&quantity=count')).filter(({ raw }) => (raw ?? 0) < 100);
    expect((await forth()).map(({ raw, phenomenonTime }) => [raw, phenomenonTime])[0]).toEqual([
      1,
      iso(start + QUARTER + 3_000),
    ]);

    await forget('ancien', false);
    await send([frame(9)]);
    // its place is still held by the value before, which was put a period late
    expect((await forth()).at(-1)).toMatchObject({ raw: 9, flag: 3, reasons: ['same-time'] });
    const { id } = await vigie.api<{ id: number }>('/replays', {
      from: iso(Date.parse(NOW) - HOUR),
      devices: ['ancien'],
    });
    const sheet = await replayed(id, 'compared');
    // each value leaves its place for the one before: the first appears a quarter of an hour earlier, the last goes
    expect(sheet).toMatchObject({ framesDecoded: 9 });
    expect(sheet.added).toBe(2);
    await vigie.api(`/replays/${id}/apply`, { reason: 'les comptages étaient datés de leur fin' });
    await replayed(id, 'applied');
    const moved = await forth();
    expect(moved.map(({ raw, phenomenonTime, phenomenonEnd }) => [raw, phenomenonTime, phenomenonEnd])).toEqual(
      range(9).map((n) => [n + 1, iso(start + n * QUARTER + 3_000), iso(start + (n + 1) * QUARTER + 3_000)]),
    );
    const hours = async () =>
      (
        await vigie.series(moved[0]?.datastream ?? 0, {
          from: iso(start),
          to: iso(start + 3 * HOUR),
          grain: 'hour',
        })
      ).map(({ value }) => value);
    await expect.poll(hours, { timeout: 60_000 }).toEqual([1 + 2 + 3 + 4, 5 + 6 + 7 + 8, 9]);
    await vigie.latest('lieu-ancien', 'count', iso(start + 9 * QUARTER + 3_000));
    // nothing is left to move
    const again = await vigie.api<{ id: number }>('/replays', {
      from: iso(Date.parse(NOW) - HOUR),
      devices: ['ancien'],
    });
    expect(await replayed(again.id, 'compared')).toMatchObject({ added: 0, removed: 0, changed: 0 });
  }, 180_000);
});

interface ReplaySheet {
  readonly state: string;
  readonly fault?: string;
  readonly framesDecoded: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

async function replayed(id: number, state: string): Promise<ReplaySheet> {
  let sheet: ReplaySheet | undefined;
  const there = async () => {
    sheet = await vigie.api<ReplaySheet>(`/replays/${id}`);
    return sheet.state === state || sheet.state === 'failed';
  };
  await until(there, { what: `replay ${id} ${state}`, patience: 60_000 });
  if (sheet === undefined || sheet.state === 'failed') throw new Error(sheet?.fault ?? 'no replay');
  return sheet;
}

/** A local day with the one before and the one after. */
function daysAround(change: string): Interval[] {
  const noon = Date.parse(`${change}T11:00:00Z`);
  return [noon - DAY, noon, noon + DAY].map((time) => localDay(localDate(time, ZONE), ZONE));
}

/** The first counter of the simulated city: its frames of a time, and how many passed. */
function simulatedCounter(days: readonly Interval[]) {
  const [start, end] = [days[0]?.start ?? 0, days.at(-1)?.end ?? 0];
  const scenario = scenarioOf({ seed: 7, now: end + DAY, months: 1 });
  const [site] = COUNTER_SITES;
  const [emitter] = mobilityEmitters(scenario);
  if (site === undefined || emitter === undefined) throw new Error('no counter in the city');
  const way = { ...site, seed: fork(scenario.seed, 4000) };
  const passed = (slot: Instant) => mobilitySimulator.values(way, scenario.sky.moment(slot)).forth;
  return {
    // the frame of 23:45 to midnight comes after midnight: the span of frames is a minute later than that of counts
    frames: (device: string) =>
      emitter
        .schedule({ start: start + MINUTE, end: end + MINUTE })
        .map((time) => message(device, time, { port: emitter.port, bytes: emitter.bytes(time) })),
    truth: (span: Interval) =>
      range((span.end - span.start) / QUARTER)
        .map((slot) => passed(span.start + slot * QUARTER))
        .reduce((sum, count) => sum + count, 0),
  };
}
