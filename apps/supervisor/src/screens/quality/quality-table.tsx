import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { SHARES } from './quality-bars.tsx';
import type { QualityDay } from './quality-api.ts';

function Head() {
  const words = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{words.quality.day}</th>
        <th scope="col" className="number">
          {words.quality.expected}
        </th>
        {SHARES.map((share) => (
          <th key={share} scope="col" className="number">
            {words.quality.shares[share]}
          </th>
        ))}
        <th scope="col" className="number">
          {words.quality.byPerson}
        </th>
      </tr>
    </thead>
  );
}

/** The figures of the bars, newest first. */
export function QualityTable({ days, choose }: { days: readonly QualityDay[]; choose: (day: string) => void }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <details>
      <summary>{words.quality.table}</summary>
      <div className="table-frame tall" tabIndex={0} role="region" aria-label={words.quality.table}>
        <table className="dense compact">
          <caption className="visually-hidden">{words.quality.perDay}</caption>
          <Head />
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">
                  <button
                    type="button"
                    className="as-link"
                    title={words.quality.choose}
                    onClick={() => choose(day.day)}
                  >
                    {day.day}
                  </button>
                </th>
                <td className="number">{number(day.expected, language)}</td>
                {SHARES.map((share) => (
                  <td key={share} className="number">
                    {number(day[share], language)}
                  </td>
                ))}
                <td className="number">{number(day.byPerson, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
