import { useMutation } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { reinject } from '../quarantine/quarantine-api.ts';
import { ReinjectionProgress } from '../quarantine/reinjection-progress.tsx';
import type { ReplaySheet } from './replay-api.ts';

/** Frames in quarantine that the version of a replay decodes, and the way back for them. */
export function ReadableFrames({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const language = useLanguage();
  const mayManage = useMayManage();
  const take = useMutation({ mutationFn: () => reinject({ replay: replay.id }) });
  const w = words.replays;
  return (
    <div className="replay-readable">
      <p>{w.readable(number(replay.framesReadable, language))}</p>
      {take.data ? (
        <ReinjectionProgress id={take.data.id} />
      ) : (
        mayManage && (
          <button type="button" className="button small" disabled={take.isPending} onClick={() => take.mutate()}>
            {w.takeUp}
          </button>
        )
      )}
      {take.error && (
        <p className="trouble" role="alert">
          {take.error.message}
        </p>
      )}
    </div>
  );
}
