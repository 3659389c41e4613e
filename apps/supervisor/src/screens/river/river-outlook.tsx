import '../../styles/river.css';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Got } from '../../api/answers.ts';
import type { ThingSheet } from '../../api/contract.ts';
import { request } from '../../api/request.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useLanguage, useWords } from '../../words/words.ts';
import { OutlookError } from './outlook-error.tsx';

type Outlook = Got<'/api/v1/things/{key}/nowcast'>;
type Nowcast = NonNullable<Outlook['nowcast']>;

const MINUTE = 60_000;
const DAY = 86_400_000;
const encode = encodeURIComponent;

const outlookQuery = (key: string) =>
  queryOptions({
    queryKey: ['nowcast', key],
    queryFn: () => request<Outlook>(`/api/v1/things/${encode(key)}/nowcast`),
    refetchInterval: MINUTE,
  });

function Steps({ nowcast }: { nowcast: Nowcast }) {
  const words = useWords().river;
  return (
    <table className="river-steps">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.stage}</th>
          <th scope="col">{words.range}</th>
        </tr>
      </thead>
      <tbody>
        {nowcast.steps.map(({ lead, stage, low, high }) => (
          <tr key={lead}>
            <th scope="row">{words.lead(lead)}</th>
            <td>{words.metres(stage)}</td>
            <td>{low === undefined || high === undefined ? words.noRange : words.between(low, high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How it is foreseen, and on whose past it was tried. */
function Method({ nowcast, upstream }: { nowcast: Nowcast; upstream: Outlook['upstream'] }) {
  const words = useWords().river;
  const language = useLanguage();
  const { history, lentBy } = nowcast;
  const day = (time: string) => new Date(time).toLocaleDateString(language, { dateStyle: 'medium' });
  const basis = {
    own: history && words.ownBasis(day(history.from), day(history.to), history.episodes),
    other: history && lentBy && words.otherBasis(lentBy.name, history.episodes),
    none: history && words.noBasis(history.episodes),
  };
  return (
    <p className="muted">
      {words.method[nowcast.method]}{' '}
      {nowcast.lag !== undefined && upstream && `${words.lag(upstream.name, nowcast.lag)} `}
      {nowcast.reason && `${words.reasons[nowcast.reason]} `}
      {basis[nowcast.basis]}
    </p>
  );
}

function Levels({ outlook }: { outlook: Outlook }) {
  const words = useWords().river;
  if (outlook.levels.length === 0) return null;
  return (
    <>
      <h3>{words.levels}</h3>
      <ul className="river-levels">
        {outlook.levels.map(({ level, stage, reached, minutes }) => (
          <li key={level}>
            <strong>{words.level(level)}</strong> {words.metres(stage)}
            {reached && <strong>, {words.reached}</strong>}
            {minutes !== undefined && `, ${words.minutes(minutes)}`}
          </li>
        ))}
      </ul>
      {outlook.levelsSource !== undefined && <p className="muted">{words.source(outlook.levelsSource)}</p>}
    </>
  );
}

function Beside({ outlook: { discharge, vigilance } }: { outlook: Outlook }) {
  const words = useWords().river;
  const flow =
    discharge.discharge === undefined
      ? words.noFlow[discharge.reason ?? 'no-curve']
      : words.flow(discharge.discharge, discharge.version ?? '');
  const colour = words.colours[vigilance?.colour ?? 0] ?? '';
  return (
    <dl className="river-beside">
      <dt>{words.discharge}</dt>
      <dd>{flow}</dd>
      <dt>{words.state}</dt>
      <dd>{vigilance === undefined ? words.stateUnknown : words.stateSaid(vigilance.name, colour)}</dd>
    </dl>
  );
}

/** What comes next at a level station, with its error, and the State's word beside ours. */
export function RiverOutlook({ thing, now }: { thing: ThingSheet; now: number }) {
  const words = useWords().river;
  const language = useLanguage();
  const query = useQuery(outlookQuery(thing.key));
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const from = new Date(minute - 3 * DAY).toISOString();
  const diary = `/api/v1/flood-diary?things=${encode(thing.key)}&from=${from}&to=${new Date(minute).toISOString()}&language=${language}`;
  return (
    <section className="river-outlook">
      <h2>{words.title}</h2>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <>
          {query.data.rise !== undefined && <p>{words.rise(query.data.rise)}</p>}
          <Levels outlook={query.data} />
          {query.data.nowcast ? (
            <>
              <Steps nowcast={query.data.nowcast} />
              <Method nowcast={query.data.nowcast} upstream={query.data.upstream} />
              <OutlookError nowcast={query.data.nowcast} />
            </>
          ) : (
            <p>{words.silent}</p>
          )}
          <Beside outlook={query.data} />
        </>
      )}
      <p>
        <a href={diary}>{words.diary}</a>
      </p>
    </section>
  );
}
