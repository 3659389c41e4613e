import { useWords } from '../words/words.ts';

/** Says what failed, what is kept, and what happens next. */
export function Trouble({ error, retry }: { error: Error; retry?: () => void }) {
  const words = useWords();
  return (
    <div className="trouble" role="alert">
      <p>{words.broken(error.message)}</p>
      {retry && (
        <button type="button" className="button quiet" onClick={retry}>
          {words.retry}
        </button>
      )}
    </div>
  );
}
