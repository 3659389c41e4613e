import type { Got } from '../../api/answers.ts';
import { useWords } from '../../words/words.ts';

type Nowcast = NonNullable<Got<'/api/v1/things/{key}/nowcast'>['nowcast']>;
type Score = Nowcast['scores'][number];

function Line({ name, scores }: { name: string; scores: readonly Score[] }) {
  const words = useWords().river;
  return scores.map(({ lead, error, persistence }, i) => (
    <tr key={lead}>
      {i === 0 && (
        <th scope="rowgroup" rowSpan={scores.length}>
          {name}
        </th>
      )}
      <th scope="row">{words.lead(lead)}</th>
      <td>{words.centimetres(error.meanAbsolute)}</td>
      <td>{words.centimetres(persistence.meanAbsolute)}</td>
      <td>{error.moments}</td>
    </tr>
  ));
}

/** How wrong the forecast has been, by lead and by the local level the water had reached. */
export function OutlookError({ nowcast: { scores, classes } }: { nowcast: Nowcast }) {
  const words = useWords().river;
  if (scores.length === 0) return null;
  return (
    <details className="river-error">
      <summary>{words.error}</summary>
      {/* wider than a phone: scrolled by keyboard too */}
      <div role="region" aria-label={words.error} tabIndex={0}>
        <table className="river-steps">
          <caption>{words.errorCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.stage}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.foreseen}</th>
              <th scope="col">{words.kept}</th>
              <th scope="col">{words.moments}</th>
            </tr>
          </thead>
          <tbody>
            <Line name={words.everyLevel} scores={scores} />
          </tbody>
          {classes.map((each) => (
            <tbody key={each.level}>
              <Line name={words.ofLevel(each.level)} scores={each.scores} />
            </tbody>
          ))}
        </table>
      </div>
    </details>
  );
}
