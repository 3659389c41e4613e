import type { Interval } from '@vigie/kit';
import type { AlarmRow, LatestValue, SeriesPoint, ThingSheet } from '#publish/reads.ts';
import type { CountingStudy } from '../../counting/counting-study.ts';
import { readOutlook } from '../../river/river-outlook.ts';
import type { RiverOutlook } from '../../river/river-outlook.ts';
import { periodOf } from '../freshness.ts';
import type { View } from '../page-context.ts';
import { type ShownValue, type Station, shownValue, toStation } from '../station.ts';
import { readCrossed } from '../theme/theme-data.ts';
import { type StationIndicator, readIndicators } from './station-indicators.ts';
import { type PanelData, panelsOn, readPanels } from '../panels/read-panel.ts';
import type { Query } from '../theme/selection.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
export const STATION_PERIODS: readonly number[] = [1, 7, 30, 365];
/** More raw points than this in a drawing are rolled up by hour. */
const MOST_RAW = 1_100;

export type Grain = 'raw' | 'hour' | 'day';

export interface StationData {
  readonly sheet: ThingSheet;
  readonly station: Station;
  /** The measure the curve shows. */
  readonly shown: ShownValue | undefined;
  readonly measures: readonly ShownValue[];
  readonly days: number;
  readonly interval: Interval;
  readonly grain: Grain;
  readonly step: number;
  readonly points: readonly SeriesPoint[];
  /** Same length, one week before, moved onto the interval. */
  readonly before: readonly SeriesPoint[];
  readonly crossed: readonly AlarmRow[];
  readonly indicators: readonly StationIndicator[];
  /** What comes next, of a level station. */
  readonly outlook: RiverOutlook | undefined;
  /** Days against what was expected, of a counter. */
  readonly counting: CountingStudy | undefined;
  readonly panels: readonly PanelData[];
}

/** The finest grain that stays readable and light. */
export function grainFor(days: number, latest: LatestValue): Grain {
  if (days > 60) return 'day';
  return (days * DAY) / periodOf(latest) <= MOST_RAW ? 'raw' : 'hour';
}

function stepOf(grain: Grain, latest: LatestValue): number {
  return { raw: periodOf(latest), hour: 3_600_000, day: DAY }[grain];
}

function chosenDays(query: Query): number {
  const asked = Number(query['jours']);
  return STATION_PERIODS.includes(asked) ? asked : 7;
}

async function readBefore(
  view: View,
  shown: ShownValue,
  { interval, grain, days }: { interval: Interval; grain: Grain; days: number },
) {
  if (days > 7) return [];
  const points = await view.context.reads.series(view.scope, {
    datastream: shown.latest.datastream,
    from: interval.start - WEEK,
    to: interval.end - WEEK,
    grain,
  });
  return points.map((point) => ({ ...point, time: point.time + WEEK }));
}

/** Panels of one object: those of its type, over their own days. */
async function readStationPanels(view: View, { pack, thing }: Station): Promise<readonly PanelData[]> {
  if (pack === undefined) return [];
  return readPanels(view, panelsOn(pack, 'station'), { pack, thing: thing.key });
}

/** Everything a station page says; absent when there is no such point. */
export async function readStation(view: View, key: string, query: Query): Promise<StationData | undefined> {
  const { context, scope, now } = view;
  const sheet = await context.reads.thing(scope, key);
  if (sheet === undefined) return undefined;
  const station = toStation(context, sheet, now);
  const measures = sheet.latest
    .filter(({ role }) => role === 'measure')
    .map((latest) => shownValue(context, latest, now));
  const shown = measures.find(({ latest }) => String(latest.datastream) === query['mesure']) ?? station.headline;
  const days = chosenDays(query);
  const interval = { start: now - days * DAY, end: now };
  const measuresStage = measures.some(({ latest }) => latest.quantity === 'stage');
  const counts = measures.some(({ latest }) => latest.quantity === 'count');
  const [crossed, indicators, outlook, counting] = await Promise.all([
    station.pack === undefined ? [] : readCrossed(view, station.pack, sheet.key),
    readIndicators(view, station),
    measuresStage ? readOutlook({ reads: context.reads, clock: { now: () => now } }, scope, key) : undefined,
    counts ? context.studies(scope, key) : undefined,
  ]);
  const panels = await readStationPanels(view, station);
  const base = { panels, sheet, station, shown, measures, days, interval, crossed, indicators, outlook, counting };
  if (shown === undefined) return { ...base, grain: 'raw', step: DAY, points: [], before: [] };
  const grain = grainFor(days, shown.latest);
  const [points, before] = await Promise.all([
    context.reads.series(scope, { datastream: shown.latest.datastream, from: interval.start, to: now, grain }),
    readBefore(view, shown, { interval, grain, days }),
  ]);
  return { ...base, grain, step: stepOf(grain, shown.latest), points, before };
}
