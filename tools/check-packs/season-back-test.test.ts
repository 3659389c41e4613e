import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  FRENCH_SEASON,
  SEASON_REFERENCES,
  SEASON_REFERENCE_RANGE,
  addDays,
  expectedDays,
  expectedOn,
  expectedRange,
  learnSeason,
  parseDate,
  seasonError,
  tellPast,
  unusualness,
} from '@vigie/kit';
import type { DayCount, SeasonCalendar, SeasonError } from '@vigie/kit';

const CORPUS = new URL('../../../shared/corpora/series/counters/', import.meta.url);
const here = existsSync(CORPUS);
const text = (file: string) => gunzipSync(readFileSync(new URL(file, CORPUS))).toString();
const ABROAD: SeasonCalendar = { isPublicHoliday: () => false };

function inOrder(counts: ReadonlyMap<string, number>): DayCount[] {
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, count]) => {
      const date = parseDate(day);
      return date ? [{ date, count }] : [];
    });
}

/** Both sidewalks; days with fewer than 23 hours are left out. */
function seattle(): DayCount[] {
  const days = new Map<string, { count: number; hours: number }>();
  for (const line of text('seattle-fremont-hourly-part1.csv.gz').split('\n').slice(1)) {
    const [time = '', west, east] = line.trim().split(',');
    if (!west || !east) continue;
    const [month, day, year] = time.split(' ')[0]?.split('/') ?? [];
    const key = `${year}-${month}-${day}`;
    const { count, hours } = days.get(key) ?? { count: 0, hours: 0 };
    days.set(key, { count: count + Number(west) + Number(east), hours: hours + 1 });
  }
  return inOrder(new Map([...days].filter(([, { hours }]) => hours >= 23).map(([day, { count }]) => [day, count])));
}

function paris(): DayCount[] {
  const lines = text('paris-count-per-day.csv.gz').trim().split('\n').slice(1);
  return inOrder(
    new Map(
      lines.map((line) => {
        const [, day = '', count] = line.split(',');
        return [day, Number(count)];
      }),
    ),
  );
}

function montreal(): DayCount[] {
  // the shape of the public answer, as stored
  const rows = JSON.parse(text('montreal-100003041-daily.json.gz')) as { date: string; comptage: number | null }[];
  return inOrder(
    new Map(rows.flatMap((row) => (row.comptage === null ? [] : [[row.date.slice(0, 10), row.comptage]]))),
  );
}

function backTest(days: readonly DayCount[], calendar: SeasonCalendar): SeasonError {
  const error = seasonError(tellPast(days, calendar), days);
  if (error === undefined) throw new Error('too few days could be told');
  return error;
}

describe('the expected range of a day', () => {
  const made = Array.from({ length: 500 }, (_, at) => {
    const date = addDays({ year: 2024, month: 1, day: 1 }, at);
    return { date, count: 1000 + (at % 7 < 5 ? 200 : 0) };
  });

  it('knows the weekday and follows the level of the last weeks', () => {
    const model = learnSeason(made);
    const date = addDays({ year: 2024, month: 1, day: 1 }, 500);
    if (!model) throw new Error('not learnt');
    const usual = expectedOn(model, date, made.slice(-21));
    expect(usual).toBeGreaterThan(1150);
    expect(usual).toBeLessThan(1250);
    const halved = made.slice(-21).map((day) => ({ ...day, count: day.count / 2 }));
    expect(expectedOn(model, date, halved)).toBeCloseTo(usual / 2, -1);
  });

  it('says nothing from less than six weeks, and no seasons from less than a year', () => {
    expect(learnSeason(made.slice(0, 41))).toBeUndefined();
    expect(learnSeason(made.slice(0, 200))?.seasons).toBe(false);
    expect(seasonError([], made)).toBeUndefined();
  });

  it('tells days that were not counted too, from the days before them only', () => {
    const holed = made.filter((_, at) => at !== 490);
    const date = addDays({ year: 2024, month: 1, day: 1 }, 490);
    const [told] = expectedDays(holed, [date]);
    expect(told?.expected).toBeGreaterThan(900);
    expect(expectedDays(holed.slice(0, 490), [date])).toEqual([told]);
  });

  it('a day far off its expected count is unusual, one like the others is not', () => {
    const uneven = made.map((day, at) => ({ ...day, count: day.count + 40 * Math.sin(at * 1.7) }));
    const told = tellPast(uneven);
    const last = told.at(-1);
    if (!last) throw new Error('nothing told');
    expect(Math.abs(unusualness(last, told.slice(0, -1)) ?? 99)).toBeLessThan(3.5);
    expect(unusualness({ ...last, count: last.count / 2 }, told.slice(0, -1))).toBeLessThan(-3.5);
    expect(unusualness(last, told.slice(0, 20))).toBeUndefined();
    const [low, high] = expectedRange(told) ?? [0, 0];
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
  });

  it.runIf(here).each([
    ['Seattle, Fremont bridge 2012–2015', seattle, ABROAD, 16],
    ['Paris, whole city 2019–2022', paris, FRENCH_SEASON, 18],
    ['Montréal, one counter 2017–2018', montreal, ABROAD, 28],
  ] as const)('back-test on %s', (...[name, read, calendar, most]) => {
    const error = backTest(read(), calendar);
    const say = (value: number) => `${value.toFixed(1)} %`;
    process.stdout.write(
      `${name}: ${error.days} days told beforehand, median error ${say(error.medianPercent)}, weighted ${say(error.weightedPercent)} (same day of last week: ${say(error.lastWeekPercent)}), ${say(error.withinPercent)} within the 80 % range\n`,
    );
    expect(error.medianPercent).toBeLessThan(most);
    // what is said beside a counter too young to have an error of its own
    const said = SEASON_REFERENCES.find(({ place }) => name.startsWith(place.split(' ')[0] ?? ''));
    expect(said).toMatchObject({ days: error.days, medianPercent: Math.round(error.medianPercent * 10) / 10 });
    expect(error.range[0]).toBeGreaterThanOrEqual(SEASON_REFERENCE_RANGE[0]);
    expect(error.range[1]).toBeLessThanOrEqual(SEASON_REFERENCE_RANGE[1] + 0.01);
    expect(error.weightedPercent).toBeLessThan(error.lastWeekPercent);
    expect(error.withinPercent).toBeGreaterThan(75);
    expect(error.withinPercent).toBeLessThan(88);
  });
});
