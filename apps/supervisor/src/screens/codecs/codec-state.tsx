import { useWords } from '../../words/words.ts';
import type { CodecVersion } from './codec-api.ts';

/** Shapes, so that no state is told by colour alone: open, half, full, crossed. */
const SHAPES: Readonly<Record<CodecVersion['state'], string>> = {
  draft: 'M7 2a5 5 0 1 0 0 10A5 5 0 1 0 7 2Z',
  tested: 'M7 2a5 5 0 1 0 0 10A5 5 0 1 0 7 2ZM7 2v10',
  active: 'M3 7.5 6 10.5 11.5 3.5',
  retired: 'M3 3l8 8M11 3l-8 8',
};

export function CodecState({ state }: { state: CodecVersion['state'] }) {
  const words = useWords();
  return (
    <span className={`mark codec-${state}`}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path className="mark-line" d={SHAPES[state]} />
      </svg>
      {words.codecs.states[state]}
    </span>
  );
}
