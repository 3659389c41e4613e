import { percentile } from './percentile.ts';

/** Sound energy relative to the reference. */
export const soundEnergy = (level: number): number => 10 ** (level / 10);
/** Level in dB of a relative energy. */
export const soundLevel = (energy: number): number => 10 * Math.log10(energy);

/** A level that held for a length of time, in any unit of time common to the series. */
export interface TimedLevel {
  readonly level: number;
  readonly duration: number;
}

/** LAeq,T = 10·lg(Σ tᵢ·10^(Lᵢ/10) / Σ tᵢ). Absent without time. */
export function equivalentLevel(levels: readonly TimedLevel[]): number | undefined {
  let energy = 0;
  let time = 0;
  for (const { level, duration } of levels) {
    energy += duration * soundEnergy(level);
    time += duration;
  }
  return time > 0 ? soundLevel(energy / time) : undefined;
}

/** LAeq of levels of equal duration. */
export function meanLevel(levels: readonly number[]): number | undefined {
  return equivalentLevel(levels.map((level) => ({ level, duration: 1 })));
}

/** L_N: level exceeded `percent` % of the time. L10 is the high one, L90 the background. */
export function exceededLevel(levels: readonly number[], percent: number): number | undefined {
  return percentile(levels, 1 - percent / 100);
}

/** SEL: the same energy in one second. */
export const soundExposureLevel = (level: number, seconds: number): number => level + soundLevel(seconds);

/** Local hours at which the periods of Lden begin. */
export interface NoiseCalendar {
  readonly day: number;
  readonly evening: number;
  readonly night: number;
}
/** Day 6–18, evening 18–22, night 22–6: the French periods (arrêté du 4 avril 2006), not the 7–19–23 of many libraries. */
export const FRENCH_NOISE_CALENDAR: NoiseCalendar = { day: 6, evening: 18, night: 22 };

export type NoisePeriod = keyof NoiseCalendar;

/** Period of a local hour (0–23). */
export function noisePeriod(hour: number, calendar: NoiseCalendar = FRENCH_NOISE_CALENDAR): NoisePeriod {
  if (hour >= calendar.night || hour < calendar.day) return 'night';
  return hour >= calendar.evening ? 'evening' : 'day';
}

/** Directive 2002/49/EC, annex I: evening + 5 dB, night + 10 dB, each weighted by its hours. */
export function lden(
  levels: Readonly<Record<NoisePeriod, number>>,
  calendar: NoiseCalendar = FRENCH_NOISE_CALENDAR,
): number {
  const hours = {
    day: calendar.evening - calendar.day,
    evening: calendar.night - calendar.evening,
    night: 24 - calendar.night + calendar.day,
  };
  const energy =
    hours.day * soundEnergy(levels.day) +
    hours.evening * soundEnergy(levels.evening + 5) +
    hours.night * soundEnergy(levels.night + 10);
  return soundLevel(energy / 24);
}

export interface HourLevel extends TimedLevel {
  /** Local hour, 0–23. */
  readonly hour: number;
}

/** Ld, Le, Ln: energy means over the valid time of each period; absent where there is none. */
export function periodLevels(
  levels: readonly HourLevel[],
  calendar: NoiseCalendar = FRENCH_NOISE_CALENDAR,
): Readonly<Record<NoisePeriod, number | undefined>> {
  const of = (period: NoisePeriod) =>
    equivalentLevel(levels.filter((each) => noisePeriod(each.hour, calendar) === period));
  return { day: of('day'), evening: of('evening'), night: of('night') };
}

/** Lden of a series; absent when one period has no valid time. */
export function ldenOf(
  levels: readonly HourLevel[],
  calendar: NoiseCalendar = FRENCH_NOISE_CALENDAR,
): number | undefined {
  const { day, evening, night } = periodLevels(levels, calendar);
  if (day === undefined || evening === undefined || night === undefined) return undefined;
  return lden({ day, evening, night }, calendar);
}

/** Share (%) of the energy in seconds above LAeq + 3 dB. */
export function intermittencyRatio(levels: readonly number[]): number | undefined {
  const mean = meanLevel(levels);
  if (mean === undefined) return undefined;
  let above = 0;
  let all = 0;
  for (const level of levels) {
    all += soundEnergy(level);
    if (level > mean + 3) above += soundEnergy(level);
  }
  return (100 * above) / all;
}

/** Ambient minus residual (R.1336-5 to -10). Indicative: only a sworn officer with class 1 gear finds an offence. */
export const emergence = (ambient: number, residual: number): number => ambient - residual;

/** Level of the particular noise alone; absent when it does not emerge. */
export function particularLevel(ambient: number, residual: number): number | undefined {
  return ambient > residual ? soundLevel(soundEnergy(ambient) - soundEnergy(residual)) : undefined;
}

/** Harmonica index: background 0.2·(LA95eq − 30), events 0.25·(LAeq − LA95eq). */
export function harmonica(laeq: number, la95eq: number): { background: number; events: number; index: number } {
  const background = 0.2 * (la95eq - 30);
  const events = 0.25 * (laeq - la95eq);
  return { background, events, index: background + events };
}
