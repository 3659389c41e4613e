import { drawLines } from '@vigie/ui/panels';
import type { ChartDescription } from '@vigie/ui/chart';
import { ChartView } from '../../parts/chart-view.tsx';
import { number, ZONE } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import type { Matrix, PanelOf, SeriesInfo } from './board-api.ts';
import { seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import type { PanelPeriod } from './board-context.ts';
import { lineName, pointsOfLine, rankLines } from '@vigie/kit';
import type { RankedLine, TimePoint } from '@vigie/kit';
import { DrawnView } from './drawn-view.tsx';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say, sayShortDay, sayTime } from './say.ts';

/** More lines could not be told apart. */
const MOST = 6;
const HOUR = 3_600_000;

/** Reference lines of the indicator and levels of the rules, each said once. */
export function levelsOf(
  { references, thresholds }: SeriesInfo,
  language: Language,
): { value: number; name: string }[] {
  const all = [...references, ...thresholds].map(({ value, label }) => ({ value, name: label[language] }));
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at);
}

export const stepOf = ({ grain }: Matrix): number => (grain === 'hour' ? HOUR : 24 * HOUR);

interface ChartParts {
  readonly title: string;
  readonly matrix: Matrix;
  readonly series: SeriesInfo;
  readonly period: PanelPeriod;
  readonly points: readonly TimePoint[];
  readonly form: 'line' | 'bars';
  readonly width?: number;
}

/** A chart of one line of a board, as the sheet of an object draws it. */
export function chartOf(parts: ChartParts, words: Words, language: Language): ChartDescription {
  const { title, matrix, series, period, points, form } = parts;
  const width = parts.width ?? stepOf(matrix);
  return {
    title,
    unit: series.symbol,
    decimals: series.decimals,
    language,
    zone: ZONE,
    form,
    points: points.map(({ time, value, partial }) =>
      value === undefined ? { time, quality: 'missing' } : { time, value, quality: partial ? 'partial' : 'good' },
    ),
    from: Date.parse(period.from),
    to: Date.parse(period.to),
    joinWithin: 2.6 * width,
    width,
    thresholds: form === 'bars' ? [] : levelsOf(series, language),
    words: { quality: words.thing.chartQuality, at: words.thing.at },
  };
}

function Lines({ ranked, parts }: { ranked: readonly RankedLine[]; parts: Omit<ChartParts, 'points' | 'form'> }) {
  const language = useLanguage();
  const { title, matrix, series, period } = parts;
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const every = (to - from) / 6;
  const drawing = drawLines({
    title,
    lines: ranked.map((one) => ({ name: lineName(matrix, one.line), points: pointsOfLine(matrix, one.line) })),
    from,
    to,
    references: levelsOf(series, language),
    joinWithin: 2.6 * stepOf(matrix),
    ticks: Array.from({ length: 6 }, (_, at) => {
      const time = from + (at + 0.5) * every;
      return { time, label: period.days > 2 ? sayShortDay(time, language) : sayTime(time, 'hour', language) };
    }),
    say: (value) => say(value, series, language),
  });
  return (
    <div className="drawing-frame" tabIndex={0} role="group" aria-label={title}>
      <DrawnView drawing={drawing} />
    </div>
  );
}

/** One object as a chart to read along, several on one ground. */
function Drawing({ shown, parts }: { shown: readonly RankedLine[]; parts: Omit<ChartParts, 'points' | 'form'> }) {
  const words = useWords();
  const language = useLanguage();
  const [only] = shown;
  if (!only) return <p className="calm">{words.boards.noValue}</p>;
  if (shown.length > 1) return <Lines ranked={shown} parts={parts} />;
  const points = pointsOfLine(parts.matrix, only.line);
  return <ChartView description={chartOf({ ...parts, points, form: 'line' }, words, language)} />;
}

function Shown({ panel, series }: { panel: PanelOf<'curve'>; series: SeriesInfo }) {
  const words = useWords();
  const language = useLanguage();
  const period = usePeriod(panel.days, series.window);
  const query = useMatrix(panel, period);
  const matrix = query.data;
  const title = panel.title[language];
  const note = `${series.label[language]}, ${words.boards.days(period.days)}`;
  if (!matrix) {
    return (
      <PanelFrame panel={panel} series={series} note={note}>
        <PanelState query={query} />
      </PanelFrame>
    );
  }
  const how = { keep: 'last', worse: panel.worse ?? 'high', series } as const;
  const ranked = rankLines(matrix, how).filter(({ value }) => value !== undefined);
  const shown = ranked.slice(0, MOST);
  const rows = matrix.times.map((time, at) => [
    sayTime(time, matrix.grain, language),
    ...shown.map(({ line }) => say(line.values[at], series, language)),
  ]);
  const head = [words.boards.time, ...shown.map(({ line }) => lineName(matrix, line))];
  return (
    <PanelFrame panel={panel} series={series} note={note}>
      <Drawing shown={shown} parts={{ title, matrix, series, period }} />
      {ranked.length > MOST && (
        <p className="panel-note">{words.boards.more(number(ranked.length - MOST, language))}</p>
      )}
      <PanelFoot asked={query.asked} table={{ title, head, rows: rows.toReversed() }} />
    </PanelFrame>
  );
}

/** The object chosen as a chart to read along; the worst ones of all on one ground else. */
export function CurvePanelView({ panel }: { panel: PanelOf<'curve'> }) {
  const series = seriesInfo(useBoard().board, panel.series);
  return series ? <Shown panel={panel} series={series} /> : null;
}
