import type { Instant, Interval } from '@vigie/kit';
import type { AlarmEventRow } from '../ports/registry-reads.ts';
import type { AlarmRow, Reads, Scope, SeriesPoint, ThingSheet } from '../reads.ts';

export interface DiaryAlarm {
  readonly alarm: AlarmRow;
  /** In the order they were written; those within the period. */
  readonly events: readonly AlarmEventRow[];
}

export interface StationDiary {
  readonly sheet: ThingSheet;
  /** Stages of the period in order; empty where the object measures none. */
  readonly points: readonly SeriesPoint[];
  /** Times without a usable stage for more than three periods, the ends of the diary included. */
  readonly gaps: readonly Interval[];
  readonly alarms: readonly DiaryAlarm[];
}

export interface DiaryReads {
  readonly reads: Pick<Reads, 'thing' | 'series' | 'alarms'>;
  readonly alarmEvents: (scope: Scope, alarm: string) => Promise<readonly AlarmEventRow[] | undefined>;
}

/** Alarms of an object looked at, newest first: years of them. */
const MOST_ALARMS = 500;
/** A lapse of more periods than this is data lost. */
const LOST_PERIODS = 3;

/** Spans without a usable value. */
export function gapsOf(points: readonly SeriesPoint[], period: number, { start, end }: Interval): Interval[] {
  const times = [start, ...points.flatMap(({ time, value }) => (value === undefined ? [] : [time])), end];
  return times.flatMap((time, i) => {
    const next = times[i + 1];
    return next !== undefined && next - time > LOST_PERIODS * period ? [{ start: time, end: next }] : [];
  });
}

const overlaps = ({ opened, closed }: AlarmRow, { start, end }: Interval): boolean =>
  opened < end && (closed ?? Number.POSITIVE_INFINITY) >= start;

async function alarmsOf({ reads, alarmEvents }: DiaryReads, scope: Scope, asked: { thing: string; period: Interval }) {
  const { thing, period } = asked;
  const { items } = await reads.alarms(scope, { thing, limit: MOST_ALARMS });
  const within = items.filter((alarm) => overlaps(alarm, period)).toSorted((a, b) => a.opened - b.opened);
  return Promise.all(
    within.map(async (alarm): Promise<DiaryAlarm> => {
      const events = (await alarmEvents(scope, alarm.id)) ?? [];
      return { alarm, events: events.filter(({ time }) => time >= period.start && time < period.end) };
    }),
  );
}

/** What a station, its alarms and people said over a period; absent where there is no such object. */
export async function readStationDiary(
  from: DiaryReads,
  scope: Scope,
  asked: { readonly thing: string; readonly period: Interval; readonly now: Instant },
): Promise<StationDiary | undefined> {
  const sheet = await from.reads.thing(scope, asked.thing);
  if (sheet === undefined) return undefined;
  // what is not yet cannot be lost
  const period = { start: asked.period.start, end: Math.min(asked.period.end, asked.now) };
  const stage = sheet.latest.find(({ quantity }) => quantity === 'stage');
  const query = stage && { datastream: stage.datastream, from: period.start, to: period.end, grain: 'raw' as const };
  const points = query === undefined ? [] : await from.reads.series(scope, query);
  const gaps = stage === undefined ? [] : gapsOf(points, stage.period * 1000, period);
  return { sheet, points, gaps, alarms: await alarmsOf(from, scope, { ...asked, period }) };
}
