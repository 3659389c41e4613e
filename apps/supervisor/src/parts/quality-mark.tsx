import type { Flag } from '../api/contract.ts';
import { useWords } from '../words/words.ts';

/** A sample of the line a chart draws: full good, dotted not evaluated, dashed suspect, hatched invalid, gap missing. */
const LINES: Readonly<Record<Flag, { d: string; dash?: string }>> = {
  1: { d: 'M1 7H23' },
  2: { d: 'M1 7H23', dash: '1.5 3' },
  3: { d: 'M1 7H23', dash: '5 3' },
  4: { d: 'M2 11 10 3M8 11 16 3M14 11 22 3' },
  9: { d: 'M1 7H6M18 7H23' },
};

/** Quality as a line and words, with its reasons. */
export function QualityMark({ flag, reasons = [] }: { flag: Flag; reasons?: readonly string[] }) {
  const words = useWords();
  const { d, dash } = LINES[flag];
  const why = reasons.map((reason) => words.reason[reason] ?? reason).join(', ');
  return (
    <span className="mark quality">
      <svg viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">
        <path className="mark-line" d={d} strokeDasharray={dash} />
      </svg>
      <span>
        {words.flag[flag]}
        {why !== '' && <span className="muted"> ({why})</span>}
      </span>
    </span>
  );
}
