import { useState } from 'react';
import type { QuantitySummary, Series, SeriesPoint, ThingEvent } from '../api/contract.ts';
import { QualityMark } from '../parts/quality-mark.tsx';
import { eventText } from './series-description.ts';
import { dateTime, measure, number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';

/** Lines made at most: the file has them all. */
const MOST = 500;

interface SeriesTableProps {
  readonly title: string;
  readonly series: Series;
  readonly quantity: QuantitySummary;
  readonly happened: readonly ThingEvent[];
}

function PointRow({ point, quantity }: { point: SeriesPoint; quantity: QuantitySummary }) {
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{dateTime(point.time, language)}</th>
      <td className="number">{measure(point.value, quantity, language)}</td>
      <td>
        <QualityMark flag={point.flag} />
      </td>
    </tr>
  );
}

/** A mark of the chart, at its place among the values. */
function EventRow({ event }: { event: ThingEvent }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{dateTime(event.time, language)}</th>
      <td colSpan={2}>
        <strong>{eventText(event, words)}</strong>
        {event.device !== undefined && <span className="mono"> {event.device}</span>}
        {event.note !== undefined && `, ${event.note}`}
      </td>
    </tr>
  );
}

/** The values of the chart and what happened among them, newest first; made when it is opened. */
export function SeriesTable({ title, series, quantity, happened }: SeriesTableProps) {
  const words = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const newestFirst = (a: { time: string }, b: { time: string }) => Date.parse(b.time) - Date.parse(a.time);
  const points = series.items.toReversed().slice(0, MOST);
  const lines = open ? [...happened, ...points].toSorted(newestFirst) : [];
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
              {lines.map((line) =>
                'kind' in line ? (
                  <EventRow key={`event ${line.id}`} event={line} />
                ) : (
                  <PointRow key={line.time} point={line} quantity={quantity} />
                ),
              )}
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
