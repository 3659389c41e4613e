import { useQuery } from '@tanstack/react-query';
import type { Balance, Frame, LedgerLine } from '../api/contract.ts';
import { balanceQuery, troubleQuery } from '../api/queries.ts';
import { useMayOperate } from '../api/session.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { navigate } from '../routing/location.ts';
import { paths } from '../routing/paths.ts';
import { dateTime, hour, number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { HourBars } from './hour-bars.tsx';
import { lastDays } from './last-days.ts';
import { LEDGER_COLUMNS, LedgerFigures } from './ledger-figures.tsx';

const PERIODS = [1, 7, 30] as const;

const balanced = ({ received, stored, duplicate, rejected, quarantined, pending }: LedgerLine): boolean =>
  received === stored + duplicate + rejected + quarantined + pending;

function LineTable({
  title,
  head,
  lines,
}: {
  title: string;
  head: string;
  lines: readonly { key: string; name: string; line: LedgerLine }[];
}) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {LEDGER_COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {words.ledger.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, line }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {LEDGER_COLUMNS.map((column) => (
                <td key={column} className={`number ${line[column] === 0 ? 'zero' : `ledger-${column}`}`}>
                  {number(line[column], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TroubleList({ end, title }: { end: 'quarantined' | 'rejected'; title: string }) {
  const words = useWords();
  const language = useLanguage();
  const frames = useQuery(troubleQuery(end));
  const row = (frame: Frame) => (
    <tr key={frame.id}>
      <th scope="row">{dateTime(frame.receivedTime, language)}</th>
      <td>{frame.connector}</td>
      <td className="mono">{frame.uplink?.device ?? '–'}</td>
      <td>{frame.reason}</td>
    </tr>
  );
  return (
    <section>
      <h2>{title}</h2>
      {frames.error && <Trouble error={frames.error} />}
      {frames.data?.items.length === 0 && <p className="muted">{words.ledger.none}</p>}
      {frames.data && frames.data.items.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
          <table className="dense">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {[words.ledger.received, words.ledger.connector, words.ledger.device, words.ledger.reason].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>{frames.data.items.map(row)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Sheet({ balance }: { balance: Balance }) {
  const words = useWords();
  const language = useLanguage();
  const ok = balanced(balance);
  return (
    <>
      <LedgerFigures line={balance} />
      <p className={ok ? 'balanced' : 'trouble'} role="status">
        {ok ? words.ledger.balanced : words.ledger.unbalanced}
      </p>
      <section>
        <h2>{words.ledger.byConnector}</h2>
        <LineTable
          title={words.ledger.byConnector}
          head={words.ledger.connector}
          lines={balance.byConnector.map((line) => ({
            key: line.connector,
            name: line.connector || words.ledger.unknownConnector,
            line,
          }))}
        />
      </section>
      <section>
        <h2>{words.ledger.byHour}</h2>
        <HourBars title={words.ledger.chart} hours={balance.byHour} />
        <details>
          <summary>{words.thing.table}</summary>
          <LineTable
            title={words.ledger.byHour}
            head={words.ledger.hour}
            lines={balance.byHour
              .toReversed()
              .map((line) => ({ key: line.hour, name: hour(line.hour, language), line }))}
          />
        </details>
      </section>
    </>
  );
}

/** Received = sum of the ends, by connector and hour; what is in quarantine and why. */
export function LedgerScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const days = PERIODS.find((period) => String(period) === search.get('jours')) ?? 1;
  const { from, to } = lastDays(days, useNow());
  const allowed = useMayOperate();
  const balance = useQuery(balanceQuery(from, to));
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.ledger.title}</h1>
        <label className="filters">
          <span className="visually-hidden">{words.ledger.period}</span>
          <select
            value={days}
            onChange={(event) => navigate(`${paths.ledger()}?jours=${event.target.value}`, { replace: true })}
          >
            {PERIODS.map((period) => (
              <option key={period} value={period}>
                {words.ledger.periods[period]}
              </option>
            ))}
          </select>
        </label>
      </header>
      <p className="muted">{words.ledger.lead}</p>
      {balance.error && <Trouble error={balance.error} retry={() => void balance.refetch()} />}
      {balance.data ? <Sheet balance={balance.data} /> : <p className="loading">{words.loading}</p>}
      {allowed && <TroubleList end="quarantined" title={words.ledger.quarantine} />}
      {allowed && <TroubleList end="rejected" title={words.ledger.rejected} />}
    </div>
  );
}
