import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { cancelJob, jobQuery } from './quarantine-api.ts';

/** How far a re-injection has come, and what came of it. */
export function ReinjectionProgress({ id }: { id: number }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const { data: job } = useQuery(jobQuery(id));
  const cancel = useMutation({ mutationFn: () => cancelJob(id) });
  const ended = job !== undefined && job.state !== 'running';
  useEffect(() => {
    if (!ended) return;
    void client.invalidateQueries({ queryKey: ['quarantine', 'groups'] });
    void client.invalidateQueries({ queryKey: ['quarantine', 'frames'] });
  }, [ended, client]);
  if (job === undefined) return null;
  const done = job.stored + job.duplicate + job.rejected + job.quarantined;
  const w = words.quarantine;
  return (
    <div className="reinjection" role="status">
      <strong>{w[job.state]}</strong>
      <progress max={Math.max(job.total, 1)} value={done} aria-label={w.running} />
      <span>
        {w.progress(number(done, language), number(job.total, language))} ;{' '}
        {w.ended(number(job.stored, language), number(job.quarantined, language))}
        {job.duplicate > 0 && `, ${w.duplicates(number(job.duplicate, language))}`}
      </span>
      {job.state === 'running' && (
        <button
          type="button"
          className="button small quiet"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {w.cancel}
        </button>
      )}
    </div>
  );
}
