import type { Priority } from '../api/contract.ts';
import { useWords } from '../words/words.ts';

const SHAPES: Readonly<Record<Priority, string>> = {
  critical: 'M7 0 14 7 7 14 0 7Z',
  high: 'M7 1 14 13 H0Z',
  medium: 'M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1Z',
  low: 'M2 2H12V12H2Z',
};

/** Priority as shape, word and colour, so that none of them is needed alone. */
export function PriorityMark({ priority, bare = false }: { priority: Priority; bare?: boolean }) {
  const words = useWords();
  return (
    <span className={`mark level level-${priority}`}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d={SHAPES[priority]} />
      </svg>
      <span className={bare ? 'visually-hidden' : undefined}>{words.priority[priority]}</span>
    </span>
  );
}
