import type { Instant } from './instant.ts';
import { HOUR, SECOND } from './instant.ts';
import { localHour } from './local-time.ts';
import { FRENCH_NOISE_CALENDAR, harmonica, soundEnergy, soundLevel } from './noise.ts';
import type { NoiseCalendar } from './noise.ts';
import { SlidingBackground } from './noise-harmonica.ts';
import {
  emptyPeriods,
  mergeTallies,
  periodTally,
  tallyExceeded,
  tallyLden,
  tallyLevel,
  tallyLevelMean,
} from './noise-tally.ts';
import type { PeriodTallies } from './noise-tally.ts';
import { PARIS } from './zone-offset.ts';

/** What a year of seconds says. Levels in dB(A); absent where nothing can be said. */
export interface NoiseYearFigures {
  readonly seconds: number;
  readonly laeq: number | undefined;
  readonly lday: number | undefined;
  readonly levening: number | undefined;
  readonly lnight: number | undefined;
  readonly lden: number | undefined;
  readonly la10: number | undefined;
  readonly la50: number | undefined;
  readonly la90: number | undefined;
  /** Means of the hourly index. */
  readonly harmonica: {
    readonly day: number | undefined;
    readonly night: number | undefined;
    readonly all: number | undefined;
  };
}

/** Share of the seconds an hour needs for its index. */
const LEAST = 0.75;
const SECONDS_AN_HOUR = HOUR / SECOND;

interface IndexMean {
  sum: number;
  hours: number;
}

/**
 * LAeq,1s of any length of time, second by second, in constant memory: energy and histogram by period, Harmonica by
 * hour. Seconds come in order and without holes; a missing one is `undefined` or not a number.
 */
export class NoiseYear {
  private readonly periods: PeriodTallies = emptyPeriods();
  private readonly background = new SlidingBackground();
  private readonly index = { day: { sum: 0, hours: 0 }, night: { sum: 0, hours: 0 } };
  private readonly zone: string;
  private readonly calendar: NoiseCalendar;
  private time: Instant;
  private hour: number;
  private tally;
  private n = 0;
  private energy = 0;
  private backgroundEnergy = 0;

  constructor(start: Instant, { zone = PARIS, calendar = FRENCH_NOISE_CALENDAR } = {}) {
    this.zone = zone;
    this.calendar = calendar;
    this.time = start;
    this.hour = localHour(start, zone);
    this.tally = periodTally(this.periods, this.hour, calendar);
  }

  next(level: number | undefined): void {
    const known = level !== undefined && Number.isFinite(level) ? level : undefined;
    const background = this.background.next(known);
    if (known !== undefined && background !== undefined) {
      tallyLevel(this.tally, known);
      this.energy += soundEnergy(known);
      this.backgroundEnergy += soundEnergy(background);
      this.n += 1;
    }
    this.time += SECOND;
    if (this.time % HOUR === 0) this.turn();
  }

  figures(): NoiseYearFigures {
    const { day, evening, night } = this.periods;
    const all = mergeTallies(mergeTallies(day, evening), night);
    const index = this.index;
    const both = { sum: index.day.sum + index.night.sum, hours: index.day.hours + index.night.hours };
    return {
      seconds: all.seconds,
      laeq: tallyLevelMean(all),
      lday: tallyLevelMean(day),
      levening: tallyLevelMean(evening),
      lnight: tallyLevelMean(night),
      lden: tallyLden(this.periods, this.calendar),
      la10: tallyExceeded(all, 10),
      la50: tallyExceeded(all, 50),
      la90: tallyExceeded(all, 90),
      harmonica: { day: meanOf(index.day), night: meanOf(index.night), all: meanOf(both) },
    };
  }

  /** Every zone of France is on whole hours of UTC. */
  private turn(): void {
    if (this.n >= LEAST * SECONDS_AN_HOUR) {
      const mean = this.hour >= 6 && this.hour < 22 ? this.index.day : this.index.night;
      mean.sum += harmonica(soundLevel(this.energy / this.n), soundLevel(this.backgroundEnergy / this.n)).index;
      mean.hours += 1;
    }
    this.n = 0;
    this.energy = 0;
    this.backgroundEnergy = 0;
    this.hour = localHour(this.time, this.zone);
    this.tally = periodTally(this.periods, this.hour, this.calendar);
  }
}

function meanOf({ sum, hours }: IndexMean): number | undefined {
  return hours === 0 ? undefined : sum / hours;
}
