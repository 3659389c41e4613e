import '../../styles/quality.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../words/words.ts';
import { lastDays } from '../last-days.ts';
import { GroupTable } from './group-table.tsx';
import { PERIODS, QualityFilters } from './quality-filters.tsx';
import { groupsQuery, worstPage } from './quality-api.ts';
import type { WorstChoice } from './quality-api.ts';
import { WorstTable } from './worst-table.tsx';

/** The choice that the address holds. */
function choiceOf(search: URLSearchParams, now: number): WorstChoice {
  const days = PERIODS.find((each) => String(each) === search.get('jours')) ?? PERIODS[0];
  return {
    ...lastDays(days, now),
    domain: search.get('domaine') ?? undefined,
    model: search.get('modele') ?? undefined,
    search: search.get('q') ?? undefined,
    sort: search.get('tri') ?? 'bad',
  };
}

function WorstList({ choice }: { choice: WorstChoice }) {
  const words = useWords();
  const worst = useInfiniteQuery({
    queryKey: ['quality', 'worst', choice],
    queryFn: ({ pageParam }) => worstPage(choice, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const items = worst.data?.pages.flatMap((page) => page.items);
  if (worst.error) return <Trouble error={worst.error} retry={() => void worst.refetch()} />;
  if (items === undefined) return <p className="loading">{words.loading}</p>;
  if (items.length === 0) return <p className="calm">{words.quality.empty}</p>;
  return (
    <>
      <WorstTable items={items} />
      {worst.hasNextPage && (
        <p className="actions">
          <button type="button" className="button small quiet" onClick={() => void worst.fetchNextPage()}>
            {words.quality.more}
          </button>
        </p>
      )}
    </>
  );
}

/** Which series, models and domains give the least trustworthy values. */
export function QualityScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const choice = choiceOf(search, useNow());
  const groups = useQuery(groupsQuery(choice));
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.quality.screenTitle}</h1>
        <QualityFilters search={search} groups={groups.data} />
      </header>
      <p className="muted">{words.quality.screenLead}</p>
      <WorstList choice={choice} />
      {groups.data && (
        <div className="quality-grid">
          <GroupTable title={words.quality.byDomain} groups={groups.data.domains} kind="domain" />
          <GroupTable title={words.quality.byModel} groups={groups.data.models} kind="model" />
        </div>
      )}
    </div>
  );
}
