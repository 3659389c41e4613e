import '../../styles/devices.css';
import '../../styles/parties.css';
import '../../styles/checks.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { journalQuery } from '../checks/check-api.ts';
import { codecsQuery } from '../codecs/codec-api.ts';
import { assignmentsPage } from './assignment-api.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { AssignmentTable } from './assignment-table.tsx';

function CodecFilter({ codec }: { codec: string | undefined }) {
  const words = useWords();
  const ids = [...new Set((useQuery(codecsQuery).data ?? []).map(({ id }) => id))].toSorted();
  const w = words.assignments;
  return (
    <form className="filters" aria-label={w.title} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{w.codec}</span>
        <select
          value={codec ?? ''}
          onChange={({ target }) => navigate(paths.assignments({ decodeur: target.value }), { replace: true })}
        >
          <option value="">{w.allCodecs}</option>
          {ids.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

/** What was assigned, activated and retired lately, and by whom. */
function History() {
  const words = useWords();
  const language = useLanguage();
  const query = useQuery(journalQuery({ action: 'codec.' }));
  const entries = query.data?.items ?? [];
  const w = words.assignments;
  return (
    <section>
      <h2>{w.history}</h2>
      {query.error && <Trouble error={query.error} />}
      {query.data !== undefined && entries.length === 0 && <p className="muted">{w.noHistory}</p>}
      <ul className="plain-list">
        {entries.map(({ id, time, who, action, object, detail }) => (
          <li key={id}>
            <time dateTime={time}>{dateTime(time, language)}</time> · {who} · {w.did(action, object, detail)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Listing({ codec }: { codec: string | undefined }) {
  const words = useWords();
  const query = useInfiniteQuery({
    queryKey: ['assignments', codec],
    queryFn: ({ pageParam }) => assignmentsPage(codec, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const items = query.data?.pages.flatMap((page) => page.items);
  const w = words.assignments;
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (items === undefined) return <p className="loading">{words.loading}</p>;
  if (items.length === 0) return <p className="calm">{w.none}</p>;
  return (
    <>
      <AssignmentTable assignments={items} />
      {query.hasNextPage && (
        <p className="pager">
          <button type="button" className="link" onClick={() => void query.fetchNextPage()}>
            {w.more}
          </button>
        </p>
      )}
    </>
  );
}

/** Which codec version decodes whom: by model, group or device; given and taken back in two steps. */
export function AssignmentsScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const manages = useMayManage();
  const [open, setOpen] = useState(false);
  const codec = search.get('decodeur') ?? undefined;
  const w = words.assignments;
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{w.title}</h1>
        <CodecFilter codec={codec} />
        {manages && (
          <button type="button" className="button small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {w.add}
          </button>
        )}
      </header>
      <p className="muted">{w.lead}</p>
      <Listing codec={codec} />
      {manages && <History />}
      {open && <AssignDialog close={() => setOpen(false)} />}
    </div>
  );
}
