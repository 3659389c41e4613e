import { DAY, HOUR, MINUTE, normal, uniform } from '@vigie/kit';
import type { Instant, PowerState, SimulatedMoment, SimulatorModel, Storm } from '@vigie/kit';

/** A reach of river with a gauge. */
export interface SimulatedReach {
  readonly seed: number;
  /** Hours a flood takes to come here from the upper basin. */
  readonly delay: number;
  /** Hours from the first rise to the peak. */
  readonly riseTime: number;
  /** Metres of stage in ordinary flow. */
  readonly base: number;
  /** Metres of stage per millimetre of rain that runs off. */
  readonly gain: number;
  /** Rain of the basin, in order of time. */
  readonly storms: readonly Storm[];
  /** Days between two cleanings of a probe that fouls; absent for one that is kept clean. */
  readonly fouling?: number;
}

export interface ReachValues {
  /** Metres above the gauge zero. */
  readonly stage: number;
  /** °C. */
  readonly temperature: number;
  /** µS/cm, not compensated. */
  readonly conductivity: number;
  /** NTU. */
  readonly turbidity: number;
  /** mg/L. */
  readonly oxygen: number;
  /** Percent. */
  readonly saturation: number;
}

/** Millimetres a dry basin takes before half of the rain runs off. */
const BASIN_STORE = 25;
/** Share of the water that comes slowly, through the ground, and how much slower. */
const SLOW_SHARE = 0.14;
const SLOWNESS = 5;
/** Share of ordinary flow that a long drought takes, and the days it takes for it. */
const DROUGHT_SHARE = 0.45;
const DROUGHT_DAYS = 45;
/** A film at its thickest: share of the oxygen no longer seen, and turbidity that is not of the water (NTU). */
const FOULED_OXYGEN = 0.45;
const FOULED_TURBIDITY = 22;
/** Wetter than this (mm) a storm ends a drought. */
const SOAKING = 12;
/** A storm is forgotten after this. */
const MEMORY = 8 * DAY;

/** Stage of a reach: low in August, and for each storm a rise, a peak and a long recession, later downstream. */
export function stageAt(reach: SimulatedReach, time: Instant, month: number): number {
  const season = 1 + 0.18 * Math.cos((2 * Math.PI * (month - 2)) / 12);
  return reach.base * season * (1 - DROUGHT_SHARE * droughtAt(reach.storms, time)) + floodAt(reach, time);
}

/** 0 after a soaking rain, towards 1 as the ground empties. */
function droughtAt(storms: readonly Storm[], time: Instant): number {
  let index = latest(storms, time);
  while (index >= 0 && (storms[index]?.depth ?? 0) < SOAKING) index -= 1;
  const rain = storms[index];
  return rain === undefined ? 0 : 1 - Math.exp(-Math.max(0, time - rain.start - rain.duration) / (DROUGHT_DAYS * DAY));
}

/** Film on a probe, 0 just cleaned to 1 before the next cleaning: it grows slowly, then fast. */
export function foulingAt({ fouling, seed }: Pick<SimulatedReach, 'fouling' | 'seed'>, time: Instant): number {
  if (fouling === undefined) return 0;
  const turn = fouling * DAY;
  const since = (((time + uniform(seed, 17) * turn) % turn) + turn) % turn;
  return (since / turn) ** 3;
}

function floodAt({ storms, delay, riseTime, gain }: SimulatedReach, time: Instant): number {
  let rise = 0;
  for (let index = latest(storms, time); index >= 0; index -= 1) {
    const storm = storms[index];
    if (storm === undefined || storm.start < time - MEMORY) break;
    const hours = (time - storm.start) / HOUR - delay;
    if (hours <= 0) continue;
    const runoff = (storm.depth * storm.depth) / (storm.depth + BASIN_STORE);
    // long rain makes a flatter flood
    const peak = riseTime + storm.duration / HOUR / 4;
    rise += gain * runoff * ((1 - SLOW_SHARE) * wave(hours / peak) + SLOW_SHARE * wave(hours / (peak * SLOWNESS)));
  }
  return rise;
}

/** Rises from 0 to 1 at x = 1, then recedes. */
function wave(x: number): number {
  return x * Math.exp(1 - x);
}

/** Index of the last storm that had begun. */
function latest(storms: readonly Storm[], time: Instant): number {
  let low = 0;
  let high = storms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((storms[middle]?.start ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function valuesOf(reach: SimulatedReach, moment: SimulatedMoment): ReachValues {
  const slot = Math.floor(moment.time / (5 * MINUTE));
  const clean = stageAt(reach, moment.time, moment.month);
  const flood = Math.max(0, clean / reach.base - 1.2);
  const stage = clean + 0.003 * normal(reach.seed, slot);
  const temperature = waterTemperature(moment) + 0.15 * normal(reach.seed, Math.floor(slot / 12), 1);
  const film = foulingAt(reach, moment.time);
  const breathed = 88 + daylight(moment) * 14 - (temperature > 20 ? (temperature - 20) * 3.2 : 0) - flood * 4;
  const saturation = Math.max(18, breathed) * (1 - FOULED_OXYGEN * film);
  return {
    stage,
    temperature,
    // rain is soft water: a flood dilutes
    conductivity: (780 / (1 + 0.55 * flood)) * (1 + 0.01 * normal(reach.seed, slot, 2)),
    turbidity: Math.max(
      0.6,
      4.5 + 130 * flood * flood + FOULED_TURBIDITY * film + (0.7 + 2 * film) * normal(reach.seed, slot, 3),
    ),
    saturation,
    oxygen: (saturation / 100) * oxygenAtSaturation(temperature),
  };
}

/** Follows the season and the day with a lag. */
function waterTemperature({ airTemperature, month, hour }: SimulatedMoment): number {
  const season = 14.5 - 7 * Math.cos((2 * Math.PI * (month - 0.7)) / 12);
  return 0.75 * season + 0.25 * airTemperature + 0.9 * Math.sin(((hour - 11) / 24) * 2 * Math.PI);
}

/** −1 at dawn, when plants have breathed all night, to 1 in the afternoon. */
function daylight({ hour }: SimulatedMoment): number {
  return Math.sin(((hour - 10) / 24) * 2 * Math.PI);
}

/** mg/L of fresh water at 1 atm, 0–30 °C (polynomial through the Benson and Krause table, ± 0.05). */
function oxygenAtSaturation(temperature: number): number {
  return 14.6 - 0.4 * temperature + 0.0079 * temperature ** 2 - 0.0000777 * temperature ** 3;
}

/** Level, temperature and conductivity probe, lying on the gauge zero. */
export const stageSimulator: SimulatorModel<SimulatedReach, ReachValues> = {
  device: 'decentlab-dl-ctd10',
  port: 1,
  values: valuesOf,
  encode: ({ stage, temperature, conductivity }, power) =>
    decentlab(2009, [stage * 1000 + 32_768, temperature * 10 + 32_768, conductivity, 0], power),
};

export const turbiditySimulator: SimulatorModel<SimulatedReach, ReachValues> = {
  device: 'decentlab-dl-ntu',
  port: 1,
  values: valuesOf,
  encode: ({ turbidity, temperature }, power) => {
    const tenths = turbidity * 10;
    // suspended solids follow turbidity, 1.77 mg/L for 1 NTU as in the maker's example
    return decentlab(9010, [0, temperature * 100 + 32_768, tenths, tenths, tenths * 1.77], power);
  },
};

export const oxygenSimulator: SimulatorModel<SimulatedReach, ReachValues> = {
  device: 'decentlab-dl-optod',
  port: 1,
  values: valuesOf,
  encode: ({ temperature, saturation, oxygen }, power) => {
    const concentration = oxygen * 100 + 32_768;
    return decentlab(
      6252,
      [0, temperature * 100 + 32_768, saturation * 100 + 32_768, concentration, concentration],
      power,
    );
  },
};

/** Decentlab protocol 2: version, device, mask of both sensors, words of the probe, battery in mV; high byte first. */
function decentlab(device: number, words: readonly number[], { volts }: PowerState): Uint8Array {
  const all = [...words, volts * 1000].map((word) => Math.min(65_535, Math.max(0, Math.round(word))));
  return Uint8Array.from([2, device >> 8, device & 0xff, 0, 3, ...all.flatMap((word) => [word >> 8, word & 0xff])]);
}
