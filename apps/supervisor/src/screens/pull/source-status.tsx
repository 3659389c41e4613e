import { useWords } from '../../words/words.ts';
import type { Source } from './pull-api.ts';

/** A state in words; only what is not as it should be is set off. */
export function SourceStatus({ source: { status, running } }: { source: Source }) {
  const { pull } = useWords();
  const word = <span className={`source-${status}`}>{pull.statuses[status]}</span>;
  return (
    <>
      {word}
      {running && <span className="muted">, {pull.running}</span>}
    </>
  );
}
