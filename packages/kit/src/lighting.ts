import { addDays } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { HOUR, MINUTE } from './instant.ts';
import type { Instant, Interval } from './instant.ts';
import { localToInstant } from './local-time.ts';
import { sunTimes } from './solar.ts';
import type { GeoPoint } from './solar.ts';
import { PARIS } from './zone-offset.ts';

/** From local `minute` of the day on, light at `level` (%). A minute before noon is after midnight: one night is one day. */
export interface NightStep {
  readonly minute: number;
  readonly level: number;
}

/** Offsets in minutes: on = sunset + `sunsetOffset`, off = sunrise + `sunriseOffset`. */
export interface NightProgramme {
  readonly sunsetOffset: number;
  readonly sunriseOffset: number;
  /** Level (%) from lighting-up to the first step. */
  readonly level: number;
  readonly steps: readonly NightStep[];
}

export interface LightSegment extends Interval {
  /** %. */
  readonly level: number;
}

const truncate = (time: Instant): Instant => Math.floor(time / MINUTE) * MINUTE;

/** Lit time of the night that begins on `date`: sunset and sunrise with offsets, truncated to the minute. */
export function litNight(
  date: CivilDate,
  place: GeoPoint,
  offsets: Pick<NightProgramme, 'sunsetOffset' | 'sunriseOffset'>,
): Interval | undefined {
  const { set } = sunTimes(date, place);
  const { rise } = sunTimes(addDays(date, 1), place);
  if (set === undefined || rise === undefined) return undefined;
  return {
    start: truncate(set + offsets.sunsetOffset * MINUTE),
    end: truncate(rise + offsets.sunriseOffset * MINUTE),
  };
}

export interface NightOfProgramme {
  readonly date: CivilDate;
  readonly place: GeoPoint;
  readonly programme: NightProgramme;
  readonly zone?: string;
}

/** What the programme commands during one night, segment by segment. Empty where the sun does not set. */
export function nightSegments({ date, place, programme, zone = PARIS }: NightOfProgramme): LightSegment[] {
  const night = litNight(date, place, programme);
  if (!night) return [];
  const changes = programme.steps
    .map(({ minute, level }) => ({
      time: localToInstant(minute < 720 ? addDays(date, 1) : date, minute * MINUTE, zone),
      level,
    }))
    .toSorted((a, b) => a.time - b.time);
  const segments: LightSegment[] = [];
  let start = night.start;
  let level = programme.level;
  for (const change of [...changes, { time: night.end, level: 0 }]) {
    const end = Math.min(Math.max(change.time, start), night.end);
    if (end > start) segments.push({ start, end, level });
    start = end;
    level = change.level;
  }
  return segments;
}

/** Level (%) commanded at a time; 0 outside the segments. */
export function levelAt(segments: readonly LightSegment[], time: Instant): number {
  return segments.find(({ start, end }) => time >= start && time < end)?.level ?? 0;
}

export interface NightFigures {
  /** Wh. */
  readonly energy: number;
  /** Wh at 100 % for the whole lit night. */
  readonly reference: number;
  /** %. */
  readonly saving: number;
  /** Hours with a level above 0 (durée d’allumage). */
  readonly burningHours: number;
  /** ∫ level dt, hours. */
  readonly fullLoadHours: number;
  readonly nightHours: number;
}

/** Figures of a night; `powerAt` gives watts for a level in %, standby power at 0. */
export function nightFigures(segments: readonly LightSegment[], powerAt: (level: number) => number): NightFigures {
  const figures = { energy: 0, burningHours: 0, fullLoadHours: 0, nightHours: 0 };
  for (const { start, end, level } of segments) {
    const hours = (end - start) / HOUR;
    figures.energy += powerAt(level) * hours;
    figures.nightHours += hours;
    figures.fullLoadHours += (level / 100) * hours;
    if (level > 0) figures.burningHours += hours;
  }
  const reference = powerAt(100) * figures.nightHours;
  return { ...figures, reference, saving: reference > 0 ? 100 * (1 - figures.energy / reference) : 0 };
}

/** PDI, W/(lx·m²) (EN 13201-5). */
export const powerDensity = (watts: number, lux: number, area: number): number => watts / (lux * area);
/** AECI, kWh/m² and year (EN 13201-5), of hours at each power. */
export function annualConsumption(parts: readonly { watts: number; hours: number }[], area: number): number {
  return parts.reduce((sum, { watts, hours }) => sum + watts * hours, 0) / 1000 / area;
}
