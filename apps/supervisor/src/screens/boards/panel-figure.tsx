import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import type { PanelOf, SeriesInfo } from './board-api.ts';
import { earlier, seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import type { PanelPeriod } from './board-context.ts';
import { figureOf, keptOf, nameOf, usualAcross } from './board-figures.ts';
import type { Figure } from './board-figures.ts';
import { say } from './say.ts';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';

type FigurePanel = PanelOf<'figure'>;

const keepOf = ({ keep }: FigurePanel) => keep ?? 'law';
const acrossOf = ({ across }: FigurePanel, series: SeriesInfo) => across ?? usualAcross(series);

/** A count of objects has the unit the board says; any other figure that of its quantity. */
function sayFigure(
  value: number,
  panel: FigurePanel,
  { series, language }: { series: SeriesInfo; language: Language },
): string {
  if (typeof panel.across !== 'object') return say(value, series, language);
  return `${number(value, language)}\u00A0${panel.counted?.[language] ?? ''}`.trim();
}

function standing(
  figure: Figure,
  panel: FigurePanel,
  { words, language, series }: { words: Words; language: Language; series: SeriesInfo },
): string {
  const all = number(figure.of, language);
  if (typeof panel.across === 'object') return words.boards.of(number(figure.objects, language), all);
  const across = acrossOf(panel, series);
  const how =
    typeof across === 'string' && figure.of > 1
      ? `${words.boards.across[across]}, ${words.boards.objects(number(figure.objects, language))}`
      : '';
  return [words.boards.keep[keepOf(panel)], how].filter((part) => part !== '').join(', ');
}

/** 364 days are 52 weeks: the same weekdays, a year before. */
const shiftOf = (panel: FigurePanel, { days }: PanelPeriod): number => (panel.trend === 'last-year' ? 364 : days);

function Trend({
  panel,
  now,
  period,
  series,
}: {
  panel: FigurePanel;
  now: number;
  period: PanelPeriod;
  series: SeriesInfo;
}) {
  const words = useWords();
  const language = useLanguage();
  const { data } = useMatrix(panel, earlier(period, shiftOf(panel, period)));
  const trend = panel.trend ?? 'previous';
  if (!data) return <p className="panel-trend muted">{'\u00A0'}</p>;
  const before = figureOf(data, { keep: keepOf(panel), across: acrossOf(panel, series), series });
  // fewer objects measured then: the two do not compare
  if (before.value === undefined || before.objects < 0.75 * before.of)
    return <p className="panel-trend muted">{words.boards.noTrend[trend]}</p>;
  const difference = now - before.value;
  const digits = typeof panel.across === 'object' ? 0 : series.decimals;
  const sign = difference > 0 ? '▲ +' : '▼ −';
  const text =
    Number(difference.toFixed(digits)) === 0
      ? `= ${words.boards.same}`
      : `${sign}${number(Math.abs(difference), language, digits)}`;
  return (
    <p className="panel-trend">
      {words.boards.trend[trend](text, sayFigure(before.value, panel, { series, language }))}
    </p>
  );
}

function Target({ panel, value }: { panel: FigurePanel; value: number }) {
  const words = useWords();
  const language = useLanguage();
  if (!panel.target) return null;
  const met = panel.worse === 'low' ? value >= panel.target.value : value <= panel.target.value;
  return (
    <p className="panel-target">
      {words.boards.target(panel.target.label[language], panel.target.source)}{' '}
      <strong className={met ? 'met' : 'unmet'}>{met ? `✓ ${words.boards.met}` : `▲ ${words.boards.unmet}`}</strong>
    </p>
  );
}

/** One number against its target, with its trend and its formula; its data under it. */
export function FigurePanelView({ panel }: { panel: FigurePanel }) {
  const words = useWords();
  const language = useLanguage();
  const series = seriesInfo(useBoard().board, panel.series);
  const period = usePeriod(panel.days);
  const query = useMatrix(panel, period);
  if (!series) return null;
  const figure = query.data && figureOf(query.data, { keep: keepOf(panel), across: acrossOf(panel, series), series });
  const formula = panel.formula?.[language] ?? series.source;
  const rows = query.data?.items.map((line) => {
    const value = keptOf(line.values, keepOf(panel), series);
    return [nameOf(query.data, line), value === undefined ? '–' : say(value, series, language)];
  });
  return (
    <PanelFrame panel={panel} series={series} note={words.boards.days(period.days)}>
      <PanelState query={query} />
      {figure && (
        <>
          <p className="panel-value">
            {figure.value === undefined ? '–' : sayFigure(figure.value, panel, { series, language })}
          </p>
          <p className="muted">
            {figure.value === undefined ? words.boards.noValue : standing(figure, panel, { words, language, series })}
            {figure.value !== undefined &&
              figure.whole < 0.75 &&
              ` (${words.boards.wholeShare(`${number(100 * figure.whole, language)}\u00A0%`)})`}
          </p>
          {figure.value !== undefined && <Target panel={panel} value={figure.value} />}
          {figure.value !== undefined && panel.trend && (
            <Trend panel={panel} now={figure.value} period={period} series={series} />
          )}
          {formula !== undefined && <p className="panel-note">{`${words.boards.formula} : ${formula}`}</p>}
          <PanelFoot
            table={{ title: panel.title[language], head: [words.boards.object, words.boards.value], rows: rows ?? [] }}
            asked={query.asked}
          />
        </>
      )}
    </PanelFrame>
  );
}
