import { lineName, rankLines } from '@vigie/kit';
import type { RankedLine, WorstPanel } from '@vigie/kit';
import { rankingList } from '../ranking-list.ts';
import { stationPath } from '../page-context.ts';
import { type Drawing, type PanelParts, noteOf } from './panel-parts.ts';
import { sayValue } from './panel-say.ts';

const MOST = 8;

/** Places from the worse end, each with a bar where zero means something. */
export function rankingPanel(drawing: Drawing<WorstPanel>): PanelParts {
  const { view, words, panel, matrix, series } = drawing;
  const keep = panel.keep ?? 'law';
  const worse = panel.worse ?? 'high';
  const note = noteOf(drawing, { more: words.keep[keep] });
  const ranked = rankLines(matrix, { keep, worse, series }).filter(
    (one): one is RankedLine & { value: number } => one.value !== undefined,
  );
  const [first] = ranked;
  if (first === undefined) return { note };
  const place = lineName(matrix, first.line);
  const entries = ranked.slice(0, panel.most ?? MOST).map(({ line, value }) => ({
    name: lineName(matrix, line),
    path: stationPath(line.thing),
    value,
    text: sayValue(view, value, series),
  }));
  return {
    says: words[worse === 'high' ? 'highestNow' : 'lowestNow'](place, sayValue(view, first.value, series)),
    note,
    body: rankingList(view, entries, series.symbol),
    table: {
      head: [words.place, words.commune, words.value],
      rows: ranked.map(({ line, value }) => [
        lineName(matrix, line),
        line.commune ?? '–',
        sayValue(view, value, series),
      ]),
    },
  };
}
