import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useMayManage, useMayOperate } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words/words.ts';
import { rewindSource, runSource, sourcesQuery } from './pull-api.ts';
import type { Source } from './pull-api.ts';

function Rewind({ source }: { source: Source }) {
  const { pull } = useWords();
  const field = useId();
  const client = useQueryClient();
  const [from, setFrom] = useState('');
  const rewind = useMutation({
    mutationFn: rewindSource,
    onSettled: () => client.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  });
  const valid = from !== '' && new Date(from).getTime() < Date.now();
  return (
    <form
      className="rewind"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) rewind.mutate({ id: source.id, from });
      }}
    >
      <label htmlFor={field}>{pull.rewind}</label>
      <input
        id={field}
        type="date"
        value={from}
        aria-describedby={`${field}-hint`}
        onChange={(event) => setFrom(event.target.value)}
      />
      <button type="submit" className="button small quiet" disabled={!valid || rewind.isPending}>
        {pull.rewindDo}
      </button>
      <p id={`${field}-hint`} className="muted">
        {from !== '' && !valid ? pull.wrongDate : pull.rewindHint}
      </p>
      <p role="status">{rewind.isSuccess ? pull.rewound(rewind.variables.from) : ''}</p>
      {rewind.error && <Trouble error={rewind.error} />}
    </form>
  );
}

/** Read now; read again from a day on. */
export function SourceActions({ source }: { source: Source }) {
  const { pull } = useWords();
  const client = useQueryClient();
  const operates = useMayOperate();
  const manages = useMayManage();
  const run = useMutation({
    mutationFn: runSource,
    onSettled: () => client.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  });
  if (!operates || source.status === 'disabled') return null;
  return (
    <div className="source-actions">
      <p className="actions">
        <button
          type="button"
          className="button small"
          disabled={source.running || run.isPending}
          onClick={() => run.mutate(source.id)}
        >
          {pull.run}
        </button>
        <span role="status">{run.isSuccess && source.running ? pull.asked : ''}</span>
      </p>
      {run.error && <Trouble error={run.error} />}
      {manages && <Rewind source={source} />}
    </div>
  );
}
