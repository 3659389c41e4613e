import { DAY, HOUR, normal, uniform } from '@vigie/kit';
import type { Instant, Interval, PowerState, SimulatedMoment, SimulatorModel } from '@vigie/kit';

/** A container people fill and a round empties. */
export interface SimulatedContainer {
  readonly seed: number;
  /** Days between two rounds. */
  readonly roundEvery: number;
  /** Local day number of one of the rounds. */
  readonly roundDay: number;
  /** Local hour the lorry comes. */
  readonly roundHour: number;
  /** Fill in percent the container usually reaches by the round. */
  readonly usualFill: number;
  /** Share of the week's waste by day, Monday first; mean 1. */
  readonly week: readonly number[];
  /** Millimetres from the sensor to the content of an empty and of a full container. */
  readonly empty: number;
  readonly full: number;
  /** While the lorry cannot come: works, a car in the way, a strike. */
  readonly blocked: readonly Interval[];
  /** While the container lies on its side. */
  readonly knockedOver: readonly Interval[];
}

export interface ContainerValues {
  /** Percent; above 100 when waste stands over the mark. */
  readonly fill: number;
  /** Millimetres. */
  readonly distance: number;
  /** °C inside. */
  readonly temperature: number;
  readonly tilted: boolean;
  readonly validSamples: number;
}

/** One round in twenty-five does not happen. */
const MISSED_SHARE = 0.04;
/** Rounds looked back for the last one that took place. */
const LOOK_BACK = 8;
/** The pile cannot rise above the opening: percent. */
const BRIM = 118;
/** Spread of an echo on waste, mm. */
const ECHO_NOISE = 7;
/** Share of a day's waste brought before each local hour. */
const BROUGHT = [
  0, 0.005, 0.008, 0.01, 0.012, 0.015, 0.02, 0.04, 0.09, 0.16, 0.24, 0.33, 0.42, 0.48, 0.53, 0.58, 0.64, 0.71, 0.79,
  0.87, 0.93, 0.965, 0.985, 0.995, 1,
];

/** Fill grows with the days of the week and falls at the rounds; an ultrasonic sensor looks down on it. */
export const wasteSimulator: SimulatorModel<SimulatedContainer, ContainerValues> = {
  device: 'milesight-em400-mud',
  port: 85,
  values(container, moment) {
    const fill = fillAt(container, moment);
    const slot = Math.floor(moment.time / HOUR);
    const span = container.empty - container.full;
    const echo = container.empty - (fill / 100) * span + ECHO_NOISE * normal(container.seed, slot, 1);
    const tilted = container.knockedOver.some(({ start, end }) => moment.time >= start && moment.time < end);
    return {
      fill,
      distance: Math.max(30, Math.round(tilted ? container.empty * 0.35 : echo)),
      temperature: moment.airTemperature + sunOnMetal(moment) + 0.4 * normal(container.seed, slot, 2),
      tilted,
      validSamples: uniform(container.seed, slot, 3) < 0.02 ? 1 : 3 + Math.floor(3 * uniform(container.seed, slot, 4)),
    };
  },
  encode: encodeEm400,
};

/** The same container under another maker's sensor, which also tells how many echoes agreed. */
export const echoCountSimulator: SimulatorModel<SimulatedContainer, ContainerValues> = {
  device: 'decentlab-dl-mbx',
  port: 1,
  values: wasteSimulator.values,
  encode: ({ distance, validSamples }, { volts }) =>
    Uint8Array.from([
      2,
      0x01,
      0x2f,
      0,
      3,
      ...highFirst(distance),
      ...highFirst(validSamples),
      ...highFirst(Math.round(volts * 1000)),
    ]),
};

/** Percent of the container in use, between the last round that took place and now. */
function fillAt(container: SimulatedContainer, moment: SimulatedMoment): number {
  const { day, hour } = lastRound(container, moment);
  const residue = 2 + 4 * uniform(container.seed, day, 5);
  const mood = 0.82 + 0.36 * uniform(container.seed, day, 6);
  const perDay = (container.usualFill / container.roundEvery) * mood;
  let brought = brought24(container, moment.day, brought1(moment.hour)) - brought24(container, day, brought1(hour));
  for (let d = day; d < moment.day; d += 1) brought += brought24(container, d, 1);
  return Math.min(BRIM, residue + perDay * brought);
}

/** Waste of a day, in ordinary days, up to a share of that day. */
function brought24(container: SimulatedContainer, day: number, share: number): number {
  // 1970-01-01 was a Thursday
  const weekday = (day + 3) % 7;
  return (container.week[weekday] ?? 1) * share;
}

function brought1(hour: number): number {
  const whole = Math.floor(hour);
  const before = BROUGHT[whole] ?? 1;
  return before + (hour - whole) * ((BROUGHT[whole + 1] ?? 1) - before);
}

interface LocalHour {
  readonly day: number;
  readonly hour: number;
}

function lastRound(container: SimulatedContainer, { day, hour, time }: SimulatedMoment): LocalHour {
  const { roundEvery, roundDay, roundHour } = container;
  let round = Math.floor((day - roundDay) / roundEvery);
  if (roundDay + round * roundEvery === day && hour < roundHour) round -= 1;
  const oldest = round - LOOK_BACK;
  const when = (n: number): Instant => time - (day - (roundDay + n * roundEvery)) * DAY - (hour - roundHour) * HOUR;
  while (round > oldest && !tookPlace(container, round, when(round))) round -= 1;
  return { day: roundDay + round * roundEvery, hour: roundHour };
}

function tookPlace(container: SimulatedContainer, round: number, time: Instant): boolean {
  if (container.blocked.some(({ start, end }) => time >= start && time < end)) return false;
  return uniform(container.seed, round, 7) >= MISSED_SHARE;
}

/** Degrees a steel column takes in the sun. */
function sunOnMetal({ hour, month, rain }: SimulatedMoment): number {
  if (rain > 0 || hour < 8 || hour > 19) return 0;
  const height = Math.sin(((hour - 8) / 11) * Math.PI);
  return height * (month >= 4 && month <= 9 ? 11 : 5);
}

/** Milesight EM400-MUD: battery, temperature in tenths, distance in mm, position; low byte first. */
function encodeEm400(values: ContainerValues, { battery }: PowerState): Uint8Array {
  const tenths = Math.round(values.temperature * 10) & 0xffff;
  const { distance } = values;
  return Uint8Array.from([
    0x01,
    0x75,
    Math.round(battery),
    0x03,
    0x67,
    ...lowFirst(tenths),
    0x04,
    0x82,
    ...lowFirst(distance),
    0x05,
    0x00,
    values.tilted ? 1 : 0,
  ]);
}

function lowFirst(value: number): readonly [number, number] {
  return [value & 0xff, value >> 8];
}

function highFirst(value: number): readonly [number, number] {
  return [value >> 8, value & 0xff];
}
