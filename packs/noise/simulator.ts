import { MINUTE, normal, uniform } from '@vigie/kit';
import type { Instant, Interval, PowerState, SimulatedMoment, SimulatorModel } from '@vigie/kit';

/** A street that makes noise. Levels are LAeq in dB(A). */
export interface SimulatedStreet {
  readonly seed: number;
  readonly day: number;
  readonly evening: number;
  readonly night: number;
  /** 0–1: how full the terraces are at night. */
  readonly nightLife: number;
  /** Concerts in the street. */
  readonly festivals: readonly Interval[];
}

/** dB(A): equivalent, maximal and instant level of the last quarter of an hour. */
export interface NoiseValues {
  readonly laeq: number;
  readonly lafmax: number;
  readonly laf: number;
}

// Distance in dB of each local hour to the level of its period (6–18, 18–22, 22–6): traffic dies after one, wakes at five.
const HOURLY = [
  1.5, 0, -1.5, -2.5, -2, 0.5, -2, 0.5, 1.2, 0.6, 0, 0, 0.3, 0.2, -0.2, 0, 0.5, 1, 1.2, 0.5, -0.3, -1.2, 2.8, 2,
];
/** A passing ambulance, a horn, works: in one quarter of an hour out of twelve. */
const EVENT_SHARE = 1 / 12;
/** Microphone floor and ceiling of the meter, dB(A). */
const FLOOR = 30;
const CEILING = 130;

/** Street noise: rhythm of the day and of the week, terraces, events, rain on the tarmac, wind in the microphone, concerts. */
export const noiseSimulator: SimulatorModel<SimulatedStreet, NoiseValues> = {
  device: 'milesight-ws302',
  port: 85,
  values(street, moment) {
    const slot = Math.floor(moment.time / (15 * MINUTE));
    const laeq = bounded(
      energySum([traffic(street, moment), ...extras(street, moment, slot)]) + 0.7 * normal(street.seed, slot),
    );
    const lafmax = bounded(laeq + 7 + 9 * uniform(street.seed, slot, 1) + (isEvent(street, slot) ? 6 : 0));
    return { laeq, lafmax, laf: Math.min(lafmax, bounded(laeq - 2 + 2.5 * normal(street.seed, slot, 2))) };
  },
  encode: encodeWs302,
};

function traffic(street: SimulatedStreet, moment: SimulatedMoment): number {
  const hour = Math.floor(moment.hour);
  const share = moment.hour - hour;
  const now = hourLevel(street, hour);
  const rest = now + share * (hourLevel(street, (hour + 1) % 24) - now);
  const quiet = moment.weekday === 7 || moment.publicHoliday ? 2.4 : moment.weekday === 6 ? 1 : 0;
  return rest - quiet - (moment.schoolHoliday ? 0.6 : 0);
}

function hourLevel({ day, evening, night }: SimulatedStreet, hour: number): number {
  const period = hour < 6 || hour >= 22 ? night : hour < 18 ? day : evening;
  return period + (HOURLY[hour] ?? 0);
}

function extras(street: SimulatedStreet, moment: SimulatedMoment, slot: number): readonly number[] {
  const levels = [terraces(street, moment)];
  if (moment.rain > 0.2) levels.push(50 + 6 * Math.log10(1 + moment.rain));
  if (moment.wind > 8) levels.push(44 + 1.2 * (moment.wind - 8));
  if (isEvent(street, slot)) levels.push(street.day - 3 + 8 * uniform(street.seed, slot, 4));
  if (street.festivals.some((festival) => inside(festival, moment.time)))
    levels.push(86 + 3 * normal(street.seed, slot, 5));
  return levels;
}

/** Voices until two in the morning, from Thursday to Saturday most of all. */
function terraces({ nightLife, evening }: SimulatedStreet, { hour, weekday, month, rain }: SimulatedMoment): number {
  const open = hour >= 18 || hour < 2;
  if (!open || nightLife === 0 || rain > 1) return 0;
  const eve = hour < 2 ? (weekday + 5) % 7 : weekday - 1;
  const lively = eve >= 3 && eve <= 5 ? 0 : -5;
  const season = month >= 5 && month <= 9 ? 0 : -4;
  return evening - 4 + lively + season + 10 * Math.log10(nightLife);
}

function isEvent(street: SimulatedStreet, slot: number): boolean {
  return uniform(street.seed, slot, 3) < EVENT_SHARE;
}

/** Levels add by energy. */
function energySum(levels: readonly number[]): number {
  return 10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0));
}

function inside({ start, end }: Interval, time: Instant): boolean {
  return time >= start && time < end;
}

function bounded(level: number): number {
  return Math.min(CEILING, Math.max(FLOOR, level));
}

/** Milesight WS302: battery, then weighting (05: A) and LAF, LAeq, LAFmax in tenths of dB, low byte first. */
function encodeWs302({ laf, laeq, lafmax }: NoiseValues, { battery }: PowerState): Uint8Array {
  const levels = [laf, laeq, lafmax].map((level) => Math.round(level * 10));
  const low = levels.flatMap((level) => [level & 0xff, level >> 8]);
  return Uint8Array.from([0x01, 0x75, Math.round(battery), 0x05, 0x5b, 0x05, ...low]);
}
