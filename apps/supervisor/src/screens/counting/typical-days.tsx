import type { CSSProperties } from 'react';
import { useWords } from '../../words/words.ts';
import type { Counting } from './counting-api.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Palest tint of an hour somebody passed in, in percent of the accent. */
const PALEST = 4;
const FULLEST = 46;

type Typical = Counting['typical'][number];

function HourCells({ typical, most }: { typical: Typical; most: number }) {
  const { counting } = useWords();
  return HOURS.map((hour) => {
    const count = (typical.shares[hour] ?? 0) * typical.daily;
    const tint = PALEST + ((FULLEST - PALEST) * count) / Math.max(most, 1e-9);
    // a custom property of the style sheet, which the types of React do not know
    const style = { '--tint': `${tint.toFixed(1)}%` } as CSSProperties;
    return (
      <td key={hour} className="number typical-hour" style={style}>
        {counting.number(count, count < 10 && count > 0 ? 1 : 0)}
      </td>
    );
  });
}

function Indices({ indices }: { indices: Counting['indices'] }) {
  const { counting } = useWords();
  const lines = [
    ...(indices.morning === undefined ? [] : [counting.morning(counting.number(indices.morning, 2))]),
    ...(indices.weekend === undefined ? [] : [counting.weekend(counting.number(indices.weekend, 2))]),
    ...(indices.peakShare === undefined ? [] : [counting.peakShare(counting.percent(indices.peakShare, 1))]),
  ];
  return (
    <ul className="counting-indices">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The shape of each kind of day: passages of its hours, figures and tint at once. */
export function TypicalDays({ study }: { study: Counting }) {
  const { counting } = useWords();
  const order = ['working-day', 'saturday', 'sunday-or-holiday'];
  const rows = study.typical.toSorted((a, b) => order.indexOf(a.use) - order.indexOf(b.use) || b.days - a.days);
  const most = Math.max(...rows.flatMap(({ shares, daily }) => shares.map((share) => share * daily)));
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{counting.profile}</h3>
      <p className="muted">{counting.profileLead}</p>
      <div className="table-frame" tabIndex={0} role="region" aria-label={counting.profile}>
        <table className="dense typical-days">
          <caption className="visually-hidden">{counting.profileLead}</caption>
          <thead>
            <tr>
              <td />
              {HOURS.map((hour) => (
                <th key={hour} scope="col" className="number">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((typical) => (
              <tr key={`${typical.use} ${typical.school}`}>
                <th scope="row">
                  {counting.use[typical.use]}, {counting.school[typical.school]}
                  <span className="muted">
                    {counting.profileDays(counting.number(typical.days), counting.number(typical.daily))}
                  </span>
                </th>
                <HourCells typical={typical} most={most} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Indices indices={study.indices} />
    </section>
  );
}
