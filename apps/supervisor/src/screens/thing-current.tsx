import type { LatestValue, PackSummary, QuantitySummary, ThingSheet } from '../api/contract.ts';
import { quantityOf, useTerritory } from '../api/territory.ts';
import { Link } from '../parts/link.tsx';
import { QualityMark } from '../parts/quality-mark.tsx';
import { paths } from '../routing/paths.ts';
import { ago, dateTime, measure, period } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import { headlineOf, seriesName } from './headline.ts';

const READINGS: readonly string[] = ['last-valid', 'meter-difference'];
const SAMPLES: readonly string[] = ['mean-by-duration', 'median', 'none'];

/** Statistic of a value: what was done with the samples, over how long. */
function statisticOf(value: LatestValue, quantity: QuantitySummary, words: Words): string {
  const statistic = words.thing.statistic[quantity.law] ?? words.thing.instant;
  if (value.period === 0) return words.thing.instant;
  if (READINGS.includes(quantity.law)) return statistic;
  // A level or a temperature is read at one moment: its period is only its cadence, as public pages say.
  if (SAMPLES.includes(quantity.law)) return words.thing.instant;
  return words.thing.over(statistic, period(value.period, words));
}

/** The headline of the object: value, statistic, time, age, quality. */
export function ThingHeadline({ thing, pack, now }: { thing: ThingSheet; pack: PackSummary | undefined; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const value = headlineOf(thing, pack);
  if (value === undefined) return <p className="calm">{words.thing.noMeasure}</p>;
  const quantity = quantityOf(territory, value.quantity);
  const unusable = value.adjusted === undefined || value.adjusted === null;
  return (
    <div className="headline">
      <h2 className="visually-hidden">{words.thing.current}</h2>
      <p className="big-value">{measure(value.adjusted, quantity, language)}</p>
      <p className="headline-words">
        <strong>{quantity.label[language]}</strong>, {statisticOf(value, quantity, words)}
        <br />
        {value.time ? (
          <time dateTime={value.time}>
            {words.thing.measuredAt(dateTime(value.time, language), ago(value.time, now, words))}
          </time>
        ) : (
          words.thing.never
        )}
        {unusable && value.raw !== undefined && value.raw !== null && (
          <span className="muted"> {words.thing.rawValue(measure(value.raw, quantity, language))}</span>
        )}
      </p>
      <QualityMark flag={value.flag} reasons={value.reasons} />
    </div>
  );
}

function MeasureRow({ thing, value, now }: { thing: ThingSheet; value: LatestValue; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const quantity = quantityOf(territory, value.quantity);
  return (
    <tr>
      <th scope="row">
        <Link to={paths.thing(thing.key, { serie: String(value.datastream) })}>
          {seriesName(thing, value, { territory, language })}
        </Link>
      </th>
      <td className="number">{measure(value.adjusted, quantity, language)}</td>
      <td>{value.time ? <time dateTime={value.time}>{ago(value.time, now, words)}</time> : words.thing.never}</td>
      <td>
        <QualityMark flag={value.flag} reasons={value.reasons} />
      </td>
    </tr>
  );
}

/** Latest values of one role, each a way to its curve. */
export function LatestTable({
  thing,
  role,
  title,
  now,
}: {
  thing: ThingSheet;
  role: LatestValue['role'];
  title: string;
  now: number;
}) {
  const words = useWords();
  const values = thing.latest.filter((value) => value.role === role);
  const { measure: what, value: figure, age, quality } = words.thing;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense compact">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col" className="number">
              {figure}
            </th>
            <th scope="col">{age}</th>
            <th scope="col">{quality}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <MeasureRow key={value.datastream} thing={thing} value={value} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
