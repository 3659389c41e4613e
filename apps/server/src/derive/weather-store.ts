import type { ExclusionCause, Interval, Sample } from '@vigie/kit';
import type { DirtyDay, WindowSource } from './indicator-store.ts';

/** Days of one weather series whose exclusions must be found again. */
export interface WeatherDays {
  readonly source: WindowSource;
  readonly days: readonly Pick<DirtyDay, 'date'>[];
}

/** What a day of one series gives for the objects of a domain around it, in place of what it gave before. */
export interface FoundExclusions {
  readonly datastream: number;
  readonly domain: string;
  readonly cause: ExclusionCause;
  /** Those that begin in it are replaced. */
  readonly day: Interval;
  readonly spans: readonly Interval[];
  readonly reachKm: number;
  readonly reason: string;
  /** Quantities whose figures leave the cause out. */
  readonly quantities: readonly string[];
}

/** What may be done while taken days are held. */
export interface WeatherSession {
  samples(datastream: number, span: Interval): Promise<Sample[]>;
  /** Where something moved, the days of the objects concerned are marked to be made again. */
  replace(found: FoundExclusions): Promise<void>;
}

/** What derive asks of the store for weather. */
export interface WeatherStore {
  /** Days of these quantities that changed are kept to be looked at. */
  handOver(quantities: readonly string[]): Promise<void>;
  /** Takes the days of the next series; gives it, or undefined when there is none left. */
  withWeather(
    after: number,
    work: (taken: WeatherDays, session: WeatherSession) => Promise<void>,
  ): Promise<number | undefined>;
}
