import { HOUR, MINUTE, civilDate, levelAt, localTimeOfDay, nightSegments, normal, uniform } from '@vigie/kit';
import type { GeoPoint, Instant, Interval, LightSegment, NightProgramme } from '@vigie/kit';

/** One light point. */
export interface SimulatedLamp {
  readonly seed: number;
  /** Watts at full light. */
  readonly wattage: number;
  /** While it gives no light. */
  readonly failures: readonly Interval[];
  /** While its driver does not dim. */
  readonly notDimming: readonly Interval[];
}

/** A cabinet and what it feeds. */
export interface SimulatedCabinet {
  readonly seed: number;
  readonly lamps: readonly SimulatedLamp[];
  /** While someone stands before the open door. */
  readonly doorOpen: readonly Interval[];
}

export interface LampValues {
  readonly on: boolean;
  readonly power: number;
  readonly voltage: number;
  /** Wh since commissioning. */
  readonly energy: number;
}

export interface CabinetValues {
  readonly on: boolean;
  readonly power: number;
  /** kWh since commissioning. */
  readonly energy: number;
  readonly voltage: number;
  readonly doorOpen: boolean;
}

/** Ten minutes after sunset to ten minutes before sunrise; half of the light from midnight, 30 % from half past one to five. */
export const STREET_PROGRAMME: NightProgramme = {
  sunsetOffset: 10,
  sunriseOffset: -10,
  level: 100,
  steps: [
    { minute: 0, level: 50 },
    { minute: 90, level: 30 },
    { minute: 5 * 60, level: 50 },
  ],
};

/** Watts a dark lamp's driver takes. */
const STANDBY = 0.5;
/** Losses of the cables, share of the power. */
const CABLE_LOSS = 0.03;
const MAINS = 231;

/** What the programme commands during the night that begins on a day (days since 1970-01-01). */
export function nightOf(day: number, place: GeoPoint): readonly LightSegment[] {
  return nightSegments({ date: civilDate(day), place, programme: STREET_PROGRAMME });
}

/** Watts of a lamp at a level in percent: a driver's losses make half of the light cost a little more than half. */
export function lampPower(lamp: SimulatedLamp, level: number, time: Instant): number {
  if (level === 0 || within(lamp.failures, time)) return STANDBY;
  const given = within(lamp.notDimming, time) ? 100 : level;
  return lamp.wattage * (0.035 + (0.965 * given) / 100);
}

/** Watts at the meter of a cabinet. Never negative, so that its energy never falls. */
export function cabinetPower(cabinet: SimulatedCabinet, level: number, time: Instant): number {
  const lamps = cabinet.lamps.reduce((sum, lamp) => sum + lampPower(lamp, level, time), 0);
  return lamps * (1 + CABLE_LOSS);
}

/** Mains voltage: sags a little in the evening peak. */
export function voltageAt(seed: number, time: Instant): number {
  const hour = localTimeOfDay(time) / HOUR;
  const evening = Math.exp(-(((hour - 19.5) / 2) ** 2));
  return MAINS - 4 * evening + 0.8 * normal(seed, Math.floor(time / (15 * MINUTE)));
}

export function lampValues(
  lamp: SimulatedLamp,
  at: { time: Instant; night: readonly LightSegment[]; energy: number },
): LampValues {
  const level = levelAt(at.night, at.time);
  const slot = Math.floor(at.time / (15 * MINUTE));
  return {
    on: level > 0,
    power: Math.max(0, lampPower(lamp, level, at.time) * (1 + 0.01 * normal(lamp.seed, slot, 1))),
    voltage: voltageAt(lamp.seed, at.time),
    energy: at.energy,
  };
}

export function cabinetValues(
  cabinet: SimulatedCabinet,
  at: { time: Instant; night: readonly LightSegment[]; energy: number },
): CabinetValues {
  const level = levelAt(at.night, at.time);
  const meterNoise = 1 + 0.004 * (uniform(cabinet.seed, Math.floor(at.time / MINUTE), 2) - 0.5);
  return {
    on: level > 0,
    power: cabinetPower(cabinet, level, at.time) * meterNoise,
    energy: at.energy,
    voltage: voltageAt(cabinet.seed, at.time),
    doorOpen: within(cabinet.doorOpen, at.time),
  };
}

/** Milesight WS558: voltage, power, power factor, energy in Wh, current in mA, switch 1; low byte first. */
export const LAMP_FRAME = {
  device: 'milesight-ws558',
  port: 85,
  encode({ on, power, voltage, energy }: LampValues): Uint8Array {
    const factor = on ? 0.95 : 0.4;
    const milliamps = (power / voltage / factor) * 1000;
    const parts = [
      [0x08, 0x31, 0x00, on ? 1 : 0, 0x05, 0x81, Math.round(factor * 100)],
      [0x07, 0xc9, ...low(milliamps, 2)],
      [0x03, 0x74, ...low(voltage * 10, 2)],
      [0x06, 0x83, ...low(energy, 4)],
      [0x04, 0x80, ...low(power, 4)],
    ];
    return Uint8Array.from(parts.flat());
  },
};

/** Milesight UC300: meter on RS-485 as four floats (W, kWh, V, A), then door, supply and contactor. */
export const CABINET_FRAME = {
  device: 'milesight-uc300',
  port: 85,
  encode({ on, power, energy, voltage, doorOpen }: CabinetValues): Uint8Array {
    const meter = [power, energy, voltage, power / voltage / 0.95].flatMap((value, channel) => {
      const head = [0xff, 0x19, channel, 4, 5];
      return head.concat(float(value));
    });
    return Uint8Array.from([...meter, 0x03, 0x00, doorOpen ? 1 : 0, 0x04, 0x00, 0, 0x07, 0x01, on ? 1 : 0]);
  },
};

function within(intervals: readonly Interval[], time: Instant): boolean {
  return intervals.some(({ start, end }) => time >= start && time < end);
}

function low(value: number, size: number): readonly number[] {
  const whole = Math.max(0, Math.round(value));
  return Array.from({ length: size }, (_, index) => Math.floor(whole / 256 ** index) & 0xff);
}

/** IEEE 754 single precision, low byte first. */
function float(value: number): readonly number[] {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [...bytes];
}
