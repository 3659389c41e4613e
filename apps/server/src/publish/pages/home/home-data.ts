import type { Pack } from '@vigie/kit';
import type { AlarmRow, IndicatorRow } from '#publish/reads.ts';
import type { ChartPoint } from '../chart/time-chart.ts';
import { startOfLocalDay } from '../format.ts';
import { type View, quantityOf } from '../page-context.ts';
import { type Station, carriesTheme, readStations } from '../station.ts';
import { chartIndicator, readCrossed, readIndicatorRows } from '../theme/theme-data.ts';
import { chartRows, themePoints } from '../theme/theme-chart.ts';

const DAYS = 14;

/** One theme of the home page. */
export interface Watch {
  readonly pack: Pack;
  readonly stations: readonly Station[];
  readonly rows: readonly IndicatorRow[];
  readonly points: readonly ChartPoint[];
  readonly fromZero: boolean;
  readonly crossed: readonly AlarmRow[];
}

export interface HomeData {
  readonly stations: readonly Station[];
  readonly watches: readonly Watch[];
}

async function readWatch(view: View, pack: Pack, all: readonly Station[]): Promise<Watch> {
  const indicator = chartIndicator(pack);
  const from = startOfLocalDay(view.now - DAYS * 86_400_000, view.context.territory.timeZone);
  const stations = all.filter(({ thing }) => thing.domain === pack.id);
  const own = new Set(stations.filter((station) => carriesTheme(pack, station)).map(({ thing }) => thing.key));
  const [read, crossed] = await Promise.all([
    indicator === undefined ? [] : readIndicatorRows(view, { indicator: indicator.id, from, to: view.now }),
    readCrossed(view, pack),
  ]);
  const rows = read.filter(({ thing }) => own.has(thing));
  const quantity = quantityOf(view.context, indicator?.quantity ?? '');
  const shown = chartRows(view, { pack, stations, rows }, quantity);
  const points = themePoints(shown.rows, quantity, view.now);
  return { pack, stations, rows, points, fromZero: quantity.law === 'sum' || quantity.symbol === '%', crossed };
}

export async function readHome(view: View): Promise<HomeData> {
  const stations = await readStations(view);
  return { stations, watches: await Promise.all(view.context.packs.map((pack) => readWatch(view, pack, stations))) };
}
