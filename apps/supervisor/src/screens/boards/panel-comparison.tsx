import { drawPairs } from '@vigie/ui/panels';
import type { MatchedDifference } from '@vigie/kit';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { MatrixAsked, PanelOf, SeriesInfo } from './board-api.ts';
import { earlier, seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import { addsUp, compareWeekdays, pointsAcross, usualAcross } from '@vigie/kit';
import type { WeekdayComparison } from '@vigie/kit';
import { PanelStudy } from '../noise/panel-study.tsx';
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

type Names = { readonly now: string; readonly before: string };

function Key({ now, before }: Names) {
  return (
    <ul className="stack-key">
      <li>
        <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
          <circle className="pair-now" cx="7" cy="7" r="6" />
        </svg>
        {now}
      </li>
      <li>
        <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
          <circle className="pair-before" cx="7" cy="7" r="5" />
        </svg>
        {before}
      </li>
    </ul>
  );
}

interface FoundProps {
  readonly panel: PanelOf<'comparison'>;
  readonly series: SeriesInfo;
  readonly found: WeekdayComparison;
  readonly asked: MatrixAsked;
}

/** Weekday by weekday, with the verdict above and the table below. */
function Found({ panel, series, found, asked }: FoundProps) {
  const words = useWords();
  const language = useLanguage();
  const title = panel.title[language];
  const names = { now: words.boards.now, before: words.boards.before[panel.with] };
  const told = (value: number | undefined) => say(value, series, language);
  const rows = words.boards.weekdays.map((label, at) => ({ label, ...found.weekdays[at] }));
  if (!found.difference) return <p className="calm">{words.boards.noPair}</p>;
  const drawing = drawPairs({ title, rows, words: names, fromZero: addsUp(series), say: told });
  const table = {
    title,
    head: [words.boards.weekday, names.now, names.before],
    rows: rows.map(({ label, now, before }) => [label, told(now), told(before)]),
  };
  return (
    <>
      <Verdict difference={found.difference} series={series} />
      <div className="drawing-frame" tabIndex={0} role="group" aria-label={title}>
        <DrawnView drawing={drawing} />
      </div>
      <Key {...names} />
      <p className="panel-note">{words.boards.independent}</p>
      <PanelFoot asked={asked} table={table} />
    </>
  );
}

function Shown({ panel, series }: Pick<FoundProps, 'panel' | 'series'>) {
  const words = useWords();
  const language = useLanguage();
  const period = usePeriod(panel.days);
  const { thing } = useBoard();
  const shift = panel.with === 'last-year' ? YEAR : 7 * Math.ceil(period.days / 7);
  const daily = { ...panel, grain: 'day' as const };
  const query = useMatrix(daily, period);
  const before = useMatrix(daily, earlier(period, shift));
  const across = panel.across ?? usualAcross(series);
  const note = `${series.label[language]}, ${words.boards.days(period.days)}, ${words.boards.across[across]}`;
  const [now, then] = [query.data, before.data].map((matrix) => matrix && pointsAcross(matrix, across));
  return (
    <PanelFrame panel={panel} series={series} note={note}>
      <PanelState query={query.error ? query : before} />
      {now && then && (
        <Found
          panel={panel}
          series={series}
          found={compareWeekdays({ now, before: then, shift }, series)}
          asked={query.asked}
        />
      )}
      <PanelStudy series={panel.series} thing={thing} now={period} before={earlier(period, shift)} />
    </PanelFrame>
  );
}

/** The period against an earlier one on the same weekdays, with its uncertainty. */
export function ComparisonPanelView({ panel }: { panel: PanelOf<'comparison'> }) {
  const series = seriesInfo(useBoard().board, panel.series);
  return series ? <Shown panel={panel} series={series} /> : null;
}
