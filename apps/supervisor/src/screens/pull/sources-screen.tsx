import '../../styles/thing.css';
import '../../styles/pull.css';
import { useQuery } from '@tanstack/react-query';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../words/words.ts';
import { sourcesQuery } from './pull-api.ts';
import type { Source } from './pull-api.ts';
import { SourcePanel } from './source-panel.tsx';
import { SourceTable } from './source-table.tsx';

function SourceSheets({ items, asked }: { items: readonly Source[]; asked: string | null }) {
  const words = useWords();
  const now = useNow();
  const chosen = items.find(({ id }) => id === asked) ?? (items.length === 1 ? items[0] : undefined);
  if (items.length === 0) return <p>{words.pull.none}</p>;
  return (
    <div className="sources-grid">
      <SourceTable sources={items} now={now} chosen={chosen?.id} />
      {chosen === undefined ? (
        <p className="muted">{words.pull.choose}</p>
      ) : (
        <SourcePanel key={chosen.id} source={chosen} now={now} />
      )}
    </div>
  );
}

/** Services that Vigie asks, and where each stands; the address names the one that is looked at. */
export function SourcesScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const { data, error, refetch } = useQuery(sourcesQuery);
  return (
    <div className="wide">
      <h1>{words.pull.title}</h1>
      <p className="muted">{words.pull.lead}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <p className="loading">{words.loading}</p>}
      {data && <SourceSheets items={data.items} asked={search.get('source')} />}
    </div>
  );
}
