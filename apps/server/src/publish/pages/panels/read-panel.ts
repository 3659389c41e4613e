import { DAY, HOUR } from '@vigie/kit';
import type { Instant, PublicPanel, SeriesMatrix } from '@vigie/kit';
import { resolveSeries } from '../../api/boards/board-series.ts';
import type { ResolvedSeries } from '../../api/boards/board-series.ts';
import type { SeriesView } from '../../api/boards/board-shapes.ts';
import { matrixColumns } from '../../api/boards/matrix-columns.ts';
import type { MatrixLine } from '../../reads.ts';
import { startOfLocalDay } from '../format.ts';
import { type View, quantityOf } from '../page-context.ts';
import type { Pack } from '@vigie/kit';
import { slug } from '../territory.ts';

export type PanelGrain = 'hour' | 'day';

/** What is chosen for all the panels of a page. */
export interface PanelScope {
  readonly pack: Pack;
  /** Days the reader asked for; each panel has its own otherwise. */
  readonly days?: number | undefined;
  readonly commune?: string | undefined;
  /** Key of the only object. */
  readonly thing?: string | undefined;
}

export interface PanelPeriod {
  readonly days: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly grain: PanelGrain;
}

/** One series of a panel, read. */
export interface PanelSeries {
  readonly series: SeriesView;
  readonly matrix: SeriesMatrix;
}

/** What a panel is drawn from. */
export interface PanelData {
  readonly panel: PublicPanel;
  readonly period: PanelPeriod;
  /** The panel's series, in the order of `seriesOfPanel`. */
  readonly series: readonly PanelSeries[];
  /** The first series in the period it is compared with. */
  readonly before?: SeriesMatrix | undefined;
  /** Days between the period and the one before. */
  readonly shift: number;
  /** True on the page of one object. */
  readonly single: boolean;
}

/** Longest time by the hour that a drawing shows. */
const LONGEST_HOURS = 31;
const PAGE = 500;
/** Values of one panel at most: objects × windows. */
const MOST_VALUES = 400_000;
const FINE: readonly string[] = ['hour', 'trailing-30min', 'quarter-hour'];

function grainOf(panel: PublicPanel, window: string | undefined, days: number): PanelGrain {
  if (panel.form === 'comparison') return 'day';
  if (window !== undefined) return FINE.includes(window) ? 'hour' : 'day';
  if (panel.form === 'heatmap') return 'hour';
  return panel.grain ?? (days >= 15 ? 'day' : 'hour');
}

/** Whole windows only: a day is not shown before it has ended. */
export function periodOf(view: View, panel: PublicPanel, asked: { window?: string; days?: number }): PanelPeriod {
  const fixed = panel.form === 'figure' || panel.form === 'comparison';
  const wanted = fixed ? panel.days : (asked.days ?? panel.days);
  const grain = grainOf(panel, asked.window, wanted);
  const days = grain === 'hour' ? Math.min(wanted, LONGEST_HOURS) : wanted;
  if (grain === 'hour') {
    const to = Math.floor(view.now / HOUR) * HOUR;
    return { days, from: to - days * DAY, to, grain };
  }
  const zone = view.context.territory.timeZone;
  const to = startOfLocalDay(view.now, zone);
  // half a day on, so that a change of hour does not fall on the day before
  return { days, from: startOfLocalDay(to - days * DAY + DAY / 2, zone), to, grain };
}

/** 364 days are 52 weeks: the same weekdays, a year before. */
function shiftOf(panel: PublicPanel, { days }: PanelPeriod): number {
  if (panel.form === 'comparison') return panel.with === 'last-year' ? 364 : 7 * Math.ceil(days / 7);
  return panel.form === 'figure' && panel.trend === 'last-year' ? 364 : days;
}

/** One series of the objects in scope, on its own times. */
export async function readLines(
  view: View,
  { pack, commune, thing }: PanelScope,
  asked: { resolved: ResolvedSeries; period: PanelPeriod; assetType: string | undefined },
): Promise<SeriesMatrix> {
  const { resolved, period, assetType } = asked;
  const { from: quantity, indicator } = resolved;
  const { from, to, grain } = period;
  const lines: MatrixLine[] = [];
  let cursor: string | undefined;
  let values = 0;
  do {
    const query = { domain: pack.id, quantity, indicator, from, to, grain, assetType, thing, cursor, limit: PAGE };
    const page = await view.context.reads.matrix(view.scope, query);
    lines.push(...page.items);
    values += page.items.reduce((sum, { points }) => sum + points.length, 0);
    cursor = page.next;
  } while (cursor !== undefined && values < MOST_VALUES);
  const here = commune === undefined ? lines : lines.filter((line) => slug(line.commune ?? '') === slug(commune));
  return matrixColumns(here);
}

/** Series a panel draws: a composition and a table have several. */
function idsOf(panel: PublicPanel): readonly string[] {
  if (panel.form === 'table') return [panel.series, ...(panel.columns ?? [])];
  if (panel.form !== 'composition') return [panel.series];
  if ('series' in panel.of) return [panel.of.series];
  const { parts } = panel.of;
  const energies = parts.flatMap(({ energy }) => energy ?? []);
  return [...parts.map(({ series }) => series), ...(energies.length === parts.length ? energies : [])];
}

const comparesBefore = (panel: PublicPanel): boolean =>
  panel.form === 'comparison' || (panel.form === 'figure' && panel.trend !== undefined);

/** Reads one panel; absent where the pack has no such series. */
export async function readPanel(view: View, panel: PublicPanel, scope: PanelScope): Promise<PanelData | undefined> {
  const resolved = idsOf(panel).flatMap(
    (id) => resolveSeries(scope.pack, id, (key) => quantityOf(view.context, key)) ?? [],
  );
  const [first] = resolved;
  if (first === undefined) return undefined;
  const { window } = first.view;
  const period = periodOf(view, panel, {
    ...(window === undefined ? {} : { window }),
    ...(scope.days === undefined ? {} : { days: scope.days }),
  });
  const assetType = 'assetType' in panel ? panel.assetType : undefined;
  const series: PanelSeries[] = [];
  // one after the other: a page never takes more than one connection
  for (const one of resolved) {
    const matrix = await readLines(view, scope, { resolved: one, period, assetType });
    series.push({ series: one.view, matrix });
  }
  const shift = shiftOf(panel, period);
  const earlier = { ...period, from: period.from - shift * DAY, to: period.to - shift * DAY };
  const before = comparesBefore(panel)
    ? await readLines(view, scope, { resolved: first, period: earlier, assetType })
    : undefined;
  return { panel, period, series, before, shift, single: scope.thing !== undefined };
}

const PLACES = { theme: ['theme', 'both'], station: ['station', 'both'] } as const;

/** The panels a page draws, in the order of the pack. */
export function panelsOn(pack: Pack, page: keyof typeof PLACES): readonly PublicPanel[] {
  const places: readonly string[] = PLACES[page];
  return (pack.publicContent.panels ?? []).filter(({ on = 'theme' }) => places.includes(on));
}

/** All the panels of a page. */
export async function readPanels(
  view: View,
  panels: readonly PublicPanel[],
  scope: PanelScope,
): Promise<readonly PanelData[]> {
  const read: PanelData[] = [];
  for (const panel of panels) {
    const data = await readPanel(view, panel, scope);
    if (data !== undefined) read.push(data);
  }
  return read;
}
