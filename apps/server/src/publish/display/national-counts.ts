import { SCHOOL_CALENDAR_B, VALID_DAY, dayNumber, localDate, typicalDays } from '@vigie/kit';
import type { Instant, Interval, SiteCount } from '@vigie/kit';
import { filledBins, hourBins, hourlyDays } from '../counting/counting-hours.ts';
import type { SeriesPoint } from '../reads.ts';

/** A local day of 23 hours is whole as well. */
const SHORTEST_DAY = 23;

/** Counts of whole hours as they are written. An hour of which a part is missing is left out rather than told too low. */
export function wholeHours(points: readonly SeriesPoint[]): ReadonlyMap<Instant, string> {
  return new Map(
    points.flatMap(({ time, value, coverage }) =>
      value === undefined || coverage < VALID_DAY ? [] : [[time, String(value)] as const],
    ),
  );
}

/**
 * The same with what may be estimated: gaps under three hours by the shape of the day. An estimate is written with a
 * decimal, as the schema wants of a figure that was worked out; a count never has one.
 */
export function estimatedHours(points: readonly SeriesPoint[], { start, end }: Interval): ReadonlyMap<Instant, string> {
  const hours = points.map(({ time, value, coverage }): SiteCount => {
    const counted = value === undefined ? {} : { value, counted: value };
    return { start: time, coverage, ...counted };
  });
  const bins = hourBins(hours, start, end);
  const known = Map.groupBy(
    bins.filter(({ value }) => value !== undefined),
    (bin) => dayNumber(localDate(bin.start)),
  );
  const whole = [...known].filter(([, those]) => those.length >= SHORTEST_DAY).map(([day]) => day);
  const typical = typicalDays(hourlyDays(bins, new Set(whole)));
  const filled = filledBins(bins, hours, { typical, calendar: SCHOOL_CALENDAR_B });
  return new Map(
    filled.map((hour) => [hour.start, hour.estimated > 0 ? hour.value.toFixed(1) : String(hour.value)] as const),
  );
}
