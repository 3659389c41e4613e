import { useQuery } from '@tanstack/react-query';
import { PRIORITIES } from '../api/contract.ts';
import type { Alarm, PackSummary, Thing } from '../api/contract.ts';
import { openAlarmsQuery, thingsQuery } from '../api/queries.ts';
import { useTerritory } from '../api/territory.ts';
import { DomainIcon } from '../parts/domain-icon.tsx';
import { freshnessOf } from '../parts/freshness.ts';
import { Link } from '../parts/link.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { paths } from '../routing/paths.ts';
import { number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { AlarmLine } from './alarm-line.tsx';
import { ReceptionFigures } from './reception-figures.tsx';
import { byUrgency } from './urgency.ts';

const SHOWN = 10;

function DomainRow({
  pack,
  alarms,
  things,
}: {
  pack: PackSummary;
  alarms: readonly Alarm[];
  things: readonly Thing[];
}) {
  const language = useLanguage();
  const now = useNow();
  const mine = things.filter((thing) => thing.domain === pack.id);
  const silent = mine.filter((thing) => freshnessOf(thing, now) === 'silent').length;
  return (
    <tr>
      <th scope="row">
        <DomainIcon pack={pack} /> {pack.label[language]}
      </th>
      {PRIORITIES.map((priority) => {
        const count = alarms.filter((alarm) => alarm.domain === pack.id && alarm.priority === priority).length;
        return (
          <td key={priority} className={`number ${count > 0 ? `count-${priority}` : 'zero'}`}>
            {count > 0 ? (
              <Link to={paths.alarms({ domaine: pack.id, priorite: priority })}>{number(count, language)}</Link>
            ) : (
              '0'
            )}
          </td>
        );
      })}
      <td className="number">{number(mine.length, language)}</td>
      <td className="number">{number(silent, language)}</td>
    </tr>
  );
}

function DomainTable({ alarms, things }: { alarms: readonly Alarm[]; things: readonly Thing[] }) {
  const words = useWords();
  const { packs } = useTerritory();
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={words.overview.byDomain}>
      <table className="dense">
        <caption className="visually-hidden">{words.overview.byDomain}</caption>
        <thead>
          <tr>
            <th scope="col">{words.overview.domain}</th>
            {PRIORITIES.map((priority) => (
              <th key={priority} scope="col" className="number">
                <PriorityMark priority={priority} />
              </th>
            ))}
            <th scope="col" className="number">
              {words.overview.objects}
            </th>
            <th scope="col" className="number">
              {words.overview.silent}
            </th>
          </tr>
        </thead>
        <tbody>
          {packs.map((pack) => (
            <DomainRow key={pack.id} pack={pack} alarms={alarms} things={things} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is wrong in one glance, worst first: no click, no filter to set. */
export function OverviewScreen() {
  const words = useWords();
  const language = useLanguage();
  const alarms = useQuery(openAlarmsQuery);
  const things = useQuery(thingsQuery);
  const sorted = byUrgency(alarms.data ?? []);
  const error = alarms.error ?? things.error;
  return (
    <div className="overview">
      <h1>{words.overview.title}</h1>
      {error && <Trouble error={error} />}
      <section aria-labelledby="worst">
        <h2 id="worst">{words.overview.worst}</h2>
        {alarms.data?.length === 0 && <p className="calm">{words.overview.calm}</p>}
        <ol className="alarm-lines">
          {sorted.slice(0, SHOWN).map((alarm) => (
            <AlarmLine key={alarm.id} alarm={alarm} />
          ))}
        </ol>
        {sorted.length > SHOWN && (
          <p>
            <Link to={paths.alarms()}>
              {words.overview.all} ({number(sorted.length, language)})
            </Link>
          </p>
        )}
      </section>
      <section>
        <h2>{words.overview.byDomain}</h2>
        <DomainTable alarms={alarms.data ?? []} things={things.data ?? []} />
      </section>
      <section aria-labelledby="flow">
        <h2 id="flow">{words.overview.flow}</h2>
        <ReceptionFigures />
      </section>
    </div>
  );
}
