import {
  HOUR,
  SCHOOL_CALENDAR_B,
  addDays,
  localDate,
  localDay,
  localHour,
  localToInstant,
  withSchoolYears,
} from '@vigie/kit';
import type { CivilDate, Instant, SiteCount } from '@vigie/kit';
import { describe, expect, it, vi } from 'vitest';
import type { CounterCounts } from './counting-reads.ts';
import type { CountingStudy } from './counting-study.ts';
import { makeStudy, studyBins, wantsNeighbour } from './make-study.ts';
import type { StudyParts } from './make-study.ts';

// each study goes through 14 months of hours
vi.setConfig({ testTimeout: 30_000 });

const NOW = localToInstant({ year: 2026, month: 11, day: 23 }, 10 * HOUR);
const FIRST: CivilDate = { year: 2025, month: 9, day: 1 };
const SHAPE = [4, 2, 1, 1, 3, 12, 45, 130, 142, 70, 48, 52, 66, 60, 55, 62, 88, 140, 132, 78, 45, 28, 17, 9];

interface Made {
  /** Hours left out, or changed, of one direction. */
  readonly change?: (start: Instant, count: number) => number | undefined;
  readonly from?: CivilDate;
}

/** A counter of one direction whose working days are busier, with a slow wave so that no two days are alike. */
function counter({ change = (_, count) => count, from = FIRST }: Made = {}): CounterCounts {
  const hours: SiteCount[] = [];
  for (let start = localDay(from).start; start < NOW; start += HOUR) {
    const wave = 1 + 0.1 * Math.sin(start / 3e8) + 0.05 * Math.sin(start / 5e7);
    const count = change(start, Math.round((SHAPE[localHour(start)] ?? 0) * wave));
    if (count !== undefined) hours.push({ start, value: count, counted: count, coverage: 1 });
  }
  const days = new Map<Instant, { count: number; hours: number }>();
  for (const { start, value = 0 } of hours) {
    const day = localDay(localDate(start)).start;
    const there = days.get(day) ?? { count: 0, hours: 0 };
    days.set(day, { count: there.count + value, hours: there.hours + 1 });
  }
  const daily = [...days].map(([start, day]) => {
    const { end } = localDay(localDate(start));
    return { start, value: day.count, counted: day.count, coverage: (day.hours * HOUR) / (end - start) };
  });
  const channels = [{ datastream: 1, field: 'count', period: 3600, time: NOW - HOUR }];
  return { channels, channelDays: [daily], days: daily, hours };
}

const study = (counts: CounterCounts, more: Partial<StudyParts> = {}): CountingStudy =>
  makeStudy({ key: 'pont', name: 'Pont', now: NOW, calendar: SCHOOL_CALENDAR_B, counts, raw: [], meters: [], ...more });

const dayOf = (made: CountingStudy, date: CivilDate) => made.days.find(({ start }) => start === localDay(date).start);

describe('the study of a counter', () => {
  it('says what each day should count, with the error of its own past', () => {
    const made = study(counter());
    expect(made.validDays).toBe(448);
    expect(made.error.own?.days).toBeGreaterThan(30);
    expect(made.error.own?.medianPercent).toBeLessThan(15);
    expect(made.error.elsewhere).toBeUndefined();
    const last = made.days.at(-1);
    expect(last?.low).toBeLessThan(last?.expected ?? 0);
    expect(last?.high).toBeGreaterThan(last?.expected ?? Number.POSITIVE_INFINITY);
    expect(made.today?.expected).toBeGreaterThan(900);
  });

  it('says the error of other places beside a counter that is too young, and nothing under six weeks', () => {
    const young = study(counter({ from: addDays({ year: 2026, month: 11, day: 23 }, -100) }));
    expect(young.error.own).toBeUndefined();
    expect(young.error.elsewhere?.map(({ days }) => days)).toEqual([688, 982, 296]);
    const newborn = study(counter({ from: { year: 2026, month: 11, day: 1 } }));
    expect(newborn.days.every(({ expected }) => expected === undefined)).toBe(true);
  });

  it('fills a short gap by the shape of the day and says how much; what was counted stays as it was', () => {
    const at = localToInstant({ year: 2026, month: 10, day: 6 }, 8 * HOUR);
    const whole = study(counter());
    const made = study(counter({ change: (start, count) => (start === at ? undefined : count) }));
    const date = { year: 2026, month: 10, day: 6 };
    const [gapped, truth] = [dayOf(made, date), dayOf(whole, date)];
    expect(gapped?.estimatedHours).toBe(1);
    if (!gapped?.counted || !gapped.total || !truth?.counted) throw new Error('not counted');
    expect(truth.counted - gapped.counted).toBeGreaterThan(100);
    expect(gapped.total).not.toBe(truth.counted);
    expect(Math.abs(gapped.total / truth.counted - 1)).toBeLessThan(0.03);
    expect(truth.estimated).toBe(0);
  });

  it('fills two days from the neighbour, marked; a counter without one stays open', () => {
    const lost = (start: Instant) => {
      const { month, day, year } = localDate(start);
      return year === 2026 && month === 10 && (day === 6 || day === 7);
    };
    const counts = counter({ change: (start, count) => (lost(start) ? undefined : count) });
    expect(wantsNeighbour(studyBins(counts, NOW))).toBe(true);
    const date = { year: 2026, month: 10, day: 7 };
    expect(dayOf(study(counts), date)).toMatchObject({ estimatedHours: 0, coverage: 0 });
    expect(dayOf(study(counts), date)?.total).toBeUndefined();
    const twice = new Map(counter().hours.map(({ start, value = 0 }) => [start, 2 * value]));
    const neighbour = { key: 'quai', name: 'Quai', hours: twice };
    const filled = dayOf(study(counts, { neighbour }), date);
    expect(filled?.estimatedHours).toBe(24);
    expect(filled?.total).toBeCloseTo(dayOf(study(counter()), date)?.total ?? 0, -1);
    expect(study(counts, { neighbour }).neighbour).toEqual({ key: 'quai', name: 'Quai' });
  });

  it('marks a day far off what was expected', () => {
    const date = { year: 2026, month: 11, day: 18 };
    const closed = (start: Instant) => localDay(localDate(start)).start === localDay(date).start;
    const made = study(counter({ change: (start, count) => (closed(start) ? Math.round(count / 8) : count) }));
    expect(dayOf(made, date)?.unusual).toBe(true);
    expect(made.days.filter(({ unusual }) => unusual === true).length).toBeLessThan(12);
  });

  it('finds zeros too long for chance, and not those of the night', () => {
    const from = localToInstant({ year: 2026, month: 11, day: 18 }, 7 * HOUR);
    const masked = (start: Instant) => start >= from && start < from + 4 * HOUR;
    const made = study(counter({ change: (start, count) => (masked(start) ? 0 : count) }));
    const [found, second] = made.doubts.filter(({ kind }) => kind === 'zero-run');
    expect(found).toMatchObject({ start: from, end: from + 4 * HOUR });
    expect(found?.expected).toBeGreaterThan(300);
    expect(second).toBeUndefined();
  });

  it.each([
    ['that was not put back in October', 1, 'clock-hour-ahead'],
    ['that went one hour too far', -1, 'clock-hour-late'],
  ] as const)('finds a clock %s', (_, by, kind) => {
    const change = localDay({ year: 2026, month: 10, day: 25 }).start;
    const hours = new Map(counter().hours.map(({ start, value }) => [start, value]));
    const made = study(counter({ change: (start, count) => (start > change ? hours.get(start - by * HOUR) : count) }));
    const found = made.doubts.filter((doubt) => doubt.kind.startsWith('clock'));
    expect(found.map((doubt) => doubt.kind)).toEqual([kind]);
    expect(study(counter()).doubts).toEqual([]);
  });

  it('tells negative counts, a wrap of 16 bits and a reset, with where', () => {
    const value = (hours: number, raw: number) => ({ time: NOW - hours * HOUR, raw });
    const raw = [{ field: 'LTR', values: [value(3, 4), value(2, -7), value(1, -2)] }];
    const meters = [{ field: 'LTR_SUM', values: [value(4, 65_500), value(3, 12), value(2, 900), value(1, 3)] }];
    const { doubts } = study(counter(), { raw, meters });
    expect(doubts.map(({ kind, channel, value: seen, expected }) => [kind, channel, seen, expected])).toEqual([
      ['negative', 'LTR', -7, undefined],
      ['meter-reset', 'LTR_SUM', 3, 900],
      ['meter-wrap', 'LTR_SUM', 12, 65_500],
    ]);
  });

  it('gives records with their date, coefficients of a whole year, matched weekdays', () => {
    const best = { year: 2026, month: 6, day: 9 };
    const made = study(
      counter({
        change: (start, count) => (localDay(localDate(start)).start === localDay(best).start ? 2 * count : count),
      }),
    );
    expect(made.records.day?.date).toEqual(best);
    expect(localDate(made.records.hour?.start ?? 0)).toEqual(best);
    expect(made.records.year).toBeUndefined();
    expect(made.coefficients).toHaveLength(12);
    expect(made.coefficients.reduce((sum, { coefficient }) => sum + coefficient, 0) / 12).toBeCloseTo(1, 1);
    expect(made.matched[0]?.pairs).toBe(28);
    expect(made.indices.morning).toBeGreaterThan(2);
  });

  it('says which school year nobody told it of', () => {
    const later = { now: localToInstant({ year: 2027, month: 11, day: 23 }, 0) };
    expect(study(counter(), later).calendar.missing).toEqual(['2026-2027', '2027-2028']);
    const calendar = withSchoolYears(SCHOOL_CALENDAR_B, [
      {
        label: '2027-2028',
        known: ['2027-08-30', '2028-08-31'],
        source: 'essai',
        breaks: [['2027-10-23', '2027-11-07']],
      },
    ]);
    expect(study(counter(), { ...later, calendar }).calendar.missing).toEqual([]);
    expect(study(counter()).typical.map(({ school }) => school)).not.toContain('unknown');
  });
});
