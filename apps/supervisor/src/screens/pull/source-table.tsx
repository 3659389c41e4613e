import { useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { ago, dateTime, number, period } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Source } from './pull-api.ts';
import { SourceStatus } from './source-status.tsx';

type Column = 'name' | 'status' | 'newest' | 'next';

const GRAVITY: Readonly<Record<Source['status'], number>> = { trouble: 0, late: 1, new: 2, ok: 3, disabled: 4 };

const ORDERS: Readonly<Record<Column, (a: Source, b: Source) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  status: (a, b) => GRAVITY[a.status] - GRAVITY[b.status] || a.name.localeCompare(b.name),
  newest: (a, b) => (a.newest ?? '').localeCompare(b.newest ?? ''),
  next: (a, b) => (a.next ?? '').localeCompare(b.next ?? ''),
};

/** How soon, in the words of a person. */
export function useSoon(now: number): (iso: string | undefined) => string {
  const words = useWords();
  return (iso) => {
    if (iso === undefined) return '–';
    const seconds = (new Date(iso).getTime() - now) / 1_000;
    return seconds < 1 ? words.pull.soon : words.pull.in(period(seconds, words));
  };
}

function Row({ source, now, chosen }: { source: Source; now: number; chosen: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const soon = useSoon(now);
  const { id, name, newest, today, next, label, status } = source;
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <th scope="row">
        <Link to={paths.sources({ source: id })} aria-current={chosen ? 'true' : undefined}>
          {name}
        </Link>
        <br />
        <span className="muted">{label[language]}</span>
      </th>
      <td>
        <SourceStatus source={source} />
      </td>
      <td title={newest && dateTime(newest, language)}>
        {newest === undefined ? words.pull.never : ago(newest, now, words)}
      </td>
      <td className="number">{number(today.fresh, language)}</td>
      <td>{status === 'disabled' ? '–' : soon(next)}</td>
    </tr>
  );
}

/** All sources, worst first until another order is chosen. */
export function SourceTable({
  sources,
  now,
  chosen,
}: {
  sources: readonly Source[];
  now: number;
  chosen: string | undefined;
}) {
  const { pull } = useWords();
  const [order, setOrder] = useState<{ column: Column; down: boolean }>({ column: 'status', down: false });
  const sorted = sources.toSorted((a, b) => ORDERS[order.column](a, b) * (order.down ? -1 : 1));
  const head = (column: Column) => (
    <th scope="col" aria-sort={order.column === column ? (order.down ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className="sort"
        onClick={() => setOrder({ column, down: order.column === column && !order.down })}
      >
        {pull[column]}
      </button>
    </th>
  );
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={pull.title}>
      <table className="sources">
        <caption className="visually-hidden">{pull.title}</caption>
        <thead>
          <tr>
            {head('name')}
            {head('status')}
            {head('newest')}
            <th scope="col" className="number">
              {pull.news}
            </th>
            {head('next')}
          </tr>
        </thead>
        <tbody>
          {sorted.map((source) => (
            <Row key={source.id} source={source} now={now} chosen={source.id === chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
