import { MINUTE, fork, poisson, uniform } from '@vigie/kit';
import type { PowerState, SimulatedMoment, SimulatorModel } from '@vigie/kit';

/** A way people pass. */
export interface SimulatedWay {
  readonly seed: number;
  readonly mode: 'bike' | 'pedestrian';
  /** Passages of a dry working day in May, both directions. */
  readonly daily: number;
  /** 0: leisure only; 1: commuters only. */
  readonly commuting: number;
}

/** Passages of the last quarter of an hour in each direction. */
export interface PassageValues {
  readonly forth: number;
  readonly back: number;
  /** °C in the housing. */
  readonly temperature: number;
}

/** Counts since power-up, wrapped at 65 536 as the radar keeps them. */
export interface CounterFrame extends PassageValues {
  readonly forthSum: number;
  readonly backSum: number;
}

// Shares of the day's passages by local hour, in thousandths: to work and back, or a walk.
const TO_WORK = [3, 1, 1, 1, 2, 9, 38, 112, 135, 62, 38, 36, 44, 42, 42, 48, 74, 122, 96, 48, 22, 12, 8, 4];
const LEISURE = [6, 3, 2, 1, 1, 3, 8, 16, 30, 54, 78, 84, 66, 58, 74, 92, 98, 92, 76, 58, 42, 30, 18, 10];
const BIKE_MONTHS = [0.66, 0.7, 0.86, 0.98, 1, 1.06, 1.02, 0.88, 1.08, 0.98, 0.78, 0.64];
const WALK_MONTHS = [0.86, 0.86, 0.94, 1, 1, 1.02, 1.08, 1.04, 1, 0.98, 0.94, 1.14];

/** Passages by hour, weekday, holiday and weather. Nobody at four in the morning is a measured zero. */
export const mobilitySimulator: SimulatorModel<SimulatedWay, PassageValues> & {
  readonly encodeCounter: (frame: CounterFrame, power: PowerState) => Uint8Array;
} = {
  device: 'parametric-pcr2',
  port: 14,
  values(way, moment) {
    const slot = Math.floor(moment.time / (15 * MINUTE));
    const both = expected(way, moment);
    const forth = forthShare(way, moment);
    return {
      forth: poisson(both * forth, way.seed, slot),
      back: poisson(both * (1 - forth), fork(way.seed, 1), slot),
      temperature: moment.airTemperature + 2,
    };
  },
  encode: (values, power) => encodePcr2({ ...values, forthSum: 0, backSum: 0 }, power),
  encodeCounter: encodePcr2,
};

/** Passages expected in the quarter of an hour that begins at the moment. */
function expected(way: SimulatedWay, moment: SimulatedMoment): number {
  const off = moment.weekday >= 6 || moment.publicHoliday;
  const hour = Math.floor(moment.hour);
  const work = off ? 0.12 : moment.schoolHoliday ? 0.72 : 1;
  const leisure = off ? 1.5 : moment.schoolHoliday ? 1.15 : 0.75;
  const thousandths =
    way.commuting * work * (TO_WORK[hour] ?? 0) + (1 - way.commuting) * leisure * (LEISURE[hour] ?? 0);
  const months = way.mode === 'bike' ? BIKE_MONTHS : WALK_MONTHS;
  const day = 0.9 + 0.2 * uniform(way.seed, moment.day, 2);
  return ((way.daily * thousandths) / 4000) * (months[moment.month - 1] ?? 1) * weather(way, moment) * day;
}

/** Rain, mistral, heat and frost keep people at home, cyclists more than walkers. */
function weather({ mode }: SimulatedWay, { rain, wind, airTemperature }: SimulatedMoment): number {
  const shy = mode === 'bike' ? 1 : 0.6;
  const wet = rain > 0 ? 1 - shy * Math.min(0.75, 0.3 + 0.1 * rain) : 1;
  const windy = wind > 9 ? 1 - shy * Math.min(0.4, 0.04 * (wind - 9)) : 1;
  const uneasy = airTemperature > 33 || airTemperature < 2 ? 1 - 0.25 * shy : 1;
  return wet * windy * uneasy;
}

/** In the morning most go one way, in the evening they come back. */
function forthShare({ commuting }: SimulatedWay, { hour }: SimulatedMoment): number {
  const tide = hour < 12 ? 1 : -1;
  return 0.5 + 0.22 * commuting * tide * Math.min(1, Math.abs(hour - 12) / 4);
}

/** Parametric PCR2 extended V4: both directions since the last frame, both sums, charger, temperature; high byte first. */
function encodePcr2(frame: CounterFrame, { volts }: PowerState): Uint8Array {
  const words = [frame.forth, frame.back, frame.forthSum, frame.backSum, volts * 1000, 3300, frame.temperature * 10];
  return Uint8Array.from([
    0xbe,
    0x01,
    0x04,
    ...words.flatMap((word) => [(Math.round(word) >> 8) & 0xff, Math.round(word) & 0xff]),
  ]);
}
