import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { PanelOf } from './board-api.ts';
import { seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import { lineName, rankLines } from '@vigie/kit';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say } from './say.ts';

const MOST = 8;

/** Ranking of objects; each leads to its sheet. */
export function WorstPanelView({ panel }: { panel: PanelOf<'worst'> }) {
  const words = useWords();
  const language = useLanguage();
  const series = seriesInfo(useBoard().board, panel.series);
  const period = usePeriod(panel.days);
  const query = useMatrix(panel, period);
  if (!series) return null;
  const matrix = query.data;
  const keep = panel.keep ?? 'law';
  const ranked = matrix ? rankLines(matrix, { keep, worse: panel.worse ?? 'high', series }) : [];
  const shown = ranked.filter(({ value }) => value !== undefined).slice(0, panel.most ?? MOST);
  const most = Math.max(...shown.map(({ value }) => Math.abs(value ?? 0)), 0);
  return (
    <PanelFrame
      panel={panel}
      series={series}
      note={`${series.label[language]}, ${words.boards.keep[keep]}, ${words.boards.days(period.days)}`}
    >
      <PanelState query={query} />
      {matrix && shown.length === 0 && <p className="calm">{words.boards.noValue}</p>}
      {matrix && (
        <ol className="ranking">
          {shown.map(({ line, value }) => (
            <li key={line.datastream}>
              <Link to={paths.thing(line.thing)}>{lineName(matrix, line)}</Link>
              <span className="ranking-value">{say(value, series, language)}</span>
              <span
                className="ranking-bar"
                aria-hidden="true"
                style={{ width: `${most > 0 ? (100 * Math.abs(value ?? 0)) / most : 0}%` }}
              />
            </li>
          ))}
        </ol>
      )}
      <PanelFoot asked={query.asked} />
    </PanelFrame>
  );
}
