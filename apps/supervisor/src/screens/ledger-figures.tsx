import type { LedgerLine } from '../api/contract.ts';
import { number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';

export const LEDGER_COLUMNS = ['received', 'stored', 'duplicate', 'rejected', 'quarantined', 'pending'] as const;

/** Received = stored + duplicate + rejected + quarantined + pending, as an equation. */
export function LedgerFigures({ line }: { line: LedgerLine }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <dl className="equation">
      {LEDGER_COLUMNS.map((column) => (
        <div key={column} className={`term term-${column}`}>
          <dt>{words.ledger.columns[column]}</dt>
          <dd>{number(line[column], language)}</dd>
        </div>
      ))}
    </dl>
  );
}
