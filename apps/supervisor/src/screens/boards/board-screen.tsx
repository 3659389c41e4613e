import '../../styles/boards.css';
import '../../styles/thing.css';
import { useQuery } from '@tanstack/react-query';
import { thingsQuery } from '../../api/queries.ts';
import { ApiError } from '../../api/request.ts';
import { packOf, useTerritory } from '../../api/territory.ts';
import { DomainIcon } from '../../parts/domain-icon.tsx';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { BoardSearch } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { boardQuery } from './board-api.ts';
import type { Board } from './board-api.ts';
import { BoardContext } from './board-context.ts';
import { BoardPanel } from './board-panel.tsx';

const PERIODS = [7, 30, 90, 365] as const;

interface ChoiceProps {
  readonly board: Board;
  readonly days: number | undefined;
  readonly thing: string | undefined;
}

/** Period and object, for all panels; the address keeps them. */
function Choice({ board, days, thing }: ChoiceProps) {
  const words = useWords();
  const { data } = useQuery(thingsQuery);
  const own = (data ?? [])
    .filter(({ domain }) => domain === board.domain)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
  const go = (change: BoardSearch) =>
    navigate(paths.board(board.id, { jours: days?.toString(), objet: thing, ...change }), { replace: true });
  return (
    <form className="filters board-choice" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{words.boards.period}</span>
        <select
          aria-label={words.boards.period}
          value={days ?? ''}
          onChange={({ target }) => go({ jours: target.value })}
        >
          <option value="">{words.boards.own}</option>
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {words.boards.days(period)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.boards.object}</span>
        <select
          aria-label={words.boards.object}
          value={thing ?? ''}
          onChange={({ target }) => go({ objet: target.value })}
        >
          <option value="">{words.boards.everything}</option>
          {own.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button small quiet" onClick={() => window.print()}>
        {words.boards.print}
      </button>
    </form>
  );
}

function Shown({ board, search }: { board: Board; search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const pack = packOf(useTerritory(), board.domain);
  const days = PERIODS.find((period) => String(period) === search.get('jours'));
  const thing = search.get('objet') ?? undefined;
  return (
    <>
      <p className="thing-back">
        <Link to={paths.boards()}>{words.boards.back}</Link>
      </p>
      <header className="title-row">
        <h1>
          {pack && <DomainIcon pack={pack} />} {board.title[language]}
        </h1>
        <Choice board={board} days={days} thing={thing} />
      </header>
      {board.lead && <p className="board-lead">{board.lead[language]}</p>}
      <BoardContext value={{ board, days, thing }}>
        <div className="board-grid">
          {board.panels.map((panel, at) => (
            // the panels of a board never move: its place is what a panel is known by
            // oxlint-disable-next-line react/no-array-index-key
            <BoardPanel key={`${board.id} ${at}`} panel={panel} />
          ))}
        </div>
      </BoardContext>
    </>
  );
}

/** One board: its panels in a grid, one period and one object for all of them. */
export function BoardScreen({ id, search }: { id: string; search: URLSearchParams }) {
  const words = useWords();
  const query = useQuery({ ...boardQuery(id), retry: false });
  const gone = query.error instanceof ApiError && query.error.status === 404;
  return (
    <div className="wide board">
      {gone && (
        <>
          <h1>{words.boards.missing}</h1>
          <p>
            <Link to={paths.boards()}>{words.boards.back}</Link>
          </p>
        </>
      )}
      {query.error && !gone && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
      {query.data && <Shown key={query.data.id} board={query.data} search={search} />}
    </div>
  );
}
