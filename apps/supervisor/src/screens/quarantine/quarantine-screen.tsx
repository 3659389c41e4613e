import '../../styles/codecs.css';
import '../../styles/quarantine.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { ago, dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { GroupFrames } from './group-frames.tsx';
import { groupsQuery, reinject } from './quarantine-api.ts';
import type { Group } from './quarantine-api.ts';
import { RegisterDevice } from './register-device.tsx';
import { ReinjectionProgress } from './reinjection-progress.tsx';

const keyOf = ({ reason, connector, device = '' }: Group) => `${reason} ${connector} ${device}`;

interface GroupActions {
  readonly again: (filter: Parameters<typeof reinject>[0]) => void;
  readonly started: (job: number) => void;
}

function Opened({ group, actions }: { group: Group; actions: GroupActions }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const { reason, connector, device, frames } = group;
  const register = manages && group.mend === 'device' && !group.registered && device !== undefined && connector !== '';
  return (
    <div className="group-open">
      {register && <RegisterDevice device={device} connector={connector} started={actions.started} />}
      {manages && (
        <p className="actions">
          <button type="button" className="button small" onClick={() => actions.again({ reason, connector, device })}>
            {words.quarantine.reinjectGroup(frames, number(frames, language))}
          </button>
        </p>
      )}
      <GroupFrames group={group} again={(ids) => actions.again({ frames: ids })} />
    </div>
  );
}

function GroupRow({ group, actions }: { group: Group; actions: GroupActions }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const w = words.quarantine;
  return (
    <li className="group">
      <div className="group-line">
        <p className="group-count">
          <strong>{number(group.frames, language)}</strong> <span className="muted">{w.counted(group.frames)}</span>
        </p>
        <div>
          <h2>{group.label[language]}</h2>
          <p className="group-who">
            <span className="mono">{group.device ?? w.noDevice}</span>
            <span className="muted">{group.connector === '' ? w.unknownConnector : group.connector}</span>
            <time className="muted" dateTime={group.last} title={dateTime(group.last, language)}>
              {ago(group.last, now, words)}
            </time>
            {group.registered && group.mend === 'device' && <span>{w.registered}</span>}
          </p>
          <p>{group.remedy[language]}</p>
          {group.example !== group.reason && <p className="mono muted">{group.example}</p>}
        </div>
        <button type="button" className="button small quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? w.close : w.open}
        </button>
      </div>
      {open && <Opened group={group} actions={actions} />}
    </li>
  );
}

function Filters({ search, groups }: { search: URLSearchParams; groups: readonly Group[] }) {
  const words = useWords();
  const language = useLanguage();
  const set = (name: string, value: string) =>
    navigate(paths.quarantine({ ...Object.fromEntries(search), [name]: value }), { replace: true });
  const reasons = new Map(groups.map(({ reason, label }) => [reason, label[language]]));
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{words.quarantine.search}</span>
        <input
          type="search"
          placeholder={words.quarantine.search}
          value={search.get('capteur') ?? ''}
          onChange={(event) => set('capteur', event.target.value)}
        />
      </label>
      <label>
        <span className="visually-hidden">{words.quarantine.reason}</span>
        <select value={search.get('raison') ?? ''} onChange={(event) => set('raison', event.target.value)}>
          <option value="">{words.quarantine.anyReason}</option>
          {[...reasons].map(([reason, label]) => (
            <option key={reason} value={reason}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function chosen(groups: readonly Group[], search: URLSearchParams): readonly Group[] {
  const [reason, device] = [search.get('raison') ?? '', (search.get('capteur') ?? '').toLowerCase()];
  return groups.filter(
    (group) => (reason === '' || group.reason === reason) && (group.device ?? '').toLowerCase().includes(device),
  );
}

function Groups({
  groups,
  search,
  actions,
}: {
  groups: readonly Group[];
  search: URLSearchParams;
  actions: GroupActions;
}) {
  const words = useWords();
  if (groups.length === 0) return <p className="calm">{words.quarantine.none}</p>;
  return (
    <ul className="groups">
      {chosen(groups, search).map((group) => (
        <GroupRow key={keyOf(group)} group={group} actions={actions} />
      ))}
    </ul>
  );
}

/** What was received and gives no value yet, why, what to do, and the way back to the belt. */
export function QuarantineScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const manages = useMayManage();
  const [job, setJob] = useState<number>();
  const query = useQuery(groupsQuery({}));
  const again = useMutation({ mutationFn: reinject, onSuccess: ({ id }) => setJob(id) });
  const groups = query.data?.items;
  const actions: GroupActions = { again: (filter) => again.mutate(filter), started: setJob };
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.quarantine.title}</h1>
        <Filters search={search} groups={groups ?? []} />
        {manages && (
          <button type="button" className="button small quiet" onClick={() => again.mutate({ all: true })}>
            {words.quarantine.reinjectAll}
          </button>
        )}
      </header>
      <p className="muted">{words.quarantine.lead}</p>
      {!manages && <p className="muted">{words.quarantine.noRight}</p>}
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {again.error && (
        <p className="trouble" role="alert">
          {again.error.message}
        </p>
      )}
      {job !== undefined && <ReinjectionProgress key={job} id={job} />}
      {groups && <Groups groups={groups} search={search} actions={actions} />}
    </div>
  );
}
