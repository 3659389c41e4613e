import '../../styles/counting.css';
import { useQuery } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words/words.ts';
import { LoadSchoolYears } from './load-school-years.tsx';
import { SchoolYearTable } from './school-year-table.tsx';
import { schoolYearsQuery } from './school-years-api.ts';

/** Years shown; the older ones are in the file of the program. */
const MOST = 6;

/** The school calendar that typical days and expected counts rest on, and the way to extend it. */
export function SchoolYearsScreen() {
  const { schoolYears, loading } = useWords();
  const { data, error, refetch } = useQuery(schoolYearsQuery);
  const allowed = useMayManage();
  return (
    <div className="wide school-years">
      <h1>{schoolYears.title}</h1>
      <p className="muted">{schoolYears.lead}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <p className="loading">{loading}</p>}
      {data && data.missing.length > 0 && (
        <p className="school-missing">{schoolYears.missing(data.missing.join(', '))}</p>
      )}
      {data && data.missing.length === 0 && <p className="calm">{schoolYears.complete(data.zone)}</p>}
      <h2>{schoolYears.load}</h2>
      {allowed ? <LoadSchoolYears /> : <p className="muted">{schoolYears.noRight}</p>}
      <h2>{schoolYears.known}</h2>
      {data && <SchoolYearTable years={data.items.slice(0, MOST)} kept />}
    </div>
  );
}
