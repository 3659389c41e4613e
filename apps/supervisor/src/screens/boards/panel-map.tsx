import { useQuery } from '@tanstack/react-query';
import { thingsQuery } from '../../api/queries.ts';
import { freshnessOf } from '../../parts/freshness.ts';
import { Link } from '../../parts/link.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { PanelOf } from './board-api.ts';
import { useBoard } from './board-context.ts';
import { PanelFrame, PanelState } from './panel-frame.tsx';

/** The objects of the domain in numbers, and the way to them on the live map. */
export function MapPanelView({ panel }: { panel: PanelOf<'map'> }) {
  const words = useWords();
  const language = useLanguage();
  const { board, thing } = useBoard();
  const now = useNow();
  const query = useQuery(thingsQuery);
  const own = (query.data ?? []).filter(({ domain }) => domain === board.domain);
  const silent = own.filter((one) => freshnessOf(one, now) === 'silent').length;
  const alarmed = own.filter(({ openAlarms }) => openAlarms > 0).length;
  const say = (value: number) => number(value, language);
  return (
    <PanelFrame panel={panel}>
      <PanelState query={query} />
      {query.data && (
        <>
          <p className="panel-value">{say(own.length)}</p>
          <p className="muted">{words.boards.mapOf(say(own.length), say(silent), say(alarmed))}</p>
        </>
      )}
      <p>
        <Link to={paths.map({ domaines: board.domain, objet: thing })}>{words.boards.openMap}</Link>
      </p>
    </PanelFrame>
  );
}
