import { ChartView } from '../../parts/chart-view.tsx';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { PanelOf } from './board-api.ts';
import { seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import { byMonth, pointsAcross, usualAcross } from './board-figures.ts';
import { chartOf } from './panel-curve.tsx';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say, sayTime } from './say.ts';

const MONTH = 30 * 86_400_000;

/** Totals by hour, day or month of all objects, or of the one chosen. */
export function BarsPanelView({ panel }: { panel: PanelOf<'bars'> }) {
  const words = useWords();
  const language = useLanguage();
  const series = seriesInfo(useBoard().board, panel.series);
  const period = usePeriod(panel.days);
  const query = useMatrix(panel, period);
  if (!series) return null;
  const matrix = query.data;
  const across = panel.across ?? usualAcross(series);
  const days = matrix ? pointsAcross(matrix, across) : [];
  const points = panel.by === 'month' ? byMonth(days, series) : days;
  const title = panel.title[language];
  const of = matrix ? matrix.items.length : 0;
  const how = of > 1 ? `, ${words.boards.across[across]}, ${words.boards.objects(number(of, language))}` : '';
  return (
    <PanelFrame
      panel={panel}
      series={series}
      note={`${series.label[language]}, ${words.boards.days(period.days)}${how}`}
    >
      <PanelState query={query} />
      {matrix && points.every(({ value }) => value === undefined) && <p className="calm">{words.boards.noValue}</p>}
      {matrix && points.some(({ value }) => value !== undefined) && (
        <ChartView
          description={chartOf(
            { title, matrix, series, period, points, form: 'bars', ...(panel.by === 'month' ? { width: MONTH } : {}) },
            words,
            language,
          )}
        />
      )}
      {matrix && (
        <PanelFoot
          asked={query.asked}
          table={{
            title,
            head: [words.boards.time, words.boards.value, words.boards.quality],
            rows: points
              .toReversed()
              .map(({ time, value, partial }) => [
                sayTime(time, matrix.grain, language),
                say(value, series, language),
                value === undefined ? words.boards.missingValue : partial ? words.boards.partial : words.boards.whole,
              ]),
          }}
        />
      )}
    </PanelFrame>
  );
}
