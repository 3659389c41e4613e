import '../../styles/fleet.css';
import { useQuery } from '@tanstack/react-query';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { SupplierSearch } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { monthName } from './figures.ts';
import { scorecardQuery } from './fleet-api.ts';
import { lastMonths } from './months.ts';
import { ScoreTable } from './score-table.tsx';

/** As the address names them, and as the API does. */
const BY = { modele: 'model', fournisseur: 'supplier', contrat: 'contract' } as const;
type Grouping = keyof typeof BY;
const GROUPINGS: readonly Grouping[] = ['modele', 'fournisseur', 'contrat'];
const MONTHS = 13;

interface FiltersProps {
  readonly grouping: Grouping;
  readonly month: string | undefined;
  readonly months: readonly string[];
  readonly set: (change: SupplierSearch) => void;
}

function Filters({ grouping, month, months, set }: FiltersProps) {
  const words = useWords();
  const language = useLanguage();
  const w = words.fleet.suppliers;
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{w.byLabel}</span>
        <select value={grouping} onChange={(event) => set({ par: event.target.value })}>
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {w.by[BY[each]]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{w.month}</span>
        <select value={month} onChange={(event) => set({ mois: event.target.value })}>
          {months.map((each) => (
            <option key={each} value={each}>
              {monthName(each, language)}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

/** What each model, supplier and contract is worth, month by month. */
export function SuppliersScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const months = lastMonths(useNow(), MONTHS);
  const grouping = GROUPINGS.find((each) => each === search.get('par')) ?? 'modele';
  const month = months.find((each) => each === search.get('mois')) ?? months[0];
  const { data, error, isPending, refetch } = useQuery(scorecardQuery(BY[grouping], month));
  const set = (change: SupplierSearch) =>
    navigate(paths.suppliers({ ...Object.fromEntries(search), ...change }), { replace: true });
  const w = words.fleet.suppliers;
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{w.title}</h1>
        <Filters grouping={grouping} month={month} months={months} set={set} />
      </header>
      <p className="muted">
        {w.lead}{' '}
        <a href={`/api/v1/fleet/scorecard.csv?by=${BY[grouping]}&month=${month}`} download>
          {words.fleet.csv}
        </a>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <p className="loading">{words.loading}</p>}
      {data?.items.length === 0 && <p className="calm">{w.none}</p>}
      {data && data.items.length > 0 && (
        <>
          <ScoreTable scorecard={data} />
          <p className="muted score-note">{w.note(data.amortisationMonths)}</p>
        </>
      )}
    </div>
  );
}
