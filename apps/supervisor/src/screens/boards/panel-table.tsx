import { useRef, useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { useVirtualRows } from '../../parts/use-virtual-rows.ts';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { PanelOf, SeriesInfo } from './board-api.ts';
import { matrixQuery } from './board-api.ts';
import { useQueries } from '@tanstack/react-query';
import { askedOf, seriesInfo, useBoard, usePeriod } from './board-context.ts';
import { keptOf, lineName } from '@vigie/kit';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { say } from './say.ts';

type TablePanel = PanelOf<'table'>;

interface Row {
  readonly key: string;
  readonly thing: string;
  readonly name: string;
  readonly commune: string;
  /** Of each series, in the order of the columns. */
  readonly values: readonly (number | undefined)[];
}

interface Sort {
  readonly column: number;
  readonly down: boolean;
}

/** Height of a row, rem. */
const ROW = 2.25;

/** Absent values last, whichever way it is sorted. */
function sorted(rows: readonly Row[], { column, down }: Sort): readonly Row[] {
  return rows.toSorted((a, b) => {
    if (column < 0) return (down ? -1 : 1) * a.name.localeCompare(b.name, 'fr', { numeric: true });
    const [x, y] = [a.values[column], b.values[column]];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return (down ? -1 : 1) * (x - y);
  });
}

/** Rows that a line of an answer tells of: a count of cars and one of bicycles of one mast are two; a temperature is of the object. */
function rowsOf(
  rows: ReadonlyMap<string, Row>,
  { thing, field }: Pick<Row, 'thing'> & { field?: string },
  isMain: boolean,
) {
  const own = rows.get(`${thing} ${field}`);
  if (own) return [own];
  return isMain ? [] : [...rows.values()].filter((row) => row.thing === thing);
}

/** One row an object: the main series, and the others of the same object. */
function useRows(panel: TablePanel, all: readonly SeriesInfo[]) {
  const choice = useBoard();
  const period = usePeriod(panel.days);
  const asked = all.map(({ id }) => askedOf(choice, { ...panel, series: id }, period));
  const answers = useQueries({ queries: asked.map((one) => matrixQuery(one)) });
  const rows = new Map<string, Row>();
  for (const [column, { data }] of answers.entries()) {
    const series = all[column];
    if (!data || !series) continue;
    for (const line of data.items) {
      const isMain = column === 0;
      const key = isMain ? `${line.thing} ${line.field}` : line.thing;
      const value = keptOf(line, (isMain ? panel.keep : undefined) ?? 'last', series);
      const targets = rowsOf(rows, line, isMain);
      const before = targets.length > 0 ? targets : [emptyRow(key, line, lineName(data, line))];
      for (const row of before) {
        const values = all.map((_, at) => (at === column ? (value ?? row.values[at]) : row.values[at]));
        rows.set(row.key, { ...row, values });
      }
    }
  }
  return { rows: [...rows.values()], answers, asked, period };
}

const emptyRow = (key: string, { thing, commune }: { thing: string; commune?: string }, name: string): Row => ({
  key,
  thing,
  name,
  commune: commune ?? '',
  values: [],
});

function Head({ all, sort, setSort }: { all: readonly SeriesInfo[]; sort: Sort; setSort: (sort: Sort) => void }) {
  const words = useWords();
  const language = useLanguage();
  const button = (name: string, column: number) => (
    <button
      type="button"
      className="link sort"
      aria-label={words.boards.sortBy(name)}
      onClick={() => setSort({ column, down: sort.column === column ? !sort.down : column >= 0 })}
    >
      {name}
      {sort.column === column && (sort.down ? ' ↓' : ' ↑')}
    </button>
  );
  const order = (column: number) => (sort.column === column ? (sort.down ? 'descending' : 'ascending') : undefined);
  return (
    <tr>
      <th scope="col" aria-sort={order(-1)}>
        {button(words.boards.object, -1)}
      </th>
      <th scope="col">{words.boards.commune}</th>
      {all.map(({ id, label }, column) => (
        <th key={id} scope="col" className="number" aria-sort={order(column)}>
          {button(label[language], column)}
        </th>
      ))}
    </tr>
  );
}

function Body({ rows, all }: { rows: readonly Row[]; all: readonly SeriesInfo[] }) {
  const language = useLanguage();
  return rows.map((row) => (
    <tr key={row.key}>
      <th scope="row">
        <Link to={paths.thing(row.thing)}>{row.name}</Link>
      </th>
      <td>{row.commune}</td>
      {all.map((series, at) => (
        <td key={series.id} className="number">
          {say(row.values[at], series, language)}
        </td>
      ))}
    </tr>
  ));
}

/** Stands for the rows that are not made. */
function Spacer({ columns, height }: { columns: number; height: string }) {
  return (
    <tr className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** Objects by series, worst first; sorted and sought by the reader, made as it scrolls. */
export function TablePanelView({ panel }: { panel: TablePanel }) {
  const words = useWords();
  const language = useLanguage();
  const { board } = useBoard();
  const frame = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 0, down: panel.worse !== 'low' });
  const all = [panel.series, ...(panel.columns ?? [])].flatMap((id) => seriesInfo(board, id) ?? []);
  const { rows, answers, asked, period } = useRows(panel, all);
  const sought = search.trim().toLowerCase();
  const shown = sorted(rows, sort).filter(({ name, commune }) => `${name} ${commune}`.toLowerCase().includes(sought));
  const { first, last, before, after } = useVirtualRows(frame, shown.length, ROW);
  const [main] = asked;
  const title = panel.title[language];
  const failed = answers.find(({ error }) => error);
  return (
    <PanelFrame panel={panel} note={`${words.boards.keep[panel.keep ?? 'last']}, ${words.boards.days(period.days)}`}>
      {failed && <PanelState query={failed} />}
      <input
        type="search"
        className="panel-search"
        aria-label={words.boards.search}
        placeholder={words.boards.search}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <div className="table-frame tall" ref={frame} tabIndex={0} role="group" aria-label={title}>
        <table className="dense compact board-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <Head all={all} sort={sort} setSort={setSort} />
          </thead>
          <tbody>
            {first > 0 && <Spacer columns={all.length + 2} height={before} />}
            <Body rows={shown.slice(first, last)} all={all} />
            {last < shown.length && <Spacer columns={all.length + 2} height={after} />}
          </tbody>
        </table>
      </div>
      {main && <PanelFoot asked={main} />}
    </PanelFrame>
  );
}
