import '../../styles/commands.css';
import { useQuery } from '@tanstack/react-query';
import { COMMAND_STATES } from './command-states.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useMayOperate } from '../../api/session.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { CommandSearch } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { CommandDetail } from './command-detail.tsx';
import { CommandFigures, GroupProgress } from './command-figures.tsx';
import { CommandTable } from './command-table.tsx';
import { balanceOfQuery, commandsQuery } from './commands-api.ts';
import { OrderForm } from './order-form.tsx';

function Filters({ search }: { search: CommandSearch }) {
  const words = useWords();
  const { commands } = words;
  const set = (change: CommandSearch) =>
    navigate(paths.commands({ ...search, suite: undefined, ...change }), { replace: true });
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{commands.search}</span>
        <input
          type="search"
          placeholder={commands.search}
          value={search.objet ?? ''}
          onChange={(event) => set({ objet: event.target.value })}
        />
      </label>
      <label>
        <span className="visually-hidden">{commands.columns.state}</span>
        <select value={search.etat ?? ''} onChange={(event) => set({ etat: event.target.value })}>
          <option value="">{commands.allStates}</option>
          <option value="open">{commands.open}</option>
          {COMMAND_STATES.map((state) => (
            <option key={state} value={state}>
              {commands.states[state]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function Ledger({ search }: { search: CommandSearch }) {
  const words = useWords();
  const { ordre, suite, groupe, etat, objet } = search;
  const filters = { etat, objet };
  const list = useQuery(commandsQuery({ ...filters, groupe, suite }));
  const open = (id: string | undefined) => navigate(paths.commands({ ...search, ordre: id }), { replace: true });
  const items = list.data?.items ?? [];
  const next = list.data?.next;
  return (
    <>
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <p className="calm">{words.commands.none}</p>}
      {items.length > 0 && <CommandTable commands={items} open={open} />}
      <p className="command-pages">
        {suite !== undefined && <Link to={paths.commands({ ...filters, groupe })}>{words.commands.first}</Link>}
        {next !== undefined && (
          <Link to={paths.commands({ ...filters, groupe, suite: next })}>{words.commands.next}</Link>
        )}
      </p>
      <CommandDetail id={ordre} close={() => open(undefined)} />
    </>
  );
}

function Figures({ order }: { order: string | undefined }) {
  const balance = useQuery(balanceOfQuery(order));
  if (balance.error) return <Trouble error={balance.error} retry={() => void balance.refetch()} />;
  if (!balance.data) return undefined;
  return (
    <>
      <CommandFigures balance={balance.data} />
      {order !== undefined && balance.data.asked > 1 && <GroupProgress balance={balance.data} />}
    </>
  );
}

/** Orders to the field: what was asked, what became of it, and asking for more. */
export function CommandsScreen({ search: given }: { search: URLSearchParams }) {
  const words = useWords();
  const allowed = useMayOperate();
  // every name is optional, and the others are not read
  const search = Object.fromEntries(given) as CommandSearch;
  const { nouveau } = search;
  const asking = allowed && nouveau !== undefined;
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.commands.title}</h1>
        {allowed && !asking && (
          <Link to={paths.commands({ nouveau: 'oui' })} className="button small">
            {words.commands.create}
          </Link>
        )}
        <Filters search={search} />
      </header>
      <p className="muted">{allowed ? words.commands.lead : words.commands.form.noRight}</p>
      <Figures order={search.groupe} />
      {asking && <OrderForm device={nouveau === 'oui' ? '' : nouveau} model={search.modele} />}
      <Ledger search={search} />
    </div>
  );
}
