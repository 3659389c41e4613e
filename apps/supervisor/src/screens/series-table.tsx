import { useState } from 'react';
import type { QuantitySummary, Series } from '../api/contract.ts';
import { QualityMark } from '../parts/quality-mark.tsx';
import { dateTime, measure, number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';

/** Lines made at most: the file has them all. */
const MOST = 500;

/** The values of the chart, newest first; made when it is opened. */
export function SeriesTable({ title, series, quantity }: { title: string; series: Series; quantity: QuantitySummary }) {
  const words = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const lines = series.items.toReversed().slice(0, MOST);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.thing.table}</summary>
      {open && (
        <div className="table-frame tall" tabIndex={0} role="region" aria-label={title}>
          <table className="dense">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.thing.time}</th>
                <th scope="col" className="number">
                  {words.thing.value}
                </th>
                <th scope="col">{words.thing.quality}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((point) => (
                <tr key={point.time}>
                  <th scope="row">{dateTime(point.time, language)}</th>
                  <td className="number">{measure(point.value, quantity, language)}</td>
                  <td>
                    <QualityMark flag={point.flag} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open && series.items.length > MOST && (
        <p className="muted">{words.thing.tooMany(number(MOST, language), number(series.items.length, language))}</p>
      )}
    </details>
  );
}
