import { byHour, usualAcross, weekdayOf } from '@vigie/kit';
import type { HeatmapPanel } from '@vigie/kit';
import { drawHeatmap, heatmapKey } from '@vigie/ui/panels';
import type { HeatmapDescription } from '@vigie/ui/panels';
import { drawnTwice } from '../drawn-markup.ts';
import { formatDate } from '../format.ts';
import { html } from '../markup.ts';
import { type Drawing, type PanelParts, noteOf } from './panel-parts.ts';
import { sayValue } from './panel-say.ts';

type Heat = Drawing<HeatmapPanel>;

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface Row {
  readonly label: string;
  /** In a sentence. */
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

function rowsOf({ view, words, panel, matrix, series }: Heat): readonly Row[] {
  if (panel.against === 'days') {
    const days = byHour(matrix, series, (time) => formatDate(time, 'day', view.writer));
    return [...days].map(([label, values]) => ({ label, name: label, values }));
  }
  const week = byHour(matrix, series, weekdayOf);
  return words.shortWeekdays.map((label, at) => ({
    label,
    name: words.weekdays[at] ?? label,
    values: week.get(at + 1) ?? HOURS.map(() => undefined),
  }));
}

interface Cell {
  readonly row: Row;
  readonly hour: number;
  readonly value: number;
}

function finding({ view, words, panel, series }: Heat, rows: readonly Row[]): string | undefined {
  const cells = rows.flatMap((row) =>
    row.values.flatMap((value, hour): Cell[] => (value === undefined ? [] : [{ row, hour, value }])),
  );
  const [first] = cells;
  if (first === undefined) return undefined;
  const most = cells.reduce((a, b) => (b.value > a.value ? b : a), first);
  const least = cells.reduce((a, b) => (b.value < a.value ? b : a), first);
  const say = ({ row, hour, value }: Cell) => [row.name, words.hour(hour), sayValue(view, value, series)] as const;
  return `${(panel.against === 'days' ? words.mostOf : words.busiest)(...say(most))} ${words.calmest(...say(least))}`;
}

/** Hours of the day against days of the week or the days shown. */
export function heatmapPanel(drawing: Heat): PanelParts {
  const { view, words, panel, series } = drawing;
  const rows = rowsOf(drawing);
  const note = noteOf(drawing, { across: usualAcross(series), more: words.typical });
  const say = (value: number | undefined) => sayValue(view, value, series);
  const title = panel.title[view.language];
  const columns = HOURS.map(words.hour);
  const description: HeatmapDescription = { title, columns, rows, say, missing: words.missing };
  const key = heatmapKey(description);
  if (key === undefined) return { note };
  return {
    says: finding(drawing, rows),
    note,
    body: html`${drawnTwice((size) => drawHeatmap({ ...description, size }))}
      <p class="hint heat-key"><span class="heat-ramp" aria-hidden="true"></span>${words.heat(key.low, key.high)}</p>`,
    table: { head: [words.weekday, ...columns], rows: rows.map(({ label, values }) => [label, ...values.map(say)]) },
  };
}
