import { useQuery } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { connectorsQuery, kindsQuery } from './connector-api.ts';
import type { Connector, ConnectorKinds } from './connector-api.ts';
import { chosenOf, sortOf } from './connector-choice.ts';
import { ConnectorCreation } from './connector-creation.tsx';
import { ConnectorSheet } from './connector-sheet.tsx';
import { ConnectorTable } from './connector-table.tsx';

/** Value of `?connecteur=` while a new one is being described; no identifier has a space. */
const NEW = 'nouveau connecteur';

function List({
  connectors,
  kinds,
  search,
}: {
  connectors: readonly Connector[];
  kinds: ConnectorKinds;
  search: URLSearchParams;
}) {
  const words = useWords().connectors;
  const language = useLanguage();
  const wanted = search.get('q') ?? '';
  const sort = sortOf(search.get('tri'));
  const shown = chosenOf(connectors, { wanted, sort, kinds: kinds.items, language });
  const mayManage = useMayManage();
  return (
    <>
      <header className="title-row">
        <h1>{words.title}</h1>
        <div className="filters">
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={wanted}
            onChange={(event) =>
              navigate(paths.connectors({ q: event.target.value, tri: search.get('tri') ?? '' }), { replace: true })
            }
          />
          {mayManage && (
            <Link className="button small" to={paths.connectors({ connecteur: NEW })}>
              {words.create}
            </Link>
          )}
        </div>
      </header>
      <p className="muted">{words.lead}</p>
      {shown.length === 0 ? (
        <p className="calm">{connectors.length === 0 ? words.none : words.noneFound}</p>
      ) : (
        <ConnectorTable connectors={shown} kinds={kinds.items} sort={sort} wanted={wanted} />
      )}
    </>
  );
}

/** The doors of the platform: what came through each, and how to open another one. */
export function ConnectorsScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const connectors = useQuery(connectorsQuery);
  const kinds = useQuery(kindsQuery);
  const error = connectors.error ?? kinds.error;
  const chosen = search.get('connecteur');
  if (connectors.data === undefined || kinds.data === undefined) {
    return (
      <div className="wide">
        <h1>{words.connectors.title}</h1>
        {error ? <Trouble error={error} /> : <p className="loading">{words.loading}</p>}
      </div>
    );
  }
  const connector = connectors.data.find(({ id }) => id === chosen);
  return (
    <div className="wide">
      {error && <Trouble error={error} retry={() => void connectors.refetch()} />}
      {connector !== undefined && <ConnectorSheet key={connector.id} connector={connector} kinds={kinds.data} />}
      {chosen === NEW && <ConnectorCreation kinds={kinds.data} />}
      {connector === undefined && chosen !== NEW && (
        <List connectors={connectors.data} kinds={kinds.data} search={search} />
      )}
    </div>
  );
}
