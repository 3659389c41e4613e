import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { PRIORITIES } from '../api/contract.ts';
import type { Alarm, Session } from '../api/contract.ts';
import { openAlarmsQuery } from '../api/queries.ts';
import { useTerritory } from '../api/territory.ts';
import { Trouble } from '../parts/trouble.tsx';
import { navigate } from '../routing/location.ts';
import { paths } from '../routing/paths.ts';
import { number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { chosenAlarms } from './alarm-choice.ts';
import { AlarmTable } from './alarm-table.tsx';
import { ResponseDialog } from './response-dialog.tsx';

import { useAcknowledge } from './use-acknowledge.ts';
import { useAlarmKeys } from './use-alarm-keys.ts';

function Filters({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const { packs } = useTerritory();
  const set = (name: string, value: string) => {
    const next = Object.fromEntries(search);
    if (value === '') delete next[name];
    else next[name] = value;
    navigate(paths.alarms(next), { replace: true });
  };
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{words.alarms.search}</span>
        <input
          id="alarm-search"
          type="search"
          placeholder={words.alarms.search}
          value={search.get('q') ?? ''}
          onChange={(event) => set('q', event.target.value)}
        />
      </label>
      <label>
        <span className="visually-hidden">{words.overview.domain}</span>
        <select value={search.get('domaine') ?? ''} onChange={(event) => set('domaine', event.target.value)}>
          <option value="">{words.alarms.allDomains}</option>
          {packs.map((pack) => (
            <option key={pack.id} value={pack.id}>
              {pack.label[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{words.alarms.priority}</span>
        <select value={search.get('priorite') ?? ''} onChange={(event) => set('priorite', event.target.value)}>
          <option value="">{words.alarms.allPriorities}</option>
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {words.priority[priority]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

/** Open alarms, worst first, with their response and who took them. Usable with the keyboard only. */
export function AlarmsScreen({ search, session }: { search: URLSearchParams; session: Session }) {
  const words = useWords();
  const language = useLanguage();
  const query = useQuery(openAlarmsQuery);
  const [response, setResponse] = useState<Alarm>();
  const acknowledge = useAcknowledge(session);
  const territory = useTerritory();
  const alarms = useMemo(
    () => chosenAlarms(query.data ?? [], { search, territory, language }),
    [query.data, search, territory, language],
  );
  const cursor = useAlarmKeys(alarms, { acknowledge: acknowledge.run, respond: setResponse });
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.alarms.title}</h1>
        <p className="muted">{words.alarms.lead(number(alarms.length, language))}</p>
        <Filters search={search} />
      </header>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {acknowledge.error && (
        <p className="trouble" role="alert">
          {words.alarms.failed(acknowledge.error.message)}
        </p>
      )}
      {query.data && alarms.length === 0 && <p className="calm">{words.alarms.none}</p>}
      {alarms.length > 0 && (
        <AlarmTable alarms={alarms} cursor={cursor} acknowledge={acknowledge} respond={setResponse} />
      )}
      <p className="muted keys">{acknowledge.allowed ? words.alarms.keys : words.alarms.noRight}</p>
      <ResponseDialog alarm={response} close={() => setResponse(undefined)} />
    </div>
  );
}
