import '../../styles/noise.css';
import { useQuery } from '@tanstack/react-query';
import { useMayOperate } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { studiesQuery } from './noise-api.ts';
import type { Study } from './noise-api.ts';
import { change, fullDay } from './say-level.ts';
import { StudyForm } from './study-form.tsx';
import { StudySheet } from './study-sheet.tsx';

function StudyRow({ study, chosen }: { study: Study; chosen: boolean }) {
  const language = useLanguage();
  const { result } = study;
  const interval =
    result?.low === undefined || result.high === undefined
      ? '–'
      : `${change(result.low, language)} … ${change(result.high, language)}`;
  const days = result?.days === undefined ? '–' : number(result.days.before + result.days.after, language);
  return (
    <tr aria-selected={chosen}>
      <th scope="row">
        <Link to={paths.studies({ etude: String(study.id) })}>{study.title}</Link>
      </th>
      <td>{study.thing.name}</td>
      <td className="number">{result?.difference === undefined ? '–' : change(result.difference, language)}</td>
      <td className="number">{interval}</td>
      <td className="number">{days}</td>
      <td>
        {fullDay(study.created, language)} <span className="muted">{study.who}</span>
      </td>
    </tr>
  );
}

function StudyTable({ studies, chosen }: { studies: readonly Study[]; chosen: string }) {
  const words = useWords().noise.studies;
  const numbers = [words.result, words.interval, words.days];
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={words.list}>
      <table className="dense">
        <caption className="visually-hidden">{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.station}</th>
            {numbers.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
            <th scope="col">{words.asked}</th>
          </tr>
        </thead>
        <tbody>
          {studies.map((study) => (
            <StudyRow key={study.id} study={study} chosen={String(study.id) === chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Before and after a change of the street: what was asked, what was found, a new question. */
export function StudiesScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const w = words.noise.studies;
  const operates = useMayOperate();
  const query = useQuery(studiesQuery);
  const chosen = search.get('etude') ?? '';
  const studies = query.data?.items ?? [];
  return (
    <div className="wide noise-screen">
      <h1>{w.title}</h1>
      <p className="muted lead">{w.lead}</p>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.data && studies.length === 0 && <p className="calm">{w.none}</p>}
      {studies.length > 0 && <StudyTable studies={studies} chosen={chosen} />}
      {chosen !== '' && <StudySheet id={chosen} />}
      <h2>{w.make}</h2>
      {operates ? <StudyForm /> : <p className="muted">{w.noRight}</p>}
    </div>
  );
}
