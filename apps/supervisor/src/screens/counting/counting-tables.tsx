import { hour } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Counting } from './counting-api.ts';
import { dayText, monthText, spanText } from './day-text.ts';

type Matched = Counting['matched'][number];

function MatchedRow({ period }: { period: Matched }) {
  const { counting } = useWords();
  const language = useLanguage();
  const { first, last, now, before, percent, halfWidth, pairs } = period;
  const half = halfWidth === undefined || before === 0 ? undefined : (100 * halfWidth) / before;
  return (
    <tr>
      <th scope="row">{spanText(first, last, language)}</th>
      <td className="number">{counting.number(now)}</td>
      <td className="number">{counting.number(before)}</td>
      <td className="number nowrap">{percent === undefined ? counting.none : counting.change(percent, half)}</td>
      <td className="number">{counting.number(pairs)}</td>
    </tr>
  );
}

/** Periods against the same weekdays a year before, with their uncertainty. */
export function MatchedPeriods({ study }: { study: Counting }) {
  const { counting } = useWords();
  const columns = [counting.compareNow, counting.compareBefore, counting.compareChange, counting.comparePairs];
  return (
    <section>
      <h3>{counting.compare}</h3>
      {study.matched.length === 0 && <p className="muted">{counting.noCompare}</p>}
      {study.matched.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={counting.compare}>
          <table className="dense">
            <caption>{counting.compareCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{counting.comparePeriod}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="number">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {study.matched.map((period) => (
                <MatchedRow key={period.first} period={period} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Month by month, what a year's mean is multiplied by. */
export function Coefficients({ study }: { study: Counting }) {
  const { counting } = useWords();
  const language = useLanguage();
  return (
    <section>
      <h3>{counting.season}</h3>
      {study.coefficients.length === 0 && <p className="muted">{counting.noSeason}</p>}
      {study.coefficients.length > 0 && (
        <table className="dense counting-coefficients">
          <caption>{counting.seasonCaption}</caption>
          <tbody>
            {study.coefficients.map(({ year, month, coefficient }) => (
              <tr key={`${year}-${month}`}>
                <th scope="row">{monthText({ year, month }, language)}</th>
                <td className="number">{counting.number(coefficient, 2)}</td>
                <td aria-hidden="true">
                  <span className="counting-bar" style={{ inlineSize: `${(4 * coefficient).toFixed(2)}rem` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Busiest hour, day, month and year, each with its date. */
export function Records({ study }: { study: Counting }) {
  const { counting } = useWords();
  const language = useLanguage();
  const { hour: best, day, month, year, since } = study.records;
  if (since === undefined) return null;
  const { record, number, perDay } = counting;
  const lines = [
    [record.hour, best && number(best.count), best && hour(best.start, language)],
    [record.day, day && number(day.count), day && dayText(day.date, language)],
    [record.month, month && perDay(number(month.average)), month && monthText(month, language)],
    [record.year, year && perDay(number(year.average)), year ? String(year.year) : counting.noRecord],
  ] as const;
  return (
    <section>
      <h3>{counting.records}</h3>
      <dl className="counting-records">
        {lines.map(([name, figure, when]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{figure}</strong> <span className="muted">{when}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted">{counting.recordsSince(dayText(since, language))}</p>
    </section>
  );
}
