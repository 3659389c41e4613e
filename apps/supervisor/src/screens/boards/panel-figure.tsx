import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import type { Matrix, MatrixAsked, PanelOf, SeriesInfo } from './board-api.ts';
import { earlier, seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import type { PanelPeriod } from './board-context.ts';
import { figureOf, keptValue, lineName, usualAcross } from '@vigie/kit';
import type { MatrixFigure } from '@vigie/kit';
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
  figure: MatrixFigure,
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
      <strong>{met ? `✓ ${words.boards.met}` : `▲ ${words.boards.unmet}`}</strong>
    </p>
  );
}

interface ShownFigure {
  readonly panel: FigurePanel;
  readonly series: SeriesInfo;
  readonly period: PanelPeriod;
}

/** The number with what it stands on, its target and its trend. */
function Value({ figure, value, ...shown }: ShownFigure & { figure: MatrixFigure; value: number }) {
  const words = useWords();
  const language = useLanguage();
  const { panel, series } = shown;
  const share = `${number(100 * figure.whole, language)}\u00A0%`;
  return (
    <>
      <p className="panel-value">{sayFigure(value, panel, { series, language })}</p>
      <p className="muted">
        {standing(figure, panel, { words, language, series })}
        {figure.whole < 0.75 && ` (${words.boards.wholeShare(share)})`}
      </p>
      <Target panel={panel} value={value} />
      {panel.trend && <Trend {...shown} now={value} />}
    </>
  );
}

/** The number's formula, and the value of each object. */
function Ground({
  panel,
  series,
  matrix,
  asked,
}: Omit<ShownFigure, 'period'> & { matrix: Matrix; asked: MatrixAsked }) {
  const words = useWords();
  const language = useLanguage();
  const formula = panel.formula?.[language] ?? series.source;
  const rows = matrix.items.map((line) => [
    lineName(matrix, line),
    say(keptValue(line.values, keepOf(panel), series), series, language),
  ]);
  const table = { title: panel.title[language], head: [words.boards.object, words.boards.value], rows };
  return (
    <>
      {formula !== undefined && <p className="panel-note">{`${words.boards.formula} : ${formula}`}</p>}
      <PanelFoot table={table} asked={asked} />
    </>
  );
}

function Shown({ panel, series }: { panel: FigurePanel; series: SeriesInfo }) {
  const words = useWords();
  const period = usePeriod(panel.days);
  const query = useMatrix(panel, period);
  const figure = query.data && figureOf(query.data, { keep: keepOf(panel), across: acrossOf(panel, series), series });
  return (
    <PanelFrame panel={panel} series={series} note={words.boards.days(period.days)}>
      <PanelState query={query} />
      {figure && figure.value === undefined && <p className="calm">{words.boards.noValue}</p>}
      {figure?.value !== undefined && (
        <Value panel={panel} series={series} period={period} figure={figure} value={figure.value} />
      )}
      {query.data && <Ground panel={panel} series={series} matrix={query.data} asked={query.asked} />}
    </PanelFrame>
  );
}

/** One number against its target, with its trend and its formula; its data under it. */
export function FigurePanelView({ panel }: { panel: FigurePanel }) {
  const series = seriesInfo(useBoard().board, panel.series);
  return series ? <Shown panel={panel} series={series} /> : null;
}
