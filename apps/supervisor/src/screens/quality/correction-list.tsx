import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayOperate } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { dateTime, plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { correctionsQuery, revoke } from './quality-api.ts';
import type { Correction } from './quality-api.ts';

function Revoke({ id }: { id: number }) {
  const words = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const back = useMutation({ mutationFn: () => revoke(id, reason), onSuccess: () => client.invalidateQueries() });
  if (!asking) {
    return (
      <button type="button" className="button small quiet" onClick={() => setAsking(true)}>
        {words.quality.revoke}
      </button>
    );
  }
  return (
    <form
      className="field-row"
      onSubmit={(event) => {
        event.preventDefault();
        back.mutate();
      }}
    >
      <label>
        <span className="visually-hidden">{words.quality.revokeReason}</span>
        <input
          type="text"
          required
          maxLength={1000}
          placeholder={words.quality.revokeReason}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <button type="submit" className="button small" disabled={back.isPending}>
        {words.quality.revoke}
      </button>
      {back.error && (
        <span className="trouble" role="alert">
          {back.error.message}
        </span>
      )}
    </form>
  );
}

function Decision({ correction }: { correction: Correction }) {
  const words = useWords();
  const language = useLanguage();
  const allowed = useMayOperate();
  const { kind, cause, factor, offset, from, to, reason, who, created, revoked } = correction;
  const formula = kind === 'correct' && ` × ${plainNumber(factor, language)} + ${plainNumber(offset, language)}`;
  return (
    <li className={revoked ? 'decision decision-revoked' : 'decision'}>
      <p>
        <strong>
          {words.quality.kinds[kind]}
          {formula}
        </strong>
        {cause !== undefined && `, ${words.quality.causes[cause] ?? cause}`}
      </p>
      <p>
        <time dateTime={from}>{dateTime(from, language)}</time> → <time dateTime={to}>{dateTime(to, language)}</time>
      </p>
      <p>{reason}</p>
      <p className="muted">
        {who}, {dateTime(created, language)}
        {revoked && `, ${words.quality.revoked(revoked.who)} (${revoked.reason})`}
      </p>
      {!revoked && allowed && <Revoke id={correction.id} />}
    </li>
  );
}

/** What people decided of a series, who and why; each can be taken back. */
export function CorrectionList({ datastream }: { datastream: number }) {
  const words = useWords();
  const query = useQuery(correctionsQuery(datastream));
  const items = query.data?.items ?? [];
  return (
    <section>
      <h3>{words.quality.list}</h3>
      {query.error && <Trouble error={query.error} />}
      {query.data && items.length === 0 && <p className="muted">{words.quality.none}</p>}
      <ul className="decisions">
        {items.map((correction) => (
          <Decision key={correction.id} correction={correction} />
        ))}
      </ul>
    </section>
  );
}
