import { useQuery } from '@tanstack/react-query';
import { balanceQuery } from '../api/queries.ts';
import { Link } from '../parts/link.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../routing/paths.ts';
import { number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { LedgerFigures } from './ledger-figures.tsx';
import { lastDays } from './last-days.ts';
import { useNow } from '../parts/use-now.ts';

/** The ledger of the last 24 hours in one row of figures. */
export function ReceptionFigures() {
  const words = useWords();
  const language = useLanguage();
  const { from, to } = lastDays(1, useNow());
  const balance = useQuery(balanceQuery(from, to));
  if (balance.error) return <Trouble error={balance.error} />;
  if (balance.data === undefined) return <p className="loading">{words.loading}</p>;
  return (
    <>
      <LedgerFigures line={balance.data} />
      <p className="muted">
        {balance.data.pending === 0
          ? words.overview.balanced
          : words.overview.pending(number(balance.data.pending, language))}{' '}
        <Link to={paths.ledger()}>{words.overview.openLedger}</Link>
      </p>
    </>
  );
}
