import '../../styles/counting.css';
import { useQuery } from '@tanstack/react-query';
import type { ThingSheet } from '../../api/contract.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words/words.ts';
import { countingQuery } from './counting-api.ts';
import { CountingChart } from './counting-chart.tsx';
import { CountingDoubts } from './counting-doubts.tsx';
import { Coefficients, MatchedPeriods, Records } from './counting-tables.tsx';
import { TypicalDays } from './typical-days.tsx';

/** What a year of counts says: expected range, gaps, typical days, comparison, records, doubts. */
export function CountingStudy({ thing }: { thing: ThingSheet }) {
  const { counting } = useWords();
  const query = useQuery(countingQuery(thing.key));
  const study = query.data;
  return (
    <section className="counting-study" aria-labelledby="frequentation">
      <h2 id="frequentation">{counting.title}</h2>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{counting.loading}</p>}
      {study && (
        <>
          <CountingChart thing={thing} study={study} />
          <CountingDoubts study={study} />
          <MatchedPeriods study={study} />
          <TypicalDays study={study} />
          <div className="counting-pair">
            <Records study={study} />
            <Coefficients study={study} />
          </div>
        </>
      )}
    </section>
  );
}
