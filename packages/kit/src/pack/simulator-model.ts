import type { Instant, Milliseconds } from '../instant.ts';

/** Rain that fell on the territory. */
export interface Storm {
  readonly start: Instant;
  readonly duration: Milliseconds;
  /** Millimetres in all. */
  readonly depth: number;
}

/** A moment of the simulated territory: calendar, sky and weather, the same for every model. Models read no clock. */
export interface SimulatedMoment {
  readonly time: Instant;
  /** Whole local days since 1970-01-01. */
  readonly day: number;
  /** Local hour with its fraction, 0–24. */
  readonly hour: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 1–12. */
  readonly month: number;
  readonly publicHoliday: boolean;
  readonly schoolHoliday: boolean;
  /** °C. */
  readonly airTemperature: number;
  /** Millimetres an hour. */
  readonly rain: number;
  /** Metres a second. */
  readonly wind: number;
}

/**
 * How a kind of object of the city behaves: a pure function of place, moment and seed, and the bytes its sensor sends.
 * `Site` holds the seed and what is particular to the place; `Values` are physical, in the units of the quantities.
 */
export interface SimulatorModel<Site, Values> {
  /** Folder of the device model whose frames it makes. */
  readonly device: string;
  readonly port: number;
  readonly values: (site: Site, moment: SimulatedMoment) => Values;
  readonly encode: (values: Values, power: PowerState) => Uint8Array;
}

/** What a battery says of itself. */
export interface PowerState {
  /** Percent. */
  readonly battery: number;
  /** Volts. */
  readonly volts: number;
}
