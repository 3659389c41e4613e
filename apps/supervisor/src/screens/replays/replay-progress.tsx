import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { cancelReplay, isMoving } from './replay-api.ts';
import type { Replay } from './replay-api.ts';

/** Stops what is under way, or drops what nobody will apply. */
export function CancelReplay({ replay }: { replay: Replay }) {
  const words = useWords();
  const client = useQueryClient();
  const manages = useMayManage();
  const cancel = useMutation({
    mutationFn: () => cancelReplay(replay.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['replays'] }),
  });
  if (!manages || !(isMoving(replay) || replay.state === 'compared')) return null;
  const label = replay.state === 'applying' ? words.replays.stop : words.replays.cancel;
  return (
    <button
      type="button"
      className="button small quiet"
      aria-label={`${label}, ${words.replays.sheet(String(replay.id))}`}
      disabled={replay.stopping || cancel.isPending}
      onClick={() => cancel.mutate()}
    >
      {label}
    </button>
  );
}

/** How far it has come, in frames while it compares, in values while it applies. */
export function ReplayProgress({ replay }: { replay: Replay }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  const applying = replay.state === 'applying' || replay.state === 'interrupted';
  const [done, all] = applying
    ? [replay.valuesApplied, replay.valuesChanged]
    : [replay.framesRead, replay.framesExpected];
  const text = (applying ? w.applied : w.read)(number(done, language), number(all, language));
  return (
    <span className="replay-progress">
      {isMoving(replay) && <progress max={Math.max(all, 1)} value={Math.min(done, all)} aria-label={w.progress} />}
      <span>{replay.stopping ? w.stopping : text}</span>
    </span>
  );
}
