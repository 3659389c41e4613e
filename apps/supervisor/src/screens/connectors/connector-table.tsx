import { Link } from '../../parts/link.tsx';
import { useNow } from '../../parts/use-now.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { ago, dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Connector, Kind } from './connector-api.ts';
import { COLUMNS, kindLabel, nextSort, troubleShare } from './connector-choice.ts';
import type { Column, Sort } from './connector-choice.ts';
import { StateMark } from './state-mark.tsx';

const NUMBERS = new Set<Column>(['framesPerHour', 'trouble', 'devices']);

function Head({ column, sort, wanted }: { column: Column; sort: Sort; wanted: string }) {
  const words = useWords().connectors;
  const sorted = sort.column === column;
  const direction = sort.down ? 'descending' : 'ascending';
  return (
    <th scope="col" className={NUMBERS.has(column) ? 'number' : undefined} aria-sort={sorted ? direction : undefined}>
      <button
        type="button"
        className="sort"
        title={words.sortBy(words.columns[column])}
        onClick={() => navigate(paths.connectors({ q: wanted, tri: nextSort(sort, column) }), { replace: true })}
      >
        {words.columns[column]}
        <span aria-hidden="true" className="sort-arrow">
          {sorted ? (sort.down ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function Share({ connector }: { connector: Connector }) {
  const language = useLanguage();
  const share = troubleShare(connector);
  if (share === undefined) return <>–</>;
  return <>{`${number(share * 100, language, share > 0 && share < 0.1 ? 1 : 0)} %`}</>;
}

function LastFrame({ at }: { at: string | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  if (at === undefined) return <>–</>;
  return (
    <time dateTime={at} title={dateTime(at, language)}>
      {ago(at, now, words)}
    </time>
  );
}

const QUIET = { state: 'never', devices: 0, received: 0, trouble: 0, framesPerHour: 0 } as const;

function Row({ connector, kinds }: { connector: Connector; kinds: readonly Kind[] }) {
  const { columns } = useWords().connectors;
  const language = useLanguage();
  const activity: NonNullable<Connector['activity']> = connector.activity ?? QUIET;
  return (
    <tr>
      <th scope="row" data-label={columns.name}>
        <Link to={paths.connectors({ connecteur: connector.id })}>{connector.name}</Link>
        <span className="mono muted connector-id">{connector.id}</span>
      </th>
      <td data-label={columns.kind}>{kindLabel(kinds, connector.kind, language)}</td>
      <td data-label={columns.state}>
        <StateMark state={activity.state} />
      </td>
      <td data-label={columns.lastFrame}>
        <LastFrame at={activity.lastFrame} />
      </td>
      <td data-label={columns.framesPerHour} className="number">
        {number(activity.framesPerHour, language, 1)}
      </td>
      <td data-label={columns.trouble} className={`number ${activity.trouble > 0 ? 'in-trouble' : ''}`}>
        <Share connector={connector} />
      </td>
      <td data-label={columns.devices} className="number">
        {number(activity.devices, language)}
      </td>
    </tr>
  );
}

/** One line a connector; on a phone, one block. */
export function ConnectorTable({
  connectors,
  kinds,
  ...choice
}: {
  connectors: readonly Connector[];
  kinds: readonly Kind[];
  sort: Sort;
  wanted: string;
}) {
  const words = useWords().connectors;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={words.title}>
      <table className="dense labelled">
        <caption className="visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} {...choice} />
            ))}
          </tr>
        </thead>
        <tbody>
          {connectors.map((connector) => (
            <Row key={connector.id} connector={connector} kinds={kinds} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
