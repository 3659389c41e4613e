import { drawHeatmap, heatmapKey } from '@vigie/ui/panels';
import type { HeatmapDescription } from '@vigie/ui/panels';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import type { Matrix, PanelOf, SeriesInfo } from './board-api.ts';
import { seriesInfo, useBoard, useMatrix, usePeriod } from './board-context.ts';
import { byHour, usualAcross, weekdayOf } from '@vigie/kit';
import { DrawnView } from './drawn-view.tsx';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say, sayShortDay } from './say.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

type Rows = HeatmapDescription['rows'];

function rowsOf(
  matrix: Matrix,
  series: SeriesInfo,
  { panel, words, language }: { panel: PanelOf<'heatmap'>; words: Words; language: Language },
): Rows {
  if (panel.against === 'days') {
    const days = byHour(matrix, series, (time) => sayShortDay(time, language));
    return [...days].map(([label, values]) => ({ label, values }));
  }
  const week = byHour(matrix, series, weekdayOf);
  return words.boards.weekdays.map((label, at) => ({ label, values: week.get(at + 1) ?? HOURS.map(() => undefined) }));
}

function HeatDrawing({ description }: { description: HeatmapDescription }) {
  const words = useWords();
  const key = heatmapKey(description);
  if (!key) return <p className="calm">{words.boards.noValue}</p>;
  return (
    <>
      <div className="drawing-frame" tabIndex={0} role="group" aria-label={description.title}>
        <DrawnView drawing={drawHeatmap(description)} />
      </div>
      <p className="heat-key">
        <span aria-hidden="true" className="heat-ramp" />
        {words.boards.heat(key.low, key.high)}
      </p>
    </>
  );
}

function Shown({ panel, series }: { panel: PanelOf<'heatmap'>; series: SeriesInfo }) {
  const words = useWords();
  const language = useLanguage();
  const period = usePeriod(panel.days, 'hour');
  const query = useMatrix({ ...panel, grain: 'hour' }, period);
  const title = panel.title[language];
  const columns = HOURS.map(words.boards.hour);
  const rows = query.data ? rowsOf(query.data, series, { panel, words, language }) : [];
  const told = (value: number | undefined) => say(value, series, language);
  const of = query.data?.items.length ?? 0;
  const how =
    of > 1 ? `, ${words.boards.across[usualAcross(series)]}, ${words.boards.objects(number(of, language))}` : '';
  const note = `${series.label[language]}, ${words.boards.days(period.days)}, ${words.boards.typical}${how}`;
  const table = {
    title,
    head: [words.boards.weekday, ...columns],
    rows: rows.map(({ label, values }) => [label, ...values.map(told)]),
  };
  return (
    <PanelFrame panel={panel} series={series} note={note}>
      <PanelState query={query} />
      {query.data && (
        <HeatDrawing description={{ title, columns, rows, say: told, missing: words.boards.missingValue }} />
      )}
      <PanelFoot asked={query.asked} table={table} />
    </PanelFrame>
  );
}

/** Hours of the day against days of the week or the days shown. */
export function HeatmapPanelView({ panel }: { panel: PanelOf<'heatmap'> }) {
  const series = seriesInfo(useBoard().board, panel.series);
  return series ? <Shown panel={panel} series={series} /> : null;
}
