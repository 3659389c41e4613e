import { QualityMark } from '../../parts/quality-mark.tsx';
import { plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Outcome } from './codec-api.ts';

type TrialObservation = Outcome['observations'][number];

function valueText(value: TrialObservation | undefined, language: 'fr' | 'en'): string {
  if (value === undefined || value.value === null) return '–';
  return `${plainNumber(value.value, language)}\u00A0${value.unit}`;
}

function Row({ each, against }: { each: TrialObservation; against: Outcome | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const other = against?.observations.find(({ field, time }) => field === each.field && time === each.time);
  const same = other?.value === each.value;
  return (
    <tr>
      <th scope="row" className="mono">
        {each.field}
      </th>
      <td className="number">{valueText(each, language)}</td>
      <td>
        <QualityMark flag={each.flag} reasons={each.reasons} />
      </td>
      {against && (
        <td className={`number${same ? ' muted' : ' codec-differs'}`}>
          {same ? words.codecs.same : valueText(other, language)}
        </td>
      )}
    </tr>
  );
}

function Observations({ outcome, against }: { outcome: Outcome; against: Outcome | undefined }) {
  const words = useWords();
  if (outcome.observations.length === 0) return <p className="muted">{words.codecs.noObservations}</p>;
  const w = words.codecs;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.observations}>
      <table className="dense">
        <caption className="visually-hidden">{w.observations}</caption>
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            <th scope="col" className="number">
              {w.value}
            </th>
            <th scope="col">{w.quality}</th>
            {against && (
              <th scope="col" className="number">
                {w.activeValue}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {outcome.observations.map((each) => (
            <Row key={`${each.field} ${each.time}`} each={each} against={against} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <pre className="payload">{lines.join('\n')}</pre>
    </>
  );
}

/** What a frame gives: data or why not, the console, and the values that would be stored. */
export function TrialOutcome({ outcome, against }: { outcome: Outcome; against?: Outcome | undefined }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="trial" role="status">
      {outcome.fault === undefined ? (
        <Observations outcome={outcome} against={against} />
      ) : (
        <p className="trouble">
          {words.codecs.refused} : <span className="mono">{`${outcome.fault}: ${outcome.detail ?? ''}`}</span>
        </p>
      )}
      {outcome.data && (
        <>
          <h3>{words.codecs.data}</h3>
          <pre className="payload" tabIndex={0} aria-label={words.codecs.data}>
            {JSON.stringify(outcome.data, undefined, 2)}
          </pre>
        </>
      )}
      <Lines title={words.codecs.warnings} lines={outcome.warnings} />
      <Lines title={words.codecs.console} lines={outcome.console} />
      <p className="muted">{words.codecs.took(plainNumber(outcome.milliseconds, language))}</p>
    </div>
  );
}
