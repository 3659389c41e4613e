import { useQuery } from '@tanstack/react-query';
import type { LatestValue, ThingSheet } from '../../api/contract.ts';
import { thingQuery } from '../../api/queries.ts';
import { quantityOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { QualityMark } from '../../parts/quality-mark.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { ago, measure } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { seriesName } from '../headline.ts';
import { datastreamsQuery } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';

interface RowProps {
  readonly thing: ThingSheet;
  readonly value: LatestValue;
  readonly now: number;
}

function Row({ thing, value, now }: RowProps) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  return (
    <tr>
      <th scope="row">
        <Link to={paths.thing(thing.key, { serie: String(value.datastream) })}>
          {seriesName(thing, value, { territory, language })}
        </Link>
      </th>
      <td className="mono" data-label={words.devices.sheet.field}>
        {value.field}
      </td>
      <td className="number" data-label={words.thing.value}>
        {measure(value.adjusted, quantityOf(territory, value.quantity), language)}
      </td>
      <td data-label={words.thing.age}>
        {value.time ? <time dateTime={value.time}>{ago(value.time, now, words)}</time> : words.thing.never}
      </td>
      <td data-label={words.thing.quality}>
        <QualityMark flag={value.flag} reasons={value.reasons} />
      </td>
    </tr>
  );
}

interface TableProps {
  readonly thing: ThingSheet;
  readonly values: readonly LatestValue[];
  readonly now: number;
}

function FeedTable({ thing, values, now }: TableProps) {
  const words = useWords();
  const { sheet } = words.devices;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={sheet.feeds}>
      <table className="dense compact labelled">
        <caption className="visually-hidden">{sheet.feeds}</caption>
        <thead>
          <tr>
            <th scope="col">{words.thing.measure}</th>
            <th scope="col">{sheet.field}</th>
            <th scope="col" className="number">
              {words.thing.value}
            </th>
            <th scope="col">{words.thing.age}</th>
            <th scope="col">{words.thing.quality}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <Row key={value.datastream} thing={thing} value={value} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a device feeds, and whether it is known yet. */
function useFeeds(device: DeviceRecord) {
  const series = useQuery(datastreamsQuery(device.id));
  const thing = useQuery({ ...thingQuery(device.asset ?? ''), enabled: device.asset !== undefined });
  const own = new Set(series.data?.items.map(({ id }) => id));
  return {
    thing: thing.data,
    values: thing.data?.latest.filter(({ datastream }) => own.has(datastream)) ?? [],
    error: series.error ?? thing.error,
    isLoading: series.isLoading || thing.isLoading,
  };
}

/** The series of a device with their newest values, each a way to its curve. */
export function DeviceFeeds({ device, now }: { device: DeviceRecord; now: number }) {
  const words = useWords();
  const { thing, values, error, isLoading } = useFeeds(device);
  if (error) return <Trouble error={error} />;
  if (isLoading) return <p className="loading">{words.loading}</p>;
  if (thing === undefined || values.length === 0) return <p className="muted">{words.devices.sheet.nothingFed}</p>;
  return <FeedTable thing={thing} values={values} now={now} />;
}
