import '../../styles/boards.css';
import { useQuery } from '@tanstack/react-query';
import { packOf, useTerritory } from '../../api/territory.ts';
import { DomainIcon } from '../../parts/domain-icon.tsx';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { boardsQuery } from './board-api.ts';
import type { BoardSummary } from './board-api.ts';

const AUDIENCES = ['operations', 'head'] as const;

function Entry({ board }: { board: BoardSummary }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <li>
      <Link to={paths.board(board.id)}>{board.title[language]}</Link>
      {board.lead && <span className="muted">{board.lead[language]}</span>}
      <span className="muted">{words.boards.panels(board.panels)}</span>
    </li>
  );
}

function Domain({ domain, boards }: { domain: string; boards: readonly BoardSummary[] }) {
  const words = useWords();
  const language = useLanguage();
  const pack = packOf(useTerritory(), domain);
  return (
    <section className="board-domain">
      <h2>
        {pack && <DomainIcon pack={pack} />} {pack?.label[language] ?? domain}
      </h2>
      {AUDIENCES.map((audience) => {
        const own = boards.filter((board) => board.audience === audience);
        return own.length === 0 ? null : (
          <div key={audience}>
            <h3>{words.boards.audience[audience]}</h3>
            <ul className="board-list">
              {own.map((board) => (
                <Entry key={board.id} board={board} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/** The boards of the installed packs, by domain and audience. */
export function BoardsScreen() {
  const words = useWords();
  const { data, error, isPending, refetch } = useQuery(boardsQuery);
  const items = data?.items ?? [];
  const domains = [...new Set(items.map(({ domain }) => domain))];
  return (
    <div className="wide">
      <h1>{words.boards.title}</h1>
      <p className="muted">{words.boards.lead}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <p className="loading">{words.loading}</p>}
      {data && items.length === 0 && <p className="calm">{words.boards.none}</p>}
      <div className="board-domains">
        {domains.map((domain) => (
          <Domain key={domain} domain={domain} boards={items.filter((board) => board.domain === domain)} />
        ))}
      </div>
    </div>
  );
}
