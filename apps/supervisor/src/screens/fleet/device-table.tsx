import { Link } from '../../parts/link.tsx';
import { useNow } from '../../parts/use-now.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { ago, dateTime, period } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Words } from '../../words/words.ts';
import { clockError, calendarDay, percent, withUnit } from './figures.ts';
import type { FleetDevice } from './fleet-api.ts';
import { changed } from './fleet-choice.ts';

type Column = keyof Words['fleet']['columns'];

/** Columns in order, with what the server sorts them by; a number's worst comes first. */
const COLUMNS: readonly { readonly column: Column; readonly sort?: string; readonly numeric?: boolean }[] = [
  { column: 'object', sort: 'name' },
  { column: 'commune', sort: 'commune' },
  { column: 'device', sort: 'model' },
  { column: 'lastSeen', sort: 'lastSeen' },
  { column: 'gateway' },
  { column: 'margin', sort: 'margin', numeric: true },
  { column: 'packetError', sort: 'packetError', numeric: true },
  { column: 'failures', sort: 'failures', numeric: true },
  { column: 'battery', sort: 'battery', numeric: true },
  { column: 'batteryEnd', sort: 'batteryEnd' },
  { column: 'drift', sort: 'drift', numeric: true },
];

function SortHead({
  column,
  sort,
  numeric,
  now,
  go,
}: (typeof COLUMNS)[number] & { now: string; go: (sort: string) => void }) {
  const words = useWords();
  const title = words.fleet.columns[column];
  const className = numeric === true ? 'number' : undefined;
  if (sort === undefined)
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  const descending = now === `-${sort}`;
  const order = descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={now === sort || descending ? order : 'none'}>
      <button
        type="button"
        className="link sort"
        aria-label={words.fleet.sortBy(title)}
        onClick={() => go(now === sort ? `-${sort}` : sort)}
      >
        {title}
        <span aria-hidden="true">{now === sort ? ' ↑' : descending ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

function Battery({ device }: { device: FleetDevice }) {
  const language = useLanguage();
  const { percent: level, volts } = device.battery;
  return <>{level === null ? withUnit(volts, 'V', { language, decimals: 2 }) : withUnit(level, '%', { language })}</>;
}

/** When it was heard last; late or silent, against what is expected. */
function Seen({ device }: { device: FleetDevice }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const { lastSeen, hearing } = device;
  return (
    <>
      {lastSeen === undefined ? (
        words.fleet.neverSeen
      ) : (
        <time dateTime={lastSeen} title={dateTime(lastSeen, language)}>
          {ago(lastSeen, now, words)}
        </time>
      )}
      {hearing !== 'heard' && <span className="muted block">{words.fleet.every(period(device.period, words))}</span>}
    </>
  );
}

function BatteryEnd({ device }: { device: FleetDevice }) {
  const words = useWords();
  const language = useLanguage();
  const { end, verdict } = device.battery;
  if (end !== undefined) return <time dateTime={end}>{calendarDay(end, language)}</time>;
  return <span className="muted">{words.fleet.verdict[verdict]}</span>;
}

function Row({ device }: { device: FleetDevice }) {
  const words = useWords();
  const language = useLanguage();
  const { thing } = device;
  const titles = words.fleet.columns;
  return (
    <tr>
      <th scope="row" data-label={titles.object}>
        <Link to={paths.thing(thing.key)}>{thing.name}</Link>
      </th>
      <td data-label={titles.commune}>{thing.commune ?? '–'}</td>
      <td data-label={titles.device}>
        <span className="mono">{device.key}</span>
        {device.model !== undefined && <span className="muted block">{device.model}</span>}
      </td>
      <td data-label={titles.lastSeen} className={device.hearing === 'heard' ? 'short' : 'short alert'}>
        <Seen device={device} />
      </td>
      <td data-label={titles.gateway} className="mono">
        {device.gateway ?? '–'}
      </td>
      <td data-label={titles.margin} className="number">
        {withUnit(device.margin, 'dB', { language, decimals: 1 })}
      </td>
      <td data-label={titles.packetError} className="number">
        {percent(device.packetError, language, 1)}
      </td>
      <td data-label={titles.failures} className="number">
        {percent(device.failures, language, 1)}
      </td>
      <td data-label={titles.battery} className="number">
        <Battery device={device} />
      </td>
      <td data-label={titles.batteryEnd} className="short">
        <BatteryEnd device={device} />
      </td>
      <td data-label={titles.drift} className="number">
        {clockError(device.drift, language)}
      </td>
    </tr>
  );
}

interface DeviceTableProps {
  readonly title: string;
  readonly devices: readonly FleetDevice[];
  /** `-margin`: by margin, the largest first. */
  readonly sort: string;
  readonly search: URLSearchParams;
}

/** One line a device; sorted by the server, so that the first page is the first of all. */
export function DeviceTable({ title, devices, sort, search }: DeviceTableProps) {
  const go = (by: string) => navigate(paths.fleet(changed(search, { tri: by })), { replace: true });
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense fleet-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {COLUMNS.map((each) => (
              <SortHead key={each.column} {...each} now={sort} go={go} />
            ))}
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <Row key={`${device.connector} ${device.key}`} device={device} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
