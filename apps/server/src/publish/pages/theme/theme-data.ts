import type { IndicatorWindow, Pack, Quantity, WindowIndicator } from '@vigie/kit';
import type { ThemePolicy } from '#publish/ports/policies.ts';
import type { AlarmRow, IndicatorRow } from '#publish/reads.ts';
import { type View, quantityOf } from '../page-context.ts';
import { type Station, carriesTheme, readStations } from '../station.ts';
import { type PanelData, panelsOn, readPanels } from '../panels/read-panel.ts';
import { slug } from '../territory.ts';
import { wholePlaces } from './whole-places.ts';
import { type Selection, THEME_PERIODS } from './selection.ts';

/** Everything a theme page says, read once. */
export interface ThemeData {
  readonly pack: Pack;
  /** What is shown: the nearest to what was asked that stays readable. */
  readonly selection: Selection;
  readonly offered: readonly number[];
  readonly stations: readonly Station[];
  readonly indicator: WindowIndicator | undefined;
  readonly chartQuantity: Quantity | undefined;
  /** Values of the chart's indicator for the chosen points, by start of window. */
  readonly rows: readonly IndicatorRow[];
  /** Open alarms a resident may be told of. */
  readonly crossed: readonly AlarmRow[];
  readonly panels: readonly PanelData[];
  /** What the territory itself states. */
  readonly policy: ThemePolicy;
}

const PAGE_SIZE = 5000;
/** Rows of indicators one page may ask for; longer periods are not offered beyond. */
const MOST_ROWS = 60_000;

export function chartIndicator(pack: Pack): WindowIndicator | undefined {
  const found = pack.indicators.find(({ id }) => id === pack.publicContent.chart);
  return found?.kind === 'window' ? found : undefined;
}

const WINDOWS_A_DAY: Readonly<Record<IndicatorWindow, number>> = {
  'trailing-30min': 48,
  'quarter-hour': 96,
  hour: 24,
  'local-day': 1,
  'local-night': 1,
  'local-month': 1 / 30,
  'local-year': 1 / 365,
};
/** More windows than this neither show in a drawing nor are read in a table. */
const MOST_WINDOWS = 800;

/** Periods that stay quick and readable for this indicator over this many points. */
export function offeredPeriods(
  periods: readonly number[],
  stations: number,
  window: IndicatorWindow,
): readonly number[] {
  const windows = (days: number) => days * WINDOWS_A_DAY[window];
  return periods.filter(
    (days) => days === periods[0] || (windows(days) <= MOST_WINDOWS && windows(days) * stations <= MOST_ROWS),
  );
}

/** Values of one indicator over an interval, all pages. */
export async function readIndicatorRows(
  view: View,
  query: { readonly indicator: string; readonly from: number; readonly to: number; readonly thing?: string },
): Promise<readonly IndicatorRow[]> {
  const rows: IndicatorRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await view.context.reads.indicatorValues(view.scope, { ...query, limit: PAGE_SIZE, cursor });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && rows.length < MOST_ROWS);
  return rows;
}

const SHOWN_STATES: ReadonlySet<AlarmRow['state']> = new Set(['active-unacknowledged', 'active-acknowledged']);

/** Rules whose crossing says something of the city; those of sensors (battery, tilt, silence) stay with operators. */
export function publicRules(pack: Pack): ReadonlySet<string> {
  const quantities = new Set([
    pack.publicContent.headline,
    ...pack.indicators
      .filter((one) => one.kind === 'window' && one.audience === undefined)
      .map(({ quantity }) => quantity),
  ]);
  const rules = pack.rules.filter(({ quantity, test }) => {
    // A threshold of zero watches a sensor that counts nothing, not a place.
    const ofPlace = test.kind === 'threshold' && test.thresholds.some((threshold) => threshold !== 0);
    return ofPlace && quantities.has(quantity);
  });
  return new Set(rules.map(({ id }) => id));
}

/** Crossed local thresholds of one theme or one point. */
export async function readCrossed(view: View, pack: Pack, thing?: string): Promise<readonly AlarmRow[]> {
  const page = await view.context.reads.alarms(view.scope, { open: true, domain: pack.id, thing, limit: 200 });
  const rules = publicRules(pack);
  return page.items.filter((alarm) => rules.has(alarm.rule) && SHOWN_STATES.has(alarm.state));
}

export async function readTheme(view: View, pack: Pack, selection: Selection): Promise<ThemeData> {
  const indicator = chartIndicator(pack);
  const [all, crossed, policies] = await Promise.all([
    readStations(view, pack.id),
    readCrossed(view, pack),
    view.context.policies.list(view.scope),
  ]);
  const { commune, interval } = selection;
  const inPlace = (name: string | undefined) => commune === undefined || slug(name ?? '') === slug(commune.name);
  const stations = all.filter(({ thing }) => inPlace(thing.commune));
  const keys = new Set(stations.map(({ thing }) => thing.key));
  const carrying = new Set(stations.filter((one) => carriesTheme(pack, one)).map(({ thing }) => thing.key));
  const offered = offeredPeriods(
    THEME_PERIODS,
    all.filter((one) => carriesTheme(pack, one)).length,
    indicator?.window ?? 'local-day',
  );
  const chosen = offered.includes(selection.days) ? selection : { ...selection, days: offered.at(-1) ?? 7 };
  const from = chosen === selection ? interval.start : view.now - chosen.days * 86_400_000;
  const rows =
    indicator === undefined ? [] : await readIndicatorRows(view, { indicator: indicator.id, from, to: interval.end });
  const chartQuantity = indicator === undefined ? undefined : quantityOf(view.context, indicator.quantity);
  const scope = { pack, days: selection.asked, commune: commune?.name };
  return {
    pack,
    policy: policies.find(({ domain }) => domain === pack.id) ?? {},
    panels: await readPanels(view, panelsOn(pack, 'theme'), scope),
    selection: { ...chosen, interval: { start: from, end: interval.end } },
    offered,
    stations,
    indicator,
    chartQuantity,
    rows: wholePlaces(
      rows.filter(({ thing }) => carrying.has(thing)),
      chartQuantity,
    ),
    crossed: crossed.filter(({ subject }) => keys.has(subject.key)),
  };
}
