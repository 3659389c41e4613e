import { ChartView } from '../../parts/chart-view.tsx';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Matrix, PanelOf, SeriesInfo } from './board-api.ts';
import { seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import type { PanelPeriod } from './board-context.ts';
import { byMonth, pointsAcross, usualAcross } from '@vigie/kit';
import type { TimePoint } from '@vigie/kit';
import { chartOf } from './panel-curve.tsx';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say, sayTime } from './say.ts';

const MONTH = 30 * 86_400_000;

type BarsPanel = PanelOf<'bars'>;

interface Drawn {
  readonly panel: BarsPanel;
  readonly series: SeriesInfo;
  readonly period: PanelPeriod;
  readonly matrix: Matrix;
  readonly points: readonly TimePoint[];
}

function Bars({ panel, points, ...rest }: Drawn) {
  const words = useWords();
  const language = useLanguage();
  if (points.every(({ value }) => value === undefined)) return <p className="calm">{words.boards.noValue}</p>;
  const width = panel.by === 'month' ? { width: MONTH } : {};
  const parts = { ...rest, ...width, title: panel.title[language], points, form: 'bars' } as const;
  return <ChartView description={chartOf(parts, words, language)} />;
}

function useTable({ panel, series, matrix, points }: Omit<Drawn, 'period'>) {
  const words = useWords();
  const language = useLanguage();
  const quality = ({ value, partial }: TimePoint) =>
    value === undefined ? words.boards.missingValue : words.boards[partial ? 'partial' : 'whole'];
  return {
    title: panel.title[language],
    head: [words.boards.time, words.boards.value, words.boards.quality],
    rows: points
      .toReversed()
      .map((point) => [
        sayTime(point.time, matrix.grain, language),
        say(point.value, series, language),
        quality(point),
      ]),
  };
}

const NOTHING: Matrix = { series: '', quantity: '', unit: '', law: 'none', grain: 'day', times: [], items: [] };

function Shown({ panel, series }: { panel: BarsPanel; series: SeriesInfo }) {
  const words = useWords();
  const language = useLanguage();
  const period = usePeriod(panel.days, series.window);
  const query = useMatrix(panel, period);
  const matrix = query.data ?? NOTHING;
  const across = panel.across ?? usualAcross(series);
  const days = pointsAcross(matrix, across);
  const points = panel.by === 'month' ? byMonth(days, series) : days;
  const drawn = { panel, series, period, matrix, points };
  const table = useTable(drawn);
  const of = matrix.items.length;
  const how = of > 1 ? `, ${words.boards.across[across]}, ${words.boards.objects(number(of, language))}` : '';
  const note = `${series.label[language]}, ${words.boards.days(period.days)}${how}`;
  return (
    <PanelFrame panel={panel} series={series} note={note}>
      <PanelState query={query} />
      {query.data && <Bars {...drawn} />}
      <PanelFoot asked={query.asked} table={table} />
    </PanelFrame>
  );
}

/** Totals by hour, day or month of all objects, or of the one chosen. */
export function BarsPanelView({ panel }: { panel: BarsPanel }) {
  const series = seriesInfo(useBoard().board, panel.series);
  return series ? <Shown panel={panel} series={series} /> : null;
}
