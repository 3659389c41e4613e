import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Trouble } from '../../parts/trouble.tsx';
import { useLanguage, useWords } from '../../words/words.ts';
import { matrixFile } from './board-api.ts';
import type { MatrixAsked, Panel, SeriesInfo } from './board-api.ts';
import { useBoard } from './board-context.ts';

/** Columns of 12 where the board does not say. */
const USUAL: Readonly<Record<Panel['form'], number>> = {
  figure: 4,
  curve: 8,
  bars: 6,
  table: 12,
  map: 4,
  heatmap: 6,
  composition: 6,
  comparison: 6,
  worst: 4,
  alarms: 6,
  availability: 4,
  text: 12,
};

/** A panel in the grid: its title, what it holds, what it does not say. */
export function PanelFrame({
  panel,
  series,
  note,
  children,
}: {
  panel: Panel;
  series?: SeriesInfo | undefined;
  note?: string | undefined;
  children: ReactNode;
}) {
  const language = useLanguage();
  const id = useId();
  const caveat = panel.caveat ?? series?.caveat;
  return (
    <section className={`panel panel-${panel.form} span-${panel.span ?? USUAL[panel.form]}`} aria-labelledby={id}>
      <h2 id={id}>{panel.title[language]}</h2>
      {note !== undefined && <p className="panel-note">{note}</p>}
      {children}
      {caveat && <p className="panel-note">{caveat[language]}</p>}
    </section>
  );
}

/** What is there while values are read, or when they could not be. */
export function PanelState({ query }: { query: { error: Error | null; isPending: boolean; refetch: () => unknown } }) {
  const words = useWords();
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  return query.isPending ? <p className="loading">{words.loading}</p> : null;
}

export interface TableOfPanel {
  readonly title: string;
  readonly head: readonly string[];
  /** First cell: the name of the row; the others are numbers as text. */
  readonly rows: readonly (readonly string[])[];
}

/** Rows made at most: the file has them all. */
const MOST = 400;

/** The values of a drawing in the same words; made when it is opened. */
export function PanelTable({ title, head, rows }: TableOfPanel) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.boards.table}</summary>
      {open && (
        <div className="table-frame tall" tabIndex={0} role="group" aria-label={title}>
          <table className="dense compact">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {head.map((name, at) => (
                  <th key={name} scope="col" className={at === 0 ? undefined : 'number'}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map((row) => (
                <tr key={row[0]}>{row.map((cell, at) => cellOf(cell, at))}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function cellOf(cell: string, at: number) {
  if (at === 0) {
    return (
      <th key={at} scope="row">
        {cell}
      </th>
    );
  }
  return (
    <td key={at} className="number">
      {cell}
    </td>
  );
}

/** The equal table of a panel and the file of its values. */
export function PanelFoot({ table, asked }: { table?: TableOfPanel | undefined; asked: MatrixAsked }) {
  const words = useWords();
  const { board } = useBoard();
  return (
    <div className="panel-foot">
      {table && <PanelTable {...table} />}
      <a href={matrixFile(asked)} download={`${board.id}-${asked.series}.csv`}>
        {words.boards.csv}
      </a>
    </div>
  );
}
