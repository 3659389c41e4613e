import { drawPairs } from '@vigie/ui/panels';
import type { MatchedDifference } from '@vigie/kit';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { PanelOf, SeriesInfo } from './board-api.ts';
import { earlier, seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import { addsUp, compare, pointsAcross, usualAcross } from './board-figures.ts';
import { DrawnView } from './drawn-view.tsx';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say } from './say.ts';

/** 52 weeks: the same weekdays, a year before. */
const YEAR = 364;

/** The difference in words, and whether it may be chance. */
function Verdict({ difference, series: shown }: { difference: MatchedDifference; series: SeriesInfo }) {
  const words = useWords().boards;
  const language = useLanguage();
  // a mean of differences is finer than a value
  const series = { ...shown, decimals: shown.decimals + 1 };
  const { halfWidth, pairs } = difference;
  const sign = difference.difference >= 0 ? '+' : '−';
  const amount = `${sign}${say(Math.abs(difference.difference), series, language)}`;
  const share = 100 * (difference.difference / difference.before);
  const percent =
    addsUp(series) && difference.before > 0 ? ` (${sign}${number(Math.abs(share), language)}\u00A0%)` : '';
  if (halfWidth === undefined) return <p>{words.oneDay}</p>;
  return (
    <>
      <p className="panel-value smaller">
        {amount}
        {percent}
      </p>
      <p>
        {words.interval(amount, say(halfWidth, series, language), pairs)}{' '}
        {Math.abs(difference.difference) <= halfWidth ? words.unsure : words.sure}
      </p>
    </>
  );
}

/** The period against an earlier one on the same weekdays, with its uncertainty. */
export function ComparisonPanelView({ panel }: { panel: PanelOf<'comparison'> }) {
  const words = useWords();
  const language = useLanguage();
  const series = seriesInfo(useBoard().board, panel.series);
  const period = usePeriod(panel.days);
  const shift = panel.with === 'last-year' ? YEAR : 7 * Math.ceil(period.days / 7);
  const grain = { ...panel, grain: 'day' as const };
  const query = useMatrix(grain, period);
  const before = useMatrix(grain, earlier(period, shift));
  if (!series) return null;
  const title = panel.title[language];
  const across = panel.across ?? usualAcross(series);
  const found =
    query.data && before.data
      ? compare({ now: pointsAcross(query.data, across), before: pointsAcross(before.data, across), shift }, series)
      : undefined;
  const rows = words.boards.weekdays.map((label, at) => ({ label, ...found?.weekdays[at] }));
  const names = { now: words.boards.now, before: words.boards.before[panel.with] };
  const shown = {
    title,
    rows,
    words: names,
    fromZero: addsUp(series),
    say: (value: number) => say(value, series, language),
  };
  return (
    <PanelFrame
      panel={panel}
      series={series}
      note={`${series.label[language]}, ${words.boards.days(period.days)}, ${words.boards.across[across]}`}
    >
      <PanelState query={query} />
      <PanelState query={before} />
      {found && !found.difference && <p className="calm">{words.boards.noPair}</p>}
      {found?.difference && (
        <>
          <Verdict difference={found.difference} series={series} />
          <div className="drawing-frame" tabIndex={0} role="region" aria-label={title}>
            <DrawnView drawing={drawPairs(shown)} />
          </div>
          <ul className="stack-key">
            <li>
              <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
                <circle className="pair-now" cx="7" cy="7" r="6" />
              </svg>
              {names.now}
            </li>
            <li>
              <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
                <circle className="pair-before" cx="7" cy="7" r="5" />
              </svg>
              {names.before}
            </li>
          </ul>
          <p className="panel-note">{words.boards.independent}</p>
          <PanelFoot
            asked={query.asked}
            table={{
              title,
              head: [words.boards.weekday, names.now, names.before],
              rows: rows.map(({ label, now, before: then }) => [
                label,
                say(now, series, language),
                say(then, series, language),
              ]),
            }}
          />
        </>
      )}
    </PanelFrame>
  );
}
