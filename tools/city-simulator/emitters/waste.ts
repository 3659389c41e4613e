import { DAY, HOUR, fork, uniform } from '@vigie/kit';
import type { Interval } from '@vigie/kit';
import { decentlabDlMbx } from '../../../packs/waste/devices/decentlab-dl-mbx/model.ts';
import { milesightEm400Mud } from '../../../packs/waste/devices/milesight-em400-mud/model.ts';
import { echoCountSimulator, wasteSimulator } from '../../../packs/waste/simulator.ts';
import type { SimulatedContainer } from '../../../packs/waste/simulator.ts';
import { devEui, periodic } from '../emitter.ts';
import type { Emitter } from '../emitter.ts';
import { linkOf } from '../gateways.ts';
import { localDayNumber } from '../local-day.ts';
import { DROP_OFF_POINTS } from '../places/drop-off-points.ts';
import type { DropOffPoint, WasteStream } from '../places/drop-off-points.ts';
import { batteryOf, powerAt } from '../power.ts';
import { registrationOf } from '../registration.ts';
import type { Asset } from '../registration.ts';
import type { Scenario } from '../scenario.ts';

const PERIOD = 2 * HOUR;

interface StreamHabits {
  readonly label: string;
  readonly roundEvery: number;
  /** Monday first. */
  readonly week: readonly number[];
  /** Cubic metres of the container, millimetres from the sensor to the content of an empty and of a full one. */
  readonly volume: number;
  readonly empty: number;
  readonly full: number;
}

// Glass after the weekend's meals, packaging and residual waste all week, paper on Saturday.
const HABITS: Readonly<Record<WasteStream, StreamHabits>> = {
  verre: {
    label: 'verre',
    roundEvery: 12,
    week: [1.5, 0.8, 0.75, 0.8, 0.85, 1, 1.3],
    volume: 4,
    empty: 2000,
    full: 400,
  },
  emballages: {
    label: 'emballages',
    roundEvery: 4,
    week: [1.1, 0.95, 0.95, 0.95, 0.95, 1.1, 1],
    volume: 4,
    empty: 2100,
    full: 420,
  },
  papiers: {
    label: 'papiers',
    roundEvery: 14,
    week: [0.9, 0.85, 0.9, 0.9, 0.95, 1.5, 1],
    volume: 4,
    empty: 2050,
    full: 400,
  },
  omr: {
    label: 'ordures ménagères',
    roundEvery: 3,
    week: [1.15, 1, 0.95, 0.95, 1, 1, 0.95],
    volume: 5,
    empty: 2450,
    full: 450,
  },
};

/** Points the lorry cannot reach today, by index: full or overflowing now. */
const BLOCKED_NOW: ReadonlySet<number> = new Set([1, 18, 42]);
const SILENT_NOW = 57;
const STUCK_NOW = 33;
const KNOCKED_OVER = 76;
/** One point in six has the other maker's sensor. */
const OTHER_MAKER_EVERY = 6;

export function wasteEmitters(scenario: Scenario): readonly Emitter[] {
  return DROP_OFF_POINTS.map((point, index) => wasteEmitter(scenario, point, index));
}

function containerOf(scenario: Scenario, { stream }: DropOffPoint, index: number): SimulatedContainer {
  const { now } = scenario;
  const habits = HABITS[stream];
  const seed = fork(scenario.seed, 2000 + index);
  const blocked = BLOCKED_NOW.has(index);
  const usualFill = blocked ? 92 : 42 + 42 * uniform(seed, 1);
  return {
    seed,
    roundEvery: habits.roundEvery,
    roundDay: localDayNumber(now) - Math.floor(habits.roundEvery * uniform(seed, 2)),
    // the lorry comes between six and noon
    roundHour: 6 + 6 * uniform(seed, 3),
    usualFill,
    week: habits.week,
    empty: habits.empty,
    full: habits.full,
    blocked: blocked ? [{ start: now - 1.45 * habits.roundEvery * DAY, end: now + 1.2 * DAY }] : [],
    knockedOver: index === KNOCKED_OVER ? [{ start: now - 3 * DAY, end: now - 2.4 * DAY }] : [],
  };
}

function wasteEmitter(scenario: Scenario, point: DropOffPoint, index: number): Emitter {
  const container = containerOf(scenario, point, index);
  const { seed } = container;
  const other = index % OTHER_MAKER_EVERY === OTHER_MAKER_EVERY - 1;
  const simulator = other ? echoCountSimulator : wasteSimulator;
  const battery = batteryOf(seed, scenario.now);
  const key = other ? devEui('70b3d57ba000', 0x3000 + index) : devEui('24e124713d', 0x20_0001 + index * 3);
  const name = `Remplissage ${point.name}`;
  const connector = 'chirpstack-metropole';
  const asset = assetOf(point);
  return {
    key,
    name,
    seed,
    connector,
    link: linkOf(point),
    port: simulator.port,
    registration: registrationOf(other ? decentlabDlMbx : milesightEm400Mud, {
      id: key,
      connector,
      name,
      asset,
      place: point,
      period: PERIOD / 1000,
    }),
    silences: index === SILENT_NOW ? [{ start: scenario.now - 2.5 * DAY, end: scenario.now + 2 * DAY }] : [],
    stuck: stuckOf(scenario, index),
    clockErrors: [],
    ...periodic({ seed, period: PERIOD, phase: Math.floor(uniform(seed, 4) * PERIOD) }),
    bytes: (time) => simulator.encode(simulator.values(container, scenario.sky.moment(time)), powerAt(battery, time)),
  };
}

function stuckOf({ now }: Scenario, index: number): readonly Interval[] {
  return index === STUCK_NOW ? [{ start: now - 4 * DAY, end: now + DAY }] : [];
}

function assetOf({ key, name, commune, stream }: DropOffPoint): Asset {
  const { label, volume, empty, full } = HABITS[stream];
  return {
    type: 'container',
    domain: 'waste',
    key,
    name: `${name} (${label})`,
    commune,
    properties: { stream, volume, dEmpty: empty, dFull: full },
  };
}
