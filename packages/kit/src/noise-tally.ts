import { lden, noisePeriod, soundEnergy, soundLevel } from './noise.ts';
import type { NoiseCalendar, NoisePeriod } from './noise.ts';
import { FRENCH_NOISE_CALENDAR } from './noise.ts';

/** Tenths of a decibel: what meters say, so the histogram loses nothing of it. */
const STEPS_PER_DB = 10;
/** dB(A) of the last bin; what is above is counted there. */
const CEILING = 150;

/** What is kept of many levels: energy, time and a histogram. Tallies add, so a year is the sum of its hours. */
export interface LevelTally {
  /** Σ t·10^(L/10). */
  energy: number;
  /** Seconds. */
  seconds: number;
  max: number;
  /** Seconds in each tenth of a decibel. */
  readonly histogram: Float64Array;
}

export function emptyTally(): LevelTally {
  return {
    energy: 0,
    seconds: 0,
    max: Number.NEGATIVE_INFINITY,
    histogram: new Float64Array(CEILING * STEPS_PER_DB + 1),
  };
}

/** Takes one level in. A level that is no number is not taken. */
export function tallyLevel(tally: LevelTally, level: number, seconds = 1): void {
  if (!Number.isFinite(level) || !(seconds > 0)) return;
  tally.energy += seconds * soundEnergy(level);
  tally.seconds += seconds;
  if (level > tally.max) tally.max = level;
  const bin = Math.min(CEILING * STEPS_PER_DB, Math.max(0, Math.round(level * STEPS_PER_DB)));
  tally.histogram[bin] = (tally.histogram[bin] ?? 0) + seconds;
}

/** Both together; neither is changed. */
export function mergeTallies(a: LevelTally, b: LevelTally): LevelTally {
  return {
    energy: a.energy + b.energy,
    seconds: a.seconds + b.seconds,
    max: Math.max(a.max, b.max),
    histogram: a.histogram.map((seconds, bin) => seconds + (b.histogram[bin] ?? 0)),
  };
}

/** LAeq of a tally. */
export function tallyLevelMean({ energy, seconds }: LevelTally): number | undefined {
  return seconds > 0 ? soundLevel(energy / seconds) : undefined;
}

/** L_N of a tally to 0.1 dB: type 7 over its seconds. L10 is the high one. Never from percentiles of its parts. */
export function tallyExceeded(tally: LevelTally, percent: number): number | undefined {
  const total = Math.round(tally.seconds);
  if (total < 1) return undefined;
  const k = (total - 1) * (1 - percent / 100);
  const low = levelAtRank(tally.histogram, Math.floor(k));
  const high = levelAtRank(tally.histogram, Math.ceil(k));
  return low + (high - low) * (k - Math.floor(k));
}

function levelAtRank(histogram: Float64Array, rank: number): number {
  let seen = 0;
  let last = 0;
  for (const [bin, seconds] of histogram.entries()) {
    if (seconds === 0) continue;
    seen += seconds;
    last = bin;
    if (rank < seen) break;
  }
  return last / STEPS_PER_DB;
}

/** One tally for each period of Lden. */
export type PeriodTallies = Readonly<Record<NoisePeriod, LevelTally>>;

export function emptyPeriods(): PeriodTallies {
  return { day: emptyTally(), evening: emptyTally(), night: emptyTally() };
}

/** The tally a local hour counts in. */
export function periodTally(
  tallies: PeriodTallies,
  hour: number,
  calendar: NoiseCalendar = FRENCH_NOISE_CALENDAR,
): LevelTally {
  return tallies[noisePeriod(hour, calendar)];
}

/** Lden of the energy means of the three periods; absent where one has no time. */
export function tallyLden(tallies: PeriodTallies, calendar: NoiseCalendar = FRENCH_NOISE_CALENDAR): number | undefined {
  const day = tallyLevelMean(tallies.day);
  const evening = tallyLevelMean(tallies.evening);
  const night = tallyLevelMean(tallies.night);
  if (day === undefined || evening === undefined || night === undefined) return undefined;
  return lden({ day, evening, night }, calendar);
}
