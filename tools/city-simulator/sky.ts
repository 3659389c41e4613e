import { DAY, HOUR, civilDate, isFrenchPublicHoliday, isoWeekday, localTimeOfDay, normal, uniform } from '@vigie/kit';
import type { CivilDate, Instant, SimulatedMoment, Storm } from '@vigie/kit';
import { localDayNumber } from './local-day.ts';

/** What does not change within a local day. */
interface SkyDay {
  readonly day: number;
  readonly weekday: number;
  readonly month: number;
  readonly publicHoliday: boolean;
  readonly schoolHoliday: boolean;
  /** °C at dawn and in the afternoon. */
  readonly coldest: number;
  readonly warmest: number;
  /** Metres a second. */
  readonly wind: number;
  readonly storms: readonly Storm[];
}

// Marignane normals, °C, January first; mistral on a day out of five or six.
const COLDEST = [3.6, 3.9, 6.6, 9.2, 13, 16.7, 19.3, 19.2, 15.9, 12.6, 7.8, 4.5];
const WARMEST = [11.7, 12.7, 16.2, 19, 23.4, 27.9, 30.8, 30.5, 26.3, 21.6, 15.6, 12.2];
const MISTRAL_SHARE = 0.18;
const REMEMBERED_DAYS = 40;

/** Calendar and weather of the territory at any moment. */
export class Sky {
  private readonly days = new Map<number, SkyDay>();
  private readonly seed: number;
  private readonly storms: readonly Storm[];

  constructor(seed: number, storms: readonly Storm[]) {
    this.seed = seed;
    this.storms = storms;
  }

  moment(time: Instant): SimulatedMoment {
    const known = this.dayOf(localDayNumber(time));
    const hour = localTimeOfDay(time) / HOUR;
    const rain = rainOf(known.storms, time);
    return {
      time,
      hour,
      day: known.day,
      weekday: known.weekday,
      month: known.month,
      publicHoliday: known.publicHoliday,
      schoolHoliday: known.schoolHoliday,
      airTemperature: temperature(known, hour) - (rain > 0 ? 2.5 : 0),
      rain,
      wind: known.wind * (0.75 + 0.25 * Math.sin(((hour - 9) / 24) * 2 * Math.PI)),
    };
  }

  private dayOf(day: number): SkyDay {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    if (this.days.size > REMEMBERED_DAYS) this.days.clear();
    const made = this.make(day);
    this.days.set(day, made);
    return made;
  }

  private make(day: number): SkyDay {
    const date = civilDate(day);
    const spread = 2.4 * normal(this.seed, day, 1);
    const mistral = uniform(this.seed, day, 2) < MISTRAL_SHARE;
    return {
      day,
      weekday: isoWeekday(date),
      month: date.month,
      publicHoliday: isFrenchPublicHoliday(date),
      schoolHoliday: isSchoolHoliday(date),
      coldest: seasonal(COLDEST, date) + spread,
      warmest: seasonal(WARMEST, date) + spread - (mistral ? 2 : 0),
      wind: mistral ? 10 + 6 * uniform(this.seed, day, 3) : 2 + 3.5 * uniform(this.seed, day, 3),
      // a storm of the eve may still rain
      storms: this.storms.filter(({ start }) => start > (day - 2) * DAY && start < (day + 1) * DAY),
    };
  }
}

/** Monthly normals stand for the middle of the month. */
function seasonal(normals: readonly number[], { month, day }: CivilDate): number {
  const share = (day - 15) / 30;
  const other = (month - 1 + (share < 0 ? 11 : 1)) % 12;
  const here = normals[month - 1] ?? 0;
  return here + Math.abs(share) * ((normals[other] ?? here) - here);
}

/** Coldest at five, warmest at three in the afternoon. */
function temperature({ coldest, warmest }: SkyDay, hour: number): number {
  const swing = 0.5 - 0.5 * Math.cos(((hour - 4) / 22) * 2 * Math.PI);
  return coldest + (warmest - coldest) * (hour < 4 ? 0.08 : swing);
}

function rainOf(storms: readonly Storm[], time: Instant): number {
  const storm = storms.find(({ start, duration }) => time >= start && time < start + duration);
  return storm === undefined ? 0 : storm.depth / (storm.duration / HOUR);
}

/** Zone B, by the usual dates: each year's order moves them by a few days. */
function isSchoolHoliday({ month, day }: CivilDate): boolean {
  const date = month * 100 + day;
  const periods: readonly (readonly [number, number])[] = [
    [705, 831],
    [1018, 1102],
    [1220, 1231],
    [101, 104],
    [214, 301],
    [411, 426],
  ];
  return periods.some(([first, last]) => date >= first && date <= last);
}
