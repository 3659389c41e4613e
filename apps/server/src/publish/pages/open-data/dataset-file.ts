import { localDate, localMonth } from '@vigie/kit';
import type { Dataset, Interval, Pack } from '@vigie/kit';
import { resolveSeries } from '../../api/boards/board-series.ts';
import { type View, quantityOf } from '../page-context.ts';
import { panelCsv } from '../panels/panel-csv.ts';
import { type PanelSeries, readLines } from '../panels/read-panel.ts';
import type { Query } from '../theme/selection.ts';

/** Months offered for each dataset, the current one included. */
const MONTHS = 13;

export interface Month {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
}

/** `2026-10`. */
export const monthKey = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`;

/** The months of which files are offered, newest first. */
export function offeredMonths({ now, context }: View): readonly Month[] {
  const { year, month } = localDate(now, context.territory.timeZone);
  return Array.from({ length: MONTHS }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return { year: Math.floor(at / 12), month: (at % 12) + 1 };
  });
}

export interface FoundDataset {
  readonly pack: Pack;
  readonly dataset: Dataset;
}

export function findDataset(view: View, id: string): FoundDataset | undefined {
  const all = view.context.packs.flatMap((pack) => pack.datasets.map((dataset) => ({ pack, dataset })));
  return all.find(({ dataset }) => dataset.id === id);
}

/** Grain of the files: values as they were measured are read through the interface. */
export const fileGrain = ({ grain }: Dataset): 'hour' | 'day' => (grain === 'day' ? 'day' : 'hour');

/** One month of a dataset; absent where the month is not offered. */
export async function datasetFile(
  view: View,
  { pack, dataset }: FoundDataset,
  query: Query,
): Promise<string | undefined> {
  const months = offeredMonths(view);
  const [current] = months;
  const chosen = query['mois'] === undefined ? current : months.find((month) => monthKey(month) === query['mois']);
  if (chosen === undefined) return undefined;
  const { start, end }: Interval = localMonth(chosen.year, chosen.month, view.context.territory.timeZone);
  const period = { days: 31, from: start, to: Math.min(end, view.now), grain: fileGrain(dataset) };
  const series: PanelSeries[] = [];
  // one after the other: a file never takes more than one connection
  for (const id of dataset.series) {
    const resolved = resolveSeries(pack, id, (key) => quantityOf(view.context, key));
    if (resolved === undefined) continue;
    const { assetType } = pack.publicContent;
    series.push({ series: resolved.view, matrix: await readLines(view, { pack }, { resolved, period, assetType }) });
  }
  return panelCsv({ series, period });
}
