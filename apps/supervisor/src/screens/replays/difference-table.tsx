import { useInfiniteQuery } from '@tanstack/react-query';
import { quantityOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { measure, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { SORTS, replaySeriesQuery } from './replay-api.ts';
import type { ReplaySeries, Sort } from './replay-api.ts';

const COUNTS = ['changed', 'added', 'removed', 'flags', 'unchanged'] as const;

export interface DifferenceProps {
  readonly id: string;
  readonly search: URLSearchParams;
}

interface RowProps {
  readonly series: ReplaySeries;
  readonly isShown: boolean;
  readonly show: () => void;
}

function SeriesRow({ series, isShown, show }: RowProps) {
  const words = useWords();
  const language = useLanguage();
  const quantity = quantityOf(useTerritory(), series.quantity);
  return (
    <tr aria-selected={isShown}>
      <th scope="row">
        <Link to={paths.thing(series.thing)}>{series.thingName}</Link>
      </th>
      <td className="mono">{series.device ?? '–'}</td>
      <td>{quantity.label[language]}</td>
      {COUNTS.map((count) => (
        <td key={count} className={`number ${series[count] === 0 ? 'zero' : ''}`}>
          {number(series[count], language)}
        </td>
      ))}
      <td className="number">{measure(series.largest, quantity, language)}</td>
      <td className="number">{measure(series.mean, quantity, language)}</td>
      <td>
        {series.first !== undefined && (
          <button
            type="button"
            className="button small quiet"
            aria-pressed={isShown}
            aria-label={`${words.replays.show}, ${series.thingName}, ${quantity.label[language]}`}
            onClick={show}
          >
            {words.replays.show}
          </button>
        )}
      </td>
    </tr>
  );
}

function Tools({ id, search }: DifferenceProps) {
  const words = useWords();
  const w = words.replays;
  const set = (name: 'tri' | 'q', value: string) =>
    navigate(paths.replay(id, { ...Object.fromEntries(search), [name]: value }), { replace: true });
  return (
    <div className="filters">
      <label>
        <span className="visually-hidden">{w.search}</span>
        <input
          type="search"
          placeholder={w.search}
          value={search.get('q') ?? ''}
          onChange={({ target }) => set('q', target.value)}
        />
      </label>
      <label>
        <span className="visually-hidden">{w.sort}</span>
        <select value={search.get('tri') ?? 'changes'} onChange={({ target }) => set('tri', target.value)}>
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {w.sorts[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Head() {
  const words = useWords();
  const w = words.replays;
  return (
    <thead>
      <tr>
        {[w.object, w.device, w.quantity].map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
        {COUNTS.map((count) => (
          <th key={count} scope="col" className="number">
            {w.parts[count]}
          </th>
        ))}
        <th scope="col" className="number">
          {w.largest}
        </th>
        <th scope="col" className="number">
          {w.mean}
        </th>
        <td />
      </tr>
    </thead>
  );
}

const sortOf = (asked: string | null): Sort => SORTS.find((each) => each === asked) ?? 'changes';

/** What a replay makes of each series, a hundred at a time in the order of the server. */
export function DifferenceTable({ id, search }: DifferenceProps) {
  const words = useWords();
  const asked = { sort: sortOf(search.get('tri')), search: search.get('q') ?? '' };
  const query = useInfiniteQuery(replaySeriesQuery(id, asked));
  const series = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = search.get('serie');
  const w = words.replays;
  return (
    <section>
      <div className="title-row">
        <h2>{w.table}</h2>
        <Tools id={id} search={search} />
      </div>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      <div className="table-frame tall" tabIndex={0} role="region" aria-label={w.table}>
        <table className="dense">
          <caption className="visually-hidden">{w.table}</caption>
          <Head />
          <tbody>
            {series.map((each) => (
              <SeriesRow
                key={each.datastream}
                series={each}
                isShown={shown === String(each.datastream)}
                show={() => {
                  const next = { ...Object.fromEntries(search), serie: String(each.datastream) };
                  navigate(paths.replay(id, next), { replace: true });
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <button type="button" className="button small quiet" onClick={() => void query.fetchNextPage()}>
          {w.more}
        </button>
      )}
    </section>
  );
}
