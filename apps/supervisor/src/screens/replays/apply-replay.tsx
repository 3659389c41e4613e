import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { applyReplay, revisionsOfQuery } from './replay-api.ts';
import type { ReplaySheet } from './replay-api.ts';

function ApplyForm({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const client = useQueryClient();
  const field = useId();
  const [reason, setReason] = useState(replay.reason ?? '');
  const apply = useMutation({
    mutationFn: () => applyReplay(replay.id, reason),
    onSuccess: () => client.invalidateQueries({ queryKey: ['replays'] }),
  });
  const w = words.replays;
  return (
    <form
      className="replay-apply"
      onSubmit={(event) => {
        event.preventDefault();
        apply.mutate();
      }}
    >
      <p>{w.applyLead}</p>
      <div className="replay-row">
        <label htmlFor={field}>{w.reason}</label>
        <input id={field} required maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} />
        <button type="submit" className="button" disabled={apply.isPending || reason.trim() === ''}>
          {replay.state === 'interrupted' ? w.resume : w.apply}
        </button>
      </div>
      {apply.error && (
        <p className="trouble" role="alert">
          {apply.error.message}
        </p>
      )}
    </form>
  );
}

function RevisionNote({ replay, revision }: { replay: ReplaySheet; revision: string }) {
  const words = useWords();
  const language = useLanguage();
  const found = useQuery(revisionsOfQuery(revision)).data;
  const w = words.replays;
  const datasets = found?.datasets ?? [];
  return (
    <p className="replay-revision" role="status">
      <strong>{w.revision(revision)}</strong>{' '}
      {found && (datasets.length > 0 ? w.revisionOf(datasets.join(', ')) : w.noDataset)}
      {replay.applied !== undefined && (
        <span className="muted"> {w.appliedBy(replay.appliedBy ?? '–', dateTime(replay.applied, language))}</span>
      )}
      {replay.reason !== undefined && <q>{replay.reason}</q>}
    </p>
  );
}

/** The last word: a person applies the difference with a reason, and is told the revision it made. */
export function ApplyReplay({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const manages = useMayManage();
  const { state, revision, valuesChanged } = replay;
  const isReady = (state === 'compared' || state === 'interrupted') && valuesChanged > 0;
  return (
    <>
      {revision !== undefined && <RevisionNote replay={replay} revision={revision} />}
      {isReady && manages && <ApplyForm replay={replay} />}
      {isReady && !manages && <p className="muted">{words.replays.noRight}</p>}
    </>
  );
}
