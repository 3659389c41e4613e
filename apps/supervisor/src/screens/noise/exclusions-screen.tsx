import '../../styles/noise.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayOperate } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { ExclusionForm } from './exclusion-form.tsx';
import { endExclusion, exclusionsQuery } from './noise-api.ts';
import type { Exclusion } from './noise-api.ts';

function End({ id }: { id: number }) {
  const words = useWords().noise.exclusions;
  const client = useQueryClient();
  const [reason, setReason] = useState<string>();
  const end = useMutation({
    mutationFn: endExclusion,
    onSuccess: () => client.invalidateQueries({ queryKey: ['exclusions'] }),
  });
  if (reason === undefined) {
    return (
      <button type="button" className="button quiet small" onClick={() => setReason('')}>
        {words.end}
      </button>
    );
  }
  return (
    <form
      className="exclusion-end"
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate({ id, reason });
      }}
    >
      <input
        required
        aria-label={words.endReason}
        placeholder={words.endReason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <button className="button small" type="submit" disabled={end.isPending}>
        {words.end}
      </button>
      {end.error && <Trouble error={end.error} />}
    </form>
  );
}

function ExclusionRow({ row, operates }: { row: Exclusion; operates: boolean }) {
  const words = useWords().noise.exclusions;
  const language = useLanguage();
  return (
    <tr className={row.revoked && 'exclusion-ended'}>
      <th scope="row">{words.causes[row.cause]}</th>
      <td>{row.thing?.name ?? words.everywhere}</td>
      <td>{dateTime(row.from, language)}</td>
      <td>{dateTime(row.to, language)}</td>
      <td>
        {words.origins[row.origin]} <span className="muted">{row.station ?? row.who}</span>
      </td>
      <td>
        {row.reason}
        {row.revoked && (
          <span className="muted">
            {' '}
            ({words.ended} : {row.revoked.reason})
          </span>
        )}
      </td>
      <td>{operates && row.origin === 'person' && !row.revoked && <End id={row.id} />}</td>
    </tr>
  );
}

function ExclusionTable({ rows }: { rows: readonly Exclusion[] }) {
  const words = useWords().noise.exclusions;
  const operates = useMayOperate();
  if (rows.length === 0) return <p className="calm">{words.none}</p>;
  const heads = [words.cause, words.place, words.from, words.to, words.origin, words.reason];
  return (
    <div className="table-frame tall" tabIndex={0} role="region" aria-label={words.list}>
      <table className="dense">
        <caption className="visually-hidden">{words.list}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ExclusionRow key={row.id} row={row} operates={operates} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CauseFilter({ cause }: { cause: string }) {
  const words = useWords().noise.exclusions;
  return (
    <label className="field study-filter">
      <span>{words.filter}</span>
      <select value={cause} onChange={({ target }) => navigate(paths.exclusions({ cause: target.value }))}>
        <option value="">{words.all}</option>
        {Object.entries(words.causes).map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Right measurements that do not count, and a new one. */
export function ExclusionsScreen({ search }: { search: URLSearchParams }) {
  const words = useWords().noise.exclusions;
  const operates = useMayOperate();
  const cause = search.get('cause') ?? '';
  const query = useQuery(exclusionsQuery(cause, search.get('suite') ?? ''));
  const rows = query.data?.items ?? [];
  const next = query.data?.next;
  return (
    <div className="wide noise-screen">
      <h1>{words.title}</h1>
      <p className="muted lead">{words.lead}</p>
      <CauseFilter cause={cause} />
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.data && <ExclusionTable rows={rows} />}
      {next !== undefined && <Link to={paths.exclusions({ cause, suite: next })}>{words.more}</Link>}
      {operates && (
        <>
          <h2>{words.add}</h2>
          <ExclusionForm />
        </>
      )}
    </div>
  );
}
