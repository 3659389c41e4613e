import { ldenOf } from '@vigie/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noiseSimulator } from '../../packs/noise/simulator.ts';
import { mobilitySimulator } from '../../packs/mobility/simulator.ts';
import { CABINET_FRAME } from '../../packs/lighting/simulator.ts';
import { wasteSimulator } from '../../packs/waste/simulator.ts';
import { stageSimulator } from '../../packs/water/simulator.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message, vector } from './pack-devices.ts';

// One device of each pack: a real frame, its observations, what is derived from them, the hours and the figures, an alarm at
// the time of measure, taken by a person, closed by what is measured, and what a resident reads. The stations are
// watched side by side, since the jobs behind them run every 10 and 20 seconds.

const NOW = '2026-03-12T12:30:00Z';
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const POWER = { battery: 90, volts: 3.1 };
const iso = (time: number) => new Date(time).toISOString();
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

let vigie: FlowServer;
const tokens = new Map<string, string>();

beforeAll(async () => {
  vigie = await startFlowServer(NOW);
  for (const pack of ['noise', 'waste', 'water', 'mobility', 'lighting']) tokens.set(pack, await vigie.connector(pack));
});
afterAll(() => vigie.stop());

interface Station {
  readonly pack: string;
  readonly model: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Registers a station; its device and its object have the name of the pack. */
async function build({ pack, model, type, properties }: Station): Promise<void> {
  const asset = { key: `station-${pack}`, type, domain: pack, name: `Station ${pack}`, properties };
  await vigie.api('/devices', deviceOf(pack, model, { id: pack, connector: pack, asset }));
}

type Frame = ReturnType<typeof message>;

/** Sends frames in order, as many as fit in a request, and waits for their ends. */
async function send(pack: string, frames: readonly Frame[]): Promise<void> {
  const before = await received(pack);
  for (let at = 0; at < frames.length; at += 200) {
    const { status } = await vigie.send(pack, frames.slice(at, at + 200), { token: tokens.get(pack) });
    expect(status).toBe(202);
  }
  const balance = await vigie.settled(pack, before + frames.length);
  expect(balance).toMatchObject({ received: balance.stored, quarantined: 0 });
}

async function received(pack: string): Promise<number> {
  const { byConnector } = await vigie.api<{ byConnector: { connector: string; received: number }[] }>(
    '/ledger/balance',
  );
  return byConnector.find(({ connector }) => connector === pack)?.received ?? 0;
}

async function valuesOf(pack: string, quantity: string) {
  return vigie.observations(pack, `&quantity=${quantity}`);
}

/** The page a resident reads and its file, as they are now. */
async function publicStation(pack: string): Promise<{ page: string; rows: Record<string, string>[] }> {
  // pages are kept for a minute
  vigie.clock.moveTo(vigie.clock.now() + 61_000);
  const page = await vigie.call<string>(`/stations/station-${pack}`);
  const csv = await vigie.call<string>(`/stations/station-${pack}.csv`);
  expect([page.status, csv.status]).toEqual([200, 200]);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const [header = '', ...lines] = csv.text.trim().split('\n');
  const names = header.split(',');
  return {
    page: page.text.replaceAll(/\s+/g, ' '),
    rows: lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell]))),
  };
}

/** Thresholds that a page says are crossed now. */
const crossedOn = (page: string) =>
  [...page.matchAll(/class="mark level[^"]*">\s?<svg.*?<\/svg>\s?([^<]*)/g)].map(([, text]) => text?.trim());

/** The roll-up of an hour as the store keeps it. */
async function rolledUp(datastream: number, start: number): Promise<number> {
  const { rows } = await vigie.database.query<{ n: number }>(
    'select n from rollup_hour where datastream_id = $1 and start_time = $2',
    [datastream, iso(start)],
  );
  return rows[0]?.n ?? 0;
}

const alarmCourse = async (pack: string, rule: string) => {
  const [alarm] = await vigie.alarms(`station-${pack}`, rule);
  if (alarm === undefined) throw new Error(`no alarm ${rule}`);
  return (await vigie.alarmEvents(alarm)).map(({ time, kind, level }) => [time, kind, level]);
};

describe.concurrent('from a frame to what a person sees', () => {
  test('waste: distance → fill, the day’s fill, container full', { timeout: 180_000 }, async () => {
    const start = Date.parse('2026-03-10T23:00:00Z'); // midnight in Marseille
    const at = (hour: number) => start + hour * HOUR;
    const real = vector('waste', 'milesight-em400-mud', 'Ordinary frame');
    const fillOf = (distance: number) => ((2500 - distance) / 2200) * 100;
    const distanceOf = (fill: number) => Math.round(2500 - fill * 22);
    const frame = (hour: number, fill: number) =>
      message('waste', at(hour), {
        port: wasteSimulator.port,
        bytes: wasteSimulator.encode(
          { fill, distance: distanceOf(fill), temperature: 14, tilted: false, validSamples: 5 },
          POWER,
        ),
      });
    await build({
      pack: 'waste',
      model: 'milesight-em400-mud',
      type: 'container',
      properties: { dEmpty: 2500, dFull: 300, stream: 'verre' },
    });

    await send('waste', [message('waste', at(0), real), frame(1, 92), frame(2, 93)]);
    const [distance] = await valuesOf('waste', 'distance');
    const codec = { id: 'milesight-em400-mud', version: '1.0.0' };
    expect(distance).toMatchObject({
      phenomenonTime: iso(at(0)),
      raw: 2116,
      flag: 1,
      reasons: [],
      adjusted: 2116,
      unit: 'mm',
      codec,
    });
    const [fill] = await valuesOf('waste', 'fillLevel');
    expect(fill).toMatchObject({ phenomenonTime: iso(at(0)), flag: 1, unit: '%', codec, frame: distance?.frame });
    expect(fill?.adjusted).toBeCloseTo(fillOf(2116), 9);
    const [kept] = (await vigie.frames('waste', '&device=waste')).filter(({ id }) => id === distance?.frame);
    expect(kept).toMatchObject({ end: 'stored', uplink: { device: 'waste', port: 85, bytes: real.bytes } });

    const opened = { opened: iso(at(2)), level: 1, state: 'active-unacknowledged' };
    expect(await vigie.alarm('station-waste', 'waste-container-full', opened)).toMatchObject({
      domain: 'waste',
      priority: 'medium',
      threshold: 90,
    });
    await send('waste', [frame(3, 101), frame(4, 102)]);
    const full = await vigie.alarm('station-waste', 'waste-container-full', { level: 2 });
    expect(full).toMatchObject({ opened: iso(at(2)), priority: 'high', threshold: 100 });
    await vigie.acknowledge(full);
    expect(await vigie.alarm('station-waste', 'waste-container-full', { state: 'active-acknowledged' })).toBeDefined();
    // within the hysteresis the level stays; one low reading is not enough
    await send('waste', [frame(5, 97), frame(6, 97), frame(7, 20)]);
    expect(await vigie.alarms('station-waste', 'waste-container-full')).toMatchObject([
      { level: 2, state: 'active-acknowledged' },
    ]);
    await send('waste', [frame(8, 20), ...range(15).map((n) => frame(9 + n, 21 + n / 2))]);
    await vigie.alarm('station-waste', 'waste-container-full', { state: 'closed', closed: iso(at(8)) });
    expect((await alarmCourse('waste', 'waste-container-full')).filter(([, kind]) => kind !== 'acknowledged')).toEqual([
      [iso(at(2)), 'opened', 1],
      [iso(at(4)), 'raised', 2],
      [iso(at(8)), 'returned', 0],
    ]);

    const [day] = await vigie.figures('station-waste', 'waste-fill-day', { from: iso(at(0)) });
    expect(day).toMatchObject({ end: iso(at(24)), coverage: 1, completeness: 'good' });
    expect(day?.value).toBeCloseTo(fillOf(distanceOf(28)), 9);
    const datastream = fill?.datastream ?? 0;
    const hours = await vigie.series(datastream, { from: iso(at(3)), to: iso(at(5)), grain: 'hour' });
    expect(hours.map(({ value }) => value)).toEqual([101, 102].map((f) => expect.closeTo(fillOf(distanceOf(f)), 9)));
    expect(await rolledUp(datastream, at(3))).toBe(1);

    const { page, rows } = await publicStation('waste');
    expect(page).toContain('Station waste');
    expect(page).toMatch(/28\s%/);
    expect(page).toContain('Remplissage en fin de journée');
    expect(rows).toHaveLength(24);
    expect(rows[4]).toMatchObject({ quantity: 'fillLevel', time: iso(at(4)), unit: '%', flag: '1', quality: 'good' });
  });

  test('water: depth → stage, hour, rate of rise, local level, fast rise', { timeout: 180_000 }, async () => {
    const start = Date.parse('2026-03-12T06:00:00Z');
    const at = (quarter: number) => start + quarter * QUARTER;
    const frame = (quarter: number, stage: number) =>
      message('water', at(quarter), {
        port: stageSimulator.port,
        bytes: stageSimulator.encode(
          { stage, temperature: 11, conductivity: 600, turbidity: 0, oxygen: 0, saturation: 0 },
          POWER,
        ),
      });
    await build({
      pack: 'water',
      model: 'decentlab-dl-ctd10',
      type: 'gauge',
      properties: { sensorElevation: 100, zeroElevation: 100, threshold1: 4.5, threshold2: 4.8, threshold3: 5.5 },
    });
    const real = vector('water', 'decentlab-dl-ctd10', 'Ordinary frame');
    await send('water', [message('water', at(0), real), frame(1, 4.55), frame(2, 4.6), frame(3, 4.85), frame(4, 4.9)]);
    const [depth] = await valuesOf('water', 'waterDepth');
    expect(depth).toMatchObject({ raw: 4232, adjusted: 4232, unit: 'mm', codec: { id: 'decentlab-dl-ctd10' } });
    const stages = await valuesOf('water', 'stage');
    expect(stages.map(({ adjusted }) => adjusted)).toEqual(
      [4.232, 4.55, 4.6, 4.85, 4.9].map((stage) => expect.closeTo(stage, 9)),
    );
    expect(stages[0]).toMatchObject({ frame: depth?.frame, flag: 1 });

    const level = await vigie.alarm('station-water', 'water-local-level', { level: 2 });
    expect(level).toMatchObject({
      opened: iso(at(2)),
      priority: 'high',
      threshold: 4.8,
      state: 'active-unacknowledged',
    });
    const theme = await vigie.call<string>('/cours-d-eau');
    const crossed = /<ul class="level-list">.*?<\/ul>/s.exec(theme.text)?.[0];
    expect(crossed).toContain('Station water');
    expect(crossed).toContain(`datetime="${iso(at(2))}"`);
    expect(crossedOn((await publicStation('water')).page)).toContain('Repère local atteint, niveau local 2');

    await vigie.acknowledge(level);
    await send('water', [...range(6).map((n) => frame(5 + n, 4.75)), ...range(5).map((n) => frame(11 + n, 4.3))]);
    expect(await vigie.alarms('station-water', 'water-local-level')).toMatchObject([
      { level: 2, state: 'active-acknowledged' },
    ]);
    await send(
      'water',
      range(4).map((n) => frame(16 + n, 4.3)),
    );
    await vigie.alarm('station-water', 'water-local-level', { state: 'closed', closed: iso(at(16)) });

    const rise = await vigie.figures('station-water', 'water-rise', { from: iso(at(-1)) });
    expect(rise.find(({ end }) => Math.abs(Date.parse(end) - at(1)) <= 1)?.value).toBeCloseTo(31.8 * 4, 6);
    const fast = await vigie.alarm('station-water', 'water-fast-rise', { level: 2 });
    expect(Date.parse(fast.opened) - at(2)).toBeLessThanOrEqual(1);
    expect(fast.priority).toBe('critical');

    const [hour] = await vigie.figures('station-water', 'water-stage-hour', { from: iso(at(0)) });
    expect(hour).toMatchObject({ coverage: 1, completeness: 'good' });
    expect(hour?.value).toBeCloseTo((4.232 + 4.55 + 4.6 + 4.85) / 4, 9);
    const [point] = await vigie.series(stages[0]?.datastream ?? 0, { from: iso(at(0)), to: iso(at(4)), grain: 'hour' });
    expect(point).toMatchObject({ time: iso(at(0)), value: expect.closeTo(4.558, 9), flag: 1, coverage: 1 });

    const { page, rows } = await publicStation('water');
    expect(page).toMatch(/4,30\sm/);
    expect(crossedOn(page)).toEqual([]);
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({ quantity: 'stage', unit: 'm', quality: 'good' });
    expect(Number(rows[0]?.['value'])).toBeCloseTo(4.232, 9);
  });

  test('noise: LAeq, hour, Lden, nights, noisy nights', { timeout: 240_000 }, async () => {
    const start = Date.parse('2026-03-07T11:00:00Z'); // noon in Marseille
    const at = (quarter: number) => start + quarter * QUARTER;
    const localHour = (quarter: number) => (12 + Math.floor(quarter / 4)) % 24;
    const isNight = (quarter: number) => localHour(quarter) >= 22 || localHour(quarter) < 6;
    const levelOf = (quarter: number) => {
      if (quarter === 0) return 47.4;
      // a street never holds its level to the tenth of a decibel: one that does is judged stuck
      const sway = [2, 0, -2, 0][quarter % 4] ?? 0;
      return ((isNight(quarter) ? (quarter < 3 * 96 ? 660 : 550) : 600) + sway) / 10;
    };
    const meanOf = (levels: readonly number[]) =>
      10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length);
    const [loud, calm] = [meanOf([66.2, 66, 65.8, 66]), meanOf([55.2, 55, 54.8, 55])];
    const frame = (quarter: number) => {
      // said at the end of the quarter of an hour it tells of
      if (quarter === 0) return message('noise', at(1), vector('noise', 'milesight-ws302', 'Ordinary frame'));
      const laeq = levelOf(quarter);
      return message('noise', at(quarter + 1), {
        port: noiseSimulator.port,
        bytes: noiseSimulator.encode({ laeq, lafmax: laeq + 8, laf: laeq - 1 }, POWER),
      });
    };
    await build({ pack: 'noise', model: 'milesight-ws302', type: 'noiseMast', properties: { microphoneHeight: 4 } });
    await send('noise', range(3 * 96).map(frame));
    const [first] = await valuesOf('noise', 'LAeq');
    expect(first).toMatchObject({
      raw: 47.4,
      flag: 1,
      adjusted: 47.4,
      unit: 'dB[SPL]',
      codec: { id: 'milesight-ws302' },
    });

    const opened = iso(at(3 * 96));
    const alarm = await vigie.alarm('station-noise', 'noise-night-level', { opened });
    expect(alarm).toMatchObject({ level: 1, priority: 'medium', threshold: 62, state: 'active-unacknowledged' });
    expect(alarm.value).toBeCloseTo(loud, 9);
    await vigie.acknowledge(alarm);
    await send(
      'noise',
      range(96).map((n) => frame(3 * 96 + n)),
    );
    // the figures of the whole nights: the first of them began at the first frame
    await vigie.figures('station-noise', 'noise-lnight', { from: opened });
    const nights = await vigie.figures('station-noise', 'noise-lnight', { from: iso(at(0)) });
    expect(nights.slice(0, 4).map(({ value }) => value)).toEqual(
      [loud, loud, loud, calm].map((value) => expect.closeTo(value, 9)),
    );
    expect(await vigie.alarms('station-noise', 'noise-night-level')).toMatchObject([{ state: 'active-acknowledged' }]);
    await send(
      'noise',
      range(96).map((n) => frame(4 * 96 + n)),
    );
    await vigie.alarm('station-noise', 'noise-night-level', { state: 'closed', closed: iso(at(5 * 96)) });

    const midnight = 48; // of 8 March
    const [lden] = (await vigie.figures('station-noise', 'noise-lden-day', { from: iso(at(midnight)) })).filter(
      ({ start: from }) => from === iso(at(midnight)),
    );
    const day = range(96).map((n) => ({
      level: levelOf(midnight + n),
      duration: QUARTER,
      hour: localHour(midnight + n),
    }));
    expect(lden).toMatchObject({ coverage: 1, completeness: 'good' });
    expect(lden?.value).toBeCloseTo(ldenOf(day) ?? 0, 6);
    const [hour] = await vigie.figures('station-noise', 'noise-laeq-hour', { from: iso(at(0)) });
    // by energy: three quarters at 60 dB outweigh one at 47.4
    expect(hour?.value).toBeCloseTo(meanOf(range(4).map(levelOf)), 6);
    const datastream = first?.datastream ?? 0;
    expect(await rolledUp(datastream, at(0))).toBe(4);

    const { page, rows } = await publicStation('noise');
    expect(page).toMatch(/60,0\sdB\(A\)/);
    expect(page).toContain('Niveau de la nuit');
    expect(rows.at(-1)).toMatchObject({ quantity: 'LAeq', value: '60', flag: '1', quality: 'good' });
  });

  test('mobility: passages, hour, day, a day without anybody', { timeout: 240_000 }, async () => {
    const start = Date.parse('2026-03-08T23:00:00Z'); // midnight in Marseille
    const at = (quarter: number) => start + quarter * QUARTER;
    const real = vector('mobility', 'parametric-pcr2', 'Ordinary frame');
    const frame = (quarter: number, passages = 0) =>
      message('mobility', at(quarter + 1), {
        port: mobilitySimulator.port,
        bytes: mobilitySimulator.encodeCounter(
          { forth: passages, back: passages, forthSum: 3, backSum: 4, temperature: 12 },
          { battery: 100, volts: 7.2 },
        ),
      });
    await build({ pack: 'mobility', model: 'parametric-pcr2', type: 'counter', properties: { mobilityType: 'vélo' } });
    await send(
      'mobility',
      range(96).map((n) => frame(n)),
    );
    const [zero] = await valuesOf('mobility', 'count');
    expect(zero).toMatchObject({ raw: 0, adjusted: 0, flag: 1 });
    const midnight = iso(at(96));
    const alarm = await vigie.alarm('station-mobility', 'mobility-no-passage', { opened: midnight });
    expect(alarm).toMatchObject({ state: 'active-unacknowledged', priority: 'low', value: 0 });
    await vigie.acknowledge(alarm);

    // the real frame alone: one passage one way, two the other. One is within the hysteresis
    await send(
      'mobility',
      range(96).map((n) => (n === 40 ? message('mobility', at(96 + n + 1), real) : frame(96 + n))),
    );
    const days = await vigie.figures('station-mobility', 'mobility-daily', { from: midnight, series: 2 });
    expect(days.filter(({ start: from }) => from === midnight).map(({ value }) => value)).toEqual([1, 2]);
    const [empty] = await vigie.figures('station-mobility', 'mobility-daily', { from: iso(at(0)), series: 2 });
    expect(empty).toMatchObject({ value: 0, coverage: 1, completeness: 'good', end: midnight });
    const hours = await vigie.figures('station-mobility', 'mobility-hourly', { from: iso(at(136)), series: 2 });
    expect(hours.filter(({ start: from }) => from === iso(at(136))).map(({ value }) => value)).toEqual([1, 2]);
    expect(await vigie.alarms('station-mobility', 'mobility-no-passage')).toMatchObject([{ opened: midnight }]);
    expect((await vigie.alarms('station-mobility', 'mobility-no-passage'))[0]?.closed).toBeUndefined();

    await send(
      'mobility',
      // never the same count a day long: that would be judged stuck
      range(96).map((n) => frame(192 + n, n % 2 === 0 ? 5 : 6)),
    );
    await vigie.alarm('station-mobility', 'mobility-no-passage', { state: 'closed', closed: iso(at(288)) });
    const sums = await vigie.series(zero?.datastream ?? 0, { from: iso(at(0)), to: iso(at(288)), grain: 'day' });
    expect(sums.map(({ value }) => value)).toEqual([0, 1, 528]);

    const { page, rows } = await publicStation('mobility');
    expect(page).toContain('Passages du jour');
    expect(page).toMatch(/>\s*6\spassages/);
    expect(rows).toHaveLength(288);
    expect(rows[0]).toMatchObject({ quantity: 'count', value: '0', quality: 'good' });
  });

  test('lighting: meter, energy of the night, cabinet door', { timeout: 180_000 }, async () => {
    const start = Date.parse('2026-03-11T11:00:00Z'); // noon in Marseille
    const at = (quarter: number) => start + quarter * QUARTER;
    const frame = (quarter: number, doorOpen = false) =>
      message('lighting', at(quarter), {
        port: CABINET_FRAME.port,
        bytes: CABINET_FRAME.encode({
          on: true,
          power: 1000,
          energy: quarter === 0 ? 4998 : 5000 + ((quarter - 4) * 20) / 92,
          voltage: 230,
          doorOpen,
        }),
      });
    const real = vector('lighting', 'milesight-uc300', 'Cabinet: door open, meter as floats');
    await build({
      pack: 'lighting',
      model: 'milesight-uc300',
      type: 'cabinet',
      properties: { installedPower: 2000, lampCount: 20 },
    });
    await send('lighting', [frame(0), message('lighting', at(4), real)]);
    expect(await valuesOf('lighting', 'activePower')).toMatchObject([
      { raw: 1000 },
      { raw: 2000, adjusted: 2000, unit: 'W', flag: 1 },
    ]);
    expect(await valuesOf('lighting', 'doorOpen')).toMatchObject([{ raw: 0 }, { raw: 1, adjusted: 1 }]);
    const door = await vigie.alarm('station-lighting', 'lighting-cabinet-door', { opened: iso(at(4)) });
    expect(door).toMatchObject({ priority: 'high', state: 'active-unacknowledged' });
    await vigie.acknowledge(door);
    await send('lighting', [frame(5, true)]);
    expect(await vigie.alarms('station-lighting', 'lighting-cabinet-door')).toMatchObject([
      { state: 'active-acknowledged' },
    ]);
    await send(
      'lighting',
      range(91).map((n) => frame(6 + n)),
    );
    await vigie.alarm('station-lighting', 'lighting-cabinet-door', { state: 'closed', closed: iso(at(6)) });

    const [night] = await vigie.figures('station-lighting', 'lighting-energy-night', { from: iso(at(0)) });
    expect(night).toMatchObject({ end: iso(at(96)), coverage: 1, completeness: 'good' });
    expect(night?.value).toBeCloseTo(22, 6);
    const [power] = await valuesOf('lighting', 'activePower');
    const hours = await vigie.series(power?.datastream ?? 0, { from: iso(at(4)), to: iso(at(12)), grain: 'hour' });
    expect(hours.map(({ value }) => value)).toEqual([expect.closeTo(1250, 6), expect.closeTo(1000, 6)]);

    const { page, rows } = await publicStation('lighting');
    expect(page).toContain('Énergie de la nuit');
    expect(page).toMatch(/22,00\skWh/);
    // who opens a cabinet is no business of a public page
    expect(page).not.toContain('Porte');
    expect(rows.length).toBeGreaterThan(90);
  });
});
